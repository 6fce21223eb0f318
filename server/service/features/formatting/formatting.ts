/**
 * Formatting: one element a line, leaves on one line. Text, comments and CDATA keep every character.
 *
 * Where tags do not fit, the parser reads the indentation as evidence of what was meant, so another one could be
 * another reading. There the innermost sound element around a fault is left as it is, and the result is read
 * once more: formatting that changed what a document says is no formatting.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FormattingOptions, Range, TextEdit } from 'vscode-languageserver-types';
import type { RequestDocument } from '../../binding/requestDocument';
import type { FormatSettings } from '../../languageServiceTypes';
import type { Span } from '../../parser/xmlNodes';
import { parseXmlDocument } from '../../parser/xmlParser';
import { withReplacements } from '../../util/replacements';
import { lineStartBefore } from '../indentation';
import { toRange } from '../names/namePair';
import { findFaultyRegions } from './faultyRegions';
import { findGaps, type Gap } from './formattingGaps';
import { isEquivalentParse } from './isEquivalentParse';

/** What a caller may choose about formatting. */
export interface FormattingChoice {
  /** Only what lies in it is formatted; undefined for everything. */
  readonly range: Range | undefined;
  readonly options: FormattingOptions;
  readonly settings: FormatSettings;
}

/** The edits that format the document. They never change how its tags are read. */
export function formatRequest(
  document: TextDocument,
  { range, options, settings }: FormattingChoice,
  request: RequestDocument,
): TextEdit[] {
  const { xml } = request;
  const gaps = findGaps(xml, { options, settings, stays: touchesOneOf(findFaultyRegions(xml), xml.text) });
  const wanted =
    range === undefined
      ? gaps
      : insideOf(
          xml.text,
          { start: document.offsetAt(range.start), end: document.offsetAt(range.end) },
          gaps,
        );
  const changes = wanted.filter(({ start, end, newText }) => xml.text.slice(start, end) !== newText);
  if (xml.syntaxErrors.length > 0 && !keepsReading(request, changes)) return [];
  return changes.map((gap) => ({ range: toRange(document, gap), newText: gap.newText }));
}

/**
 * Whether a gap lies in a region or touches it: where it stands itself and where what follows stands counts
 * as well, if anything follows. The regions are in document order.
 */
function touchesOneOf(regions: readonly Span[], { length }: string): (gap: Span) => boolean {
  return (gap) => {
    const from = gap.end === length ? gap.start : gap.start - 1;
    let low = 0;
    for (let high = regions.length; low < high; ) {
      const middle = (low + high) >>> 1;
      if ((regions[middle]?.end ?? 0) <= from) low = middle + 1;
      else high = middle;
    }
    return gap.end >= (regions[low]?.start ?? Number.POSITIVE_INFINITY);
  };
}

/** The gaps of a selection. Its first line is indented too, wherever on the line it begins. */
function insideOf(text: string, { start, end }: Span, gaps: readonly Gap[]): Gap[] {
  const firstLine = lineStartBefore(text, start);
  // A selection of whole lines ends where the next line begins, which is not selected.
  const last = start < end && lineStartBefore(text, end) === end ? end - 1 : end;
  return gaps.flatMap((gap) => {
    if (gap.end > last && !(gap.end === end && end === text.length)) return [];
    if (gap.start >= start) return [gap];
    const indent = indentOfGap(text, gap);
    return indent !== undefined && indent.start >= firstLine ? [indent] : [];
  });
}

/** What of a gap is the indentation of the line that it ends on; undefined where that line has something before it. */
function indentOfGap(text: string, { start, end, newText }: Gap): Gap | undefined {
  const lineFeed = text.slice(start, end).lastIndexOf('\n');
  const lineBreak = newText.lastIndexOf('\n');
  if (lineFeed < 0 ? start !== lineStartBefore(text, 0) : lineBreak < 0) return undefined;
  return { start: start + lineFeed + 1, end, newText: newText.slice(lineBreak + 1) };
}

/** Whether the text says the same with the gaps filled anew; they are in order and do not overlap. */
export function keepsReading({ xml, schemaSet }: RequestDocument, gaps: readonly Gap[]): boolean {
  const formatted = withReplacements(xml.text, gaps);
  return isEquivalentParse(
    xml,
    parseXmlDocument(formatted, { names: schemaSet.names, ids: schemaSet.nameIds }),
  );
}
