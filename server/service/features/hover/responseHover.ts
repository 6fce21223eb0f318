/**
 * Hover in what the service answers: what an element is, what its value means, what to do about an error.
 */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Hover, Position } from 'vscode-languageserver-types';
import type { Language } from '../../../../l10n/language';
import { codeSpan } from '../../../../l10n/markdownText';
import type { RequestDocument } from '../../binding/requestDocument';
import type { ClientCapabilities } from '../../languageServiceTypes';
import { leafValue } from '../../parser/xmlText';
import { describeListedValue, describeSchema, textBlock } from '../../schema/documentation';
import { describeAnswerElement, describeErrorCode, describeTime } from '../../schema/responseDocumentation';
import type { ElementDeclaration, SchemaSet } from '../../schema/schemaTypes';
import type { Documentation } from '../../util/markup';
import { listedValue } from './hover';
import { type HoverSubject, hoverTargetAt, toHover } from './hoverTarget';
import { jsonAnswerPlaceAt } from './jsonAnswerPlace';

/** The hover at a position of an answer; undefined where there is nothing to say. */
export function doResponseHover(
  document: TextDocument,
  position: Position,
  request: RequestDocument,
  capabilities: ClientCapabilities = {},
): Hover | undefined {
  const subject = subjectAt(request, document.offsetAt(position));
  return subject === undefined ? undefined : toHover(document, subject, capabilities);
}

/** The same for an answer that is written as JSON. */
export function doJsonAnswerHover(
  document: TextDocument,
  position: Position,
  root: ElementDeclaration,
  schemaSet: SchemaSet,
  capabilities: ClientCapabilities = {},
): Hover | undefined {
  const place = jsonAnswerPlaceAt(document.getText(), document.offsetAt(position), root, schemaSet);
  if (place === undefined) return undefined;
  const { declaration, kind, span, text } = place;
  if (kind === 'value' && declaration.builtin === 'container') return undefined;
  const documentation =
    kind === 'name'
      ? describeAnswerElement(declaration, 'name', schemaSet.language)
      : describeValue(schemaSet, declaration, text);
  return toHover(document, { documentation, span }, capabilities);
}

function subjectAt(request: RequestDocument, offset: number): HoverSubject | undefined {
  const target = hoverTargetAt(request.xml, offset);
  const declaration = target === undefined ? undefined : request.declarations[target.element];
  if (target === undefined || declaration === undefined) return undefined;
  const { kind, element, span } = target;
  if (kind === 'name')
    return { documentation: describeAnswerElement(declaration, 'name', request.schemaSet.language), span };
  if (declaration.builtin === 'container') return undefined;
  const value = leafValue(request.xml, element);
  return { documentation: describeValue(request.schemaSet, declaration, value), span };
}

/** A Tag and an error code need no explanation; any other value is explained together with its element. */
function describeValue(
  { language, tags, otherTags, errorCodes }: SchemaSet,
  declaration: ElementDeclaration,
  value: string,
): Documentation {
  const listed = listedValue(declaration, value);
  if (listed?.documentation !== undefined) {
    return [
      ...describeListedValue(listed, language),
      ...describeAnswerElement(declaration, 'value', language),
    ];
  }
  // A value that is not on the list makes people wonder what is.
  const isListed = declaration.facets.enumeration !== undefined;
  const element = describeAnswerElement(declaration, isListed ? 'name' : 'value', language);
  switch (declaration.builtin) {
    case 'tag': {
      const schema = tags.get(value);
      if (schema !== undefined) return describeSchema(schema, language);
      const documentation = otherTags.get(value);
      return documentation === undefined
        ? element
        : [...describeListedValue({ value, documentation }, language), ...element];
    }
    case 'errorCode': {
      const code = errorCodes.get(value);
      return code === undefined
        ? [...unknownCode(value, language), ...element]
        : describeErrorCode(code, language);
    }
    case 'time':
      return [...describeTime(value, language), ...element];
    default:
      return element;
  }
}

function unknownCode(value: string, language: Language): Documentation {
  return textBlock(
    language.t('{0} is not in the official list of codes: see the message next to it.', codeSpan(value)),
  );
}
