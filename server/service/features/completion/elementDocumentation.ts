/**
 * What a completion list says about an element. It is asked for with every key, for every element of the list.
 */
import { type MarkupContent, MarkupKind } from 'vscode-languageserver-types';
import { describeDeclaration } from '../../schema/documentation';
import type { ElementDeclaration } from '../../schema/schemaTypes';
import { markup } from '../markupContent';
import type { CompletionScope } from './completionScope';

// A declaration never changes and is written in one language, and what was made of it goes with it.
const madeBefore = {
  [MarkupKind.Markdown]: new WeakMap<ElementDeclaration, MarkupContent>(),
  [MarkupKind.PlainText]: new WeakMap<ElementDeclaration, MarkupContent>(),
};

/** The documentation of an element as the client can show it. */
export function elementDocumentation(
  { language, capabilities }: CompletionScope,
  element: ElementDeclaration,
): MarkupContent {
  const known = madeBefore[capabilities.markdown === false ? MarkupKind.PlainText : MarkupKind.Markdown];
  let made = known.get(element);
  if (made === undefined) {
    made = markup(describeDeclaration(element, language), capabilities);
    known.set(element, made);
  }
  // The list belongs to who asked for it, and may be changed.
  return { ...made };
}
