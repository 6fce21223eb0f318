/**
 * The entry of the extension in a Node extension host: on the desktop, and on a machine that a window is connected to.
 */

import type { ExtensionContext } from 'vscode';
import { activateExtension } from '../extension';
import { editorNetwork } from './editorNetwork';
import { createNodeHost } from './nodeHost';

export { deactivate } from '../extension';

/** Called by the editor, once; commands are there when it resolves. */
export function activate(context: ExtensionContext): Promise<void> {
  return activateExtension(context, createNodeHost(context.extensionPath, editorNetwork));
}
