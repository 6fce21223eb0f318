/**
 * The shape of `otherTags.json`, key by key.
 */
import { constraint } from './schemaShape';
import { type Check, count, listOf, type Shape, shaped, text } from './shapeReader';

const texts = listOf(text);

const operation = shaped(() => ({
  required: ['method', 'path', 'action'],
  keys: { method: text, path: text, action: text },
}));

const otherTagsShape: Shape = {
  required: ['tags'],
  keys: {
    $schema: text,
    operation,
    summary: shaped(() => ({ keys: { input: text, output: text, callback: text } })),
    tags: listOf(
      shaped(() => ({
        required: ['tag', 'documentation'],
        keys: { tag: text, documentation: text, operation },
      })),
    ),
    elsewhere: listOf(
      shaped(() => ({ required: ['tag', 'documentation'], keys: { tag: text, documentation: text } })),
    ),
    otherRequests: listOf(
      shaped(() => ({
        required: ['has', 'documentation'],
        keys: { has: listOf(text, 1), lacks: texts, documentation: text },
      })),
    ),
    severalJobs: shaped(() => ({
      required: ['element', 'most', 'tags'],
      keys: { element: text, most: count, tags: texts, constraints: listOf(constraint) },
    })),
  },
};

/** Checks the content of `otherTags.json`. */
export const otherTagsFile: Check = shaped(() => otherTagsShape);
