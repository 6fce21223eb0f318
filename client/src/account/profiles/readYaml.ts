/**
 * The only user of the YAML library. Few people have files that need it, so it is loaded with the first one.
 */

import { FAILSAFE_SCHEMA, load } from 'js-yaml';

/** An object with no more than texts, lists and objects in it; undefined where the content is no such YAML. */
export function readYaml(content: string): object | undefined {
  try {
    // All scalars are texts: a key that looks like a number stays as it is.
    const value: unknown = content.trim() === '' ? {} : load(content, { schema: FAILSAFE_SCHEMA });
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    // The message quotes the text, which is secret.
    return undefined;
  }
}
