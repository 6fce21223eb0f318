// Opens the desktop VS Code of this machine with a profile of its own, so that the user's stays as it is.
import fs from 'node:fs';
import path from 'node:path';
import { run, startProcess } from './processes.mjs';
import { quietSettings } from './vscodeServer.mjs';

/** Promises `{ service }`: a window with the VSIX installed, which ends when the window is closed. */
export async function openDesktopWindow({ vsix, folder, workspace, settings }, env) {
  const profile = path.join(folder, 'profile');
  const extensions = path.join(folder, 'extensions');
  fs.mkdirSync(path.join(profile, 'User'), { recursive: true });
  fs.writeFileSync(
    path.join(profile, 'User', 'settings.json'),
    JSON.stringify({ ...quietSettings, ...settings.user, ...settings.machine }, undefined, 2),
  );
  const own = ['--user-data-dir', profile, '--extensions-dir', extensions];
  await run('code', [...own, '--install-extension', vsix], {
    hint: 'The command `code` of a desktop VS Code is needed. Without one, plain `npm start` serves VS Code in the browser.',
  });
  const first = path.join(workspace, 'transcode.cijob.xml');
  const { service } = await startProcess({
    name: 'VS Code',
    command: 'code',
    args: [...own, '--disable-workspace-trust', '--new-window', '--wait', workspace, first],
    ready: undefined,
    env: { ...process.env, ...env },
  });
  return { service };
}
