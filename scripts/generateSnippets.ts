/**
 * Turns the request snippets of the schemas into VS Code's snippet file.
 * The file is generated and committed, so that the product needs no code to offer the snippets.
 */
import type { RawSchemaSet } from '../server/service/schema/rawSchemaTypes';

/**
 * One entry of a `.code-snippets` file. Without a prefix it stands in “Insert Snippet” alone: a whole request is no
 * suggestion inside of one, and the user's own snippets need no switch to be suggested.
 */
interface SnippetEntry {
  readonly description: string;
  readonly body: readonly string[];
}

/** The text of `snippets/ci-job.code-snippets`. */
export function generateSnippets(schemaSet: RawSchemaSet): string {
  const entries: Record<string, SnippetEntry> = {};
  for (const { tag, snippets } of Object.values(schemaSet.tags)) {
    for (const { name, description, body } of snippets) {
      // VS Code shows the key, and names are only unique within a Tag.
      entries[`${tag} ${name}`] = { description, body };
    }
  }
  return `${JSON.stringify(entries, undefined, 2)}\n`;
}
