// Opens an address in the user's browser where there is a screen to show it on.
import { spawn } from 'node:child_process';

/** True when a browser was asked to open the address; whether it does is its own business. */
export function openInBrowser(address) {
  const command = openCommand();
  if (command === undefined) return false;
  const child = spawn(command, [address], { stdio: 'ignore', detached: true });
  // The address is printed too, so a missing opener is no failure.
  child.on('error', () => undefined);
  child.unref();
  return true;
}

function openCommand() {
  if (process.env.CI) return undefined;
  if (process.platform === 'darwin') return 'open';
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? 'xdg-open' : undefined;
}
