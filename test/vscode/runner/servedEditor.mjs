// What a user opens in a browser: a VS Code server with the VSIX, a copy of the samples, and a sandbox to submit to.
import fs from 'node:fs';
import path from 'node:path';
import { killProcess } from './processes.mjs';
import { root } from './product.mjs';
import { credentialVariables, sandboxSettings } from './sandbox.mjs';
import { installExtension, startVscodeServer, writeSettings } from './vscodeServer.mjs';

/**
 * Promises the editor; everything it writes is below `folder`, all that the server keeps in its `dataFolder`.
 * `user` and `machine` are further settings, `env` further variables of its environment.
 */
export async function serveEditor(options) {
  const { vscode, vsix, folder, sandbox, user = {}, machine = {}, env = {}, port, args = [] } = options;
  const workspace = path.join(folder, 'samples');
  fs.cpSync(path.join(root, 'samples'), workspace, { recursive: true });
  const settings = sandboxSettings(sandbox);
  const dataFolder = path.join(folder, 'data');
  writeSettings(dataFolder, {
    user: { ...settings.user, ...user },
    machine: { ...settings.machine, ...machine },
  });
  await installExtension(vscode, dataFolder, vsix);
  const start = (at) =>
    startVscodeServer(vscode, dataFolder, {
      port: at,
      env: { ...credentialVariables(sandbox.credentials), ...env },
      args,
    });
  let server = await start(port);
  return {
    workspace,
    dataFolder,
    get service() {
      return server.service;
    },
    /** `alone`: in a window without a folder. */
    addressOf(file, opened = workspace, alone = false) {
      const uri = `vscode-remote://${server.authority}${path.join(opened, file)}`;
      // `ew` asks for an empty window; without it the last folder would be opened again.
      const around = alone ? { ew: 'true' } : { folder: opened };
      return server.address({ ...around, payload: JSON.stringify([['openFile', uri]]) });
    },
    /** Kills it at once with all that it has started, as a power cut would, and starts it again on the same data. */
    async killAndRestart() {
      const { port: samePort } = new URL(`http://${server.authority}`);
      await killProcess(server.service);
      // Storage of a workspace goes by its address, of which the port is a part.
      server = await start(Number(samePort));
    },
  };
}
