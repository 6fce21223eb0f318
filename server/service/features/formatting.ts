/**
 * Formatting: one element a line, leaves on one line. Text, comments and CDATA keep every character.
 *
 * Where tags do not fit, the parser reads the layout as a witness of what was meant, so another layout could be
 * another reading. There the innermost sound element around a fault is left as it is, and the result is read
 * once more: formatting that changed what a document says is no formatting.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FormattingOptions, Range, TextEdit } from 'vscode-languageserver-types';
import type { RequestDocument } from '../binding/requestDocument';
import type { FormatSettings } from '../languageServiceTypes';
import type { Span } from '../parser/xmlNodes';
import { parseXmlDocument } from '../parser/xmlParser';
import { withReplacements } from '../util/replacements';
import { findFaultyRegions } from './faultyRegions';
import { findGaps, type Gap } from './formattingGaps';
import { toRange } from './namePair';
import { readsAlike } from './readsAlike';

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
  const start = range === undefined ? 0 : document.offsetAt(range.start);
  const end = range === undefined ? xml.text.length : document.offsetAt(range.end);
  const gaps = outsideOf(findFaultyRegions(xml), findGaps(xml, options, settings), xml.text.length).filter(
    (gap) => gap.start >= start && gap.end <= end && xml.text.slice(gap.start, gap.end) !== gap.newText,
  );
  if (xml.syntaxErrors.length > 0 && !keepsReading(request, gaps)) return [];
  return gaps.map((gap) => ({ range: toRange(document, gap), newText: gap.newText }));
}

/**
 * The gaps that neither lie in a region nor touch it: where it stands itself and where what follows stands counts
 * as well, if anything follows. Both lists are in document order.
 */
function outsideOf(regions: readonly Span[], gaps: readonly Gap[], textLength: number): Gap[] {
  let next = 0;
  return gaps.filter((gap) => {
    const from = gap.end === textLength ? gap.start : gap.start - 1;
    while ((regions[next]?.end ?? Number.POSITIVE_INFINITY) <= from) next++;
    return gap.end < (regions[next]?.start ?? Number.POSITIVE_INFINITY);
  });
}

/** Whether the text says the same with the gaps filled anew; they are in order and do not overlap. */
export function keepsReading({ xml, schemaSet }: RequestDocument, gaps: readonly Gap[]): boolean {
  const formatted = withReplacements(xml.text, gaps);
  return readsAlike(xml, parseXmlDocument(formatted, { names: schemaSet.names, ids: schemaSet.nameIds }));
}
