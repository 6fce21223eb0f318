// Starts a VS Code server on 127.0.0.1 with its own data folder, settings and one installed VSIX.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { run, startProcess } from './processes.mjs';

/** Settings of a quiet editor: nothing asks, nothing updates, nothing reports home. */
export const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  // On in a browser: what is submitted would always be what is saved.
  'files.autoSave': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'http.proxySupport': 'off',
  'remote.autoForwardPorts': false,
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.startupPrompt': 'never',
};

/** Writes the settings of a data folder: the user's own, and those that only the machine may set. */
export function writeSettings(dataFolder, { user = {}, machine = {} }) {
  const write = (scope, settings) => {
    const folder = path.join(dataFolder, 'data', scope);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2));
  };
  write('User', { ...quietSettings, ...user });
  write('Machine', machine);
}

/** Installs a VSIX into the data folder, the way a user does on the command line. */
export async function installExtension(vscode, dataFolder, vsix) {
  await run(vscode.node, [vscode.main, ...commonArguments(dataFolder), '--install-extension', vsix], {
    cwd: vscode.folder,
    env: cleanEnvironment(),
  });
}

/**
 * Promises `{ service, authority, address(query) }` of a running server.
 * Only who has the token of the address may use it: everybody on this machine can reach the port.
 */
export async function startVscodeServer(vscode, dataFolder, { port = 0, env = {}, args = [] } = {}) {
  const token = randomBytes(16).toString('hex');
  const { service, match } = await startProcess({
    name: `VS Code ${vscode.version}`,
    command: vscode.node,
    args: [
      vscode.main,
      ...commonArguments(dataFolder),
      ...['--host', '127.0.0.1', '--port', String(port), '--connection-token', token],
      ...args,
    ],
    ready: /Extension host agent listening on (\d+)/,
    timeoutMs: 60_000,
    cwd: vscode.folder,
    env: { ...cleanEnvironment(), ...env },
  });
  const authority = `127.0.0.1:${match[1]}`;
  const address = (query) => `http://${authority}/?${new URLSearchParams({ tkn: token, ...query })}`;
  return { service, authority, address };
}

const commonArguments = (dataFolder) => [
  ...['--server-data-dir', dataFolder],
  ...['--telemetry-level', 'off'],
  '--accept-server-license-terms',
  '--disable-experiments',
];

/** This environment without the editor that the command may run in, and without a user's real credentials. */
export function cleanEnvironment() {
  const foreign = /^(VSCODE_|CODE_SERVER_|ELECTRON_|XDG_|TENCENTCLOUD_|NODE_OPTIONS$|npm_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
