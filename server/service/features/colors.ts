/**
 * colors: swatches for values whose schema says that they are one, and what a picker writes.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Color, ColorInformation, ColorPresentation, Range } from 'vscode-languageserver-types';
import type { RequestDocument } from '../binding/requestDocument';
import { NodeKind } from '../parser/xmlNodes';
import { textSpan } from '../parser/xmlText';
import type { ValueFormat } from '../schema/rawSchemaTypes';
import { toRange } from './names/namePair';

/** How a format is read and written. */
interface ColorFormat {
  readonly expression: RegExp;
  readonly write: (red: number, green: number, blue: number) => string;
}

const formats: Readonly<Record<ValueFormat, ColorFormat>> = {
  rgb: {
    expression: /^0x([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i,
    write: (...parts) => `0x${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`,
  },
};

/** The colors of the document, in document order. */
export function findDocumentColors(document: TextDocument, request: RequestDocument): ColorInformation[] {
  const { xml, declarations } = request;
  const colors: ColorInformation[] = [];
  for (let node = 0; node < xml.nodeCount; node++) {
    const format = declarations[node]?.format;
    if (format === undefined || xml.kind[node] !== NodeKind.element) continue;
    const span = textSpan(xml, node);
    const match = formats[format].expression.exec(xml.text.slice(span.start, span.end));
    if (match === null) continue;
    const [, red = '', green = '', blue = ''] = match;
    const part = (digits: string): number => Number.parseInt(digits, 16) / 255;
    const color = { red: part(red), green: part(green), blue: part(blue), alpha: 1 };
    colors.push({ range: toRange(document, span), color });
  }
  return colors;
}

/** A value of a known colour format as `#rrggbb`; undefined for anything else. */
export function readColor(value: string): string | undefined {
  const match = Object.values(formats)
    .map(({ expression }) => expression.exec(value))
    .find((found) => found !== null);
  return match === undefined ? undefined : `#${match.slice(1).join('').toLowerCase()}`;
}

/** What the value at the range becomes for a picked colour, in its present letter case; nothing elsewhere. */
export function getColorPresentations(
  document: TextDocument,
  { red, green, blue }: Color,
  range: Range,
): ColorPresentation[] {
  const present = document.getText(range);
  const format = Object.values(formats).find(({ expression }) => expression.test(present));
  if (format === undefined) return [];
  const byte = (part: number): number => Math.round(Math.min(1, Math.max(0, part)) * 255);
  const written = format.write(byte(red), byte(green), byte(blue));
  const isLower = /[a-f]/.test(present) && !/[A-F]/.test(present);
  const label = isLower ? written : written.replace(/[a-f]/g, (digit) => digit.toUpperCase());
  return [{ label, textEdit: { range, newText: label } }];
}
