/**
 * Answers of the service written as JSON, as callbacks may be: how they are recognised.
 * The text need not be good JSON: what is copied from a log is often cut off.
 */
import type { ElementDeclaration, SchemaSet } from '../schema/schemaTypes';

/** Longer texts are no answers that people read. */
const MOST_LENGTH = 4_000_000;

/** The declaration of the answer's root; undefined for any other text. The members may be inside of it or not. */
export function findJsonAnswer(text: string, { responses }: SchemaSet): ElementDeclaration | undefined {
  if (text.length > MOST_LENGTH || !/^\s*\{/.test(text)) return undefined;
  return [...responses.values()].find((root) => hasMember(text, root) || isWrapped(text, root));
}

/** Containers alone, because many texts have a `Code` and a `Message`. */
function hasMember(text: string, root: ElementDeclaration): boolean {
  return root.children.some(({ name, builtin }) => builtin === 'container' && isMember(text, name));
}

function isWrapped(text: string, root: ElementDeclaration): boolean {
  const start = new RegExp(`^\\s*\\{\\s*"${root.name}"\\s*:\\s*\\{`).test(text);
  return start && root.children.some(({ name }) => isMember(text, name));
}

function isMember(text: string, name: string): boolean {
  const written = `"${name}"`;
  for (let found = text.indexOf(written); found >= 0; found = text.indexOf(written, found + 1)) {
    if (/^\s*:/.test(text.slice(found + written.length, found + written.length + 20))) return true;
  }
  return false;
}
