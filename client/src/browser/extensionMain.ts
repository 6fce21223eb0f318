/**
 * The entry of the extension in a web extension host: a worker of the page, without Node and without a disk.
 */

import type { ExtensionContext } from 'vscode';
import { activateExtension } from '../extension';
import { createBrowserHost } from './browserHost';

export { deactivate } from '../extension';

/** Called by the editor, once; commands are there when it resolves. */
export function activate(context: ExtensionContext): Promise<void> {
  return activateExtension(context, createBrowserHost(context.extensionUri));
}
