// What a person opens in a browser: a VS Code server with the VSIX, a copy of the samples, and a sandbox to submit to.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './product.mjs';
import { credentialVariables, sandboxSettings } from './sandbox.mjs';
import { installExtension, startVscodeServer, writeSettings } from './vscodeServer.mjs';

/** Promises `{ service, workspace, addressOf(file) }`; everything it writes is below `folder`. */
export async function serveEditor({ vscode, vsix, folder, sandbox, user = {}, port, args = [] }) {
  const workspace = path.join(folder, 'samples');
  fs.cpSync(path.join(root, 'samples'), workspace, { recursive: true });
  const settings = sandboxSettings(sandbox);
  const dataFolder = path.join(folder, 'data');
  writeSettings(dataFolder, { ...settings, user: { ...settings.user, ...user } });
  await installExtension(vscode, dataFolder, vsix);
  const env = credentialVariables(sandbox.credentials);
  const server = await startVscodeServer(vscode, dataFolder, { port, env, args });
  const addressOf = (file, opened = workspace) => {
    const uri = `vscode-remote://${server.authority}${path.join(opened, file)}`;
    return server.address({ folder: opened, payload: JSON.stringify([['openFile', uri]]) });
  };
  return { service: server.service, workspace, addressOf };
}
