/**
 * Elements in few words, from the templates of their schema: `H.264 1280×720 30 fps`, and a whole job in one sentence.
 */
import { readAlone } from '../../binding/jobs';
import type { Job, RequestDocument } from '../../binding/requestDocument';
import { childElements, NONE, type NodeId, nameOf } from '../../parser/xmlNodes';
import { leafValue } from '../../parser/xmlText';
import { TAG } from '../../schema/schemaParts';
import { type TemplatePiece, type TemplateSlot, templatePieces } from '../../schema/template';
import { withUnit } from '../../schema/words';

/** The longest value shown in full. */
const LONGEST_VALUE = 60;

/** How many values describe a container without a template. */
const MOST_VALUES = 4;

/** The value of a leaf with its unit, or what distinguishes a container from others like it; empty where nothing does. */
export function summaryOf(request: RequestDocument, element: NodeId): string {
  const children = childElements(request.xml, element);
  if (children.length === 0) return shownValue(request, element);
  const tag = children.find((child) => nameOf(request.xml, child) === TAG);
  if (tag !== undefined) return shownValue(request, tag);
  const outline = request.declarations[element]?.outline;
  if (outline !== undefined) return fillTemplate(request, element, outline);
  return children
    .filter((child) => childElements(request.xml, child).length === 0)
    .map((child) => shownValue(request, child))
    .filter((value) => value !== '')
    .slice(0, MOST_VALUES)
    .join(' · ');
}

/** What the job does, in one sentence; undefined until enough of it is written. `mark` sets values apart. */
export function jobSentence(
  request: RequestDocument,
  job: Job,
  mark: (value: string) => string,
): string | undefined {
  const { request: root, jobs } = request;
  const [first, ...rest] = job.schema?.summary.sentence ?? [];
  if (first === undefined || root === NONE) return undefined;
  const alone = { ...request, xml: readAlone(request.xml, jobs, job) };
  const beginning = fillPhrase(alone, root, first, mark);
  if (beginning === '') return undefined;
  const phrases = rest.map((phrase) => fillPhrase(alone, root, phrase, mark));
  return request.schemaSet.language.sentence([beginning, ...phrases]);
}

/** A template with every slot filled by the bare value below the holder; undefined while one is empty or a wildcard. */
export function fillAddress(request: RequestDocument, holder: NodeId, template: string): string | undefined {
  const parts = templatePieces(template).map((piece) => {
    if (piece.kind === 'text') return piece.text;
    const value = bareText(request, holder, piece);
    return value === '' || /[\s${}]/.test(value) ? undefined : encodeURIComponent(value);
  });
  return parts.includes(undefined) ? undefined : parts.join('');
}

function shownValue(request: RequestDocument, leaf: NodeId): string {
  const line = leafValue(request.xml, leaf).replace(/\s+/g, ' ');
  const { builtin, unit } = request.declarations[leaf] ?? {};
  return withUnit(builtin === 'url' ? shortenStart(line) : shortenEnd(line), unit);
}

function shortenEnd(line: string): string {
  return line.length <= LONGEST_VALUE ? line : `${line.slice(0, LONGEST_VALUE - 1)}…`;
}

/** Addresses differ at their end. */
function shortenStart(line: string): string {
  return line.length <= LONGEST_VALUE ? line : `…${line.slice(1 - LONGEST_VALUE)}`;
}

/** Each word stands where it has a value. Values that are joined stand without units while all are there. */
function fillTemplate(request: RequestDocument, holder: NodeId, template: string): string {
  const words = template.split(' ').map((word) => {
    const pieces = templatePieces(word);
    const slots = pieces.flatMap((piece) => (piece.kind === 'slot' ? [piece.slot] : []));
    const values = slots.map((slot) => slotElement(request, holder, slot));
    if (slots.length > 1 && values.every((value) => value !== undefined)) {
      return pieces.map((piece) => bareText(request, holder, piece)).join('');
    }
    return values
      .filter((value) => value !== undefined)
      .map((value) => summaryOf(request, value))
      .join(' ');
  });
  return words.filter((word) => word !== '').join(' ');
}

function bareText(request: RequestDocument, holder: NodeId, piece: TemplatePiece): string {
  if (piece.kind === 'text') return piece.text;
  const element = slotElement(request, holder, piece.slot);
  return element === undefined ? '' : leafValue(request.xml, element);
}

/** A phrase stands only with all of its values. */
function fillPhrase(
  request: RequestDocument,
  holder: NodeId,
  phrase: string,
  mark: (value: string) => string,
): string {
  const pieces: string[] = [];
  for (const piece of templatePieces(phrase)) {
    const words = piece.kind === 'text' ? piece.text : slotValue(request, holder, piece.slot);
    if (words === '') return '';
    pieces.push(piece.kind === 'text' || piece.slot.counted ? words : mark(words));
  }
  return request.schemaSet.language.phrase(pieces);
}

function slotValue(request: RequestDocument, holder: NodeId, slot: TemplateSlot): string {
  if (slot.counted) {
    const count = slot.paths.flatMap((path) => elementsAt(request, holder, path)).length;
    return count === 0 ? '' : String(count);
  }
  const element = slotElement(request, holder, slot);
  return element === undefined ? '' : summaryOf(request, element);
}

/** The first element with something to say. */
function slotElement(request: RequestDocument, holder: NodeId, { paths }: TemplateSlot): NodeId | undefined {
  return paths
    .flatMap((path) => elementsAt(request, holder, path))
    .find((element) => summaryOf(request, element) !== '');
}

function elementsAt({ xml }: RequestDocument, holder: NodeId, path: string): NodeId[] {
  let found: NodeId[] = [holder];
  for (const name of path.split('/')) {
    found = found.flatMap((element) =>
      childElements(xml, element).filter((child) => nameOf(xml, child) === name),
    );
  }
  return found;
}
