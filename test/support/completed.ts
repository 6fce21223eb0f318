/**
 * Completion at a marked cursor: the list, and what accepting an item makes of the text.
 */
import assert from 'node:assert/strict';
import { marked } from './marked';
import { accept, itemsAt } from './typingSimulator';

/** What is offered at the `|`. */
export function offered(text: string): {
  readonly typed: { text: string; offset: number };
  readonly items: ReturnType<typeof itemsAt>;
} {
  const { document, position, service } = marked(text);
  const typed = { text: document.getText(), offset: document.offsetAt(position) };
  return { typed, items: itemsAt(service, typed) };
}

/** The text with the cursor after the item with that label was taken. */
export function accepted(text: string, label: string): string {
  const { typed, items } = offered(text);
  const item = items.find((candidate) => candidate.label === label);
  assert.ok(item, `\`${label}\` is not among: ${items.map((one) => one.label).join(', ')}`);
  const result = accept(typed, item);
  return `${result.text.slice(0, result.offset)}|${result.text.slice(result.offset)}`;
}
