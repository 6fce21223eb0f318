/**
 * Answers of the service written as JSON, as callbacks may be: how they are recognised, and which element of the
 * XML form a place stands for. The text need not be good JSON: what is copied from a log is often cut off.
 */
import type { Span } from '../parser/xmlNodes';
import { TAG } from '../schema/schemaParts';
import type { ElementDeclaration, SchemaSet } from '../schema/schemaTypes';

/** A name or a value of the text, with the names of the members around it, from the outermost on. */
interface JsonPlace {
  readonly kind: 'name' | 'value';
  readonly path: readonly string[];
  readonly span: Span;
  /** The value as text; of a name, the name. */
  readonly text: string;
}

/** What an answer says at a place. */
export interface JsonAnswerPlace extends JsonPlace {
  readonly declaration: ElementDeclaration;
}

/** Longer texts are no answers that people read. */
const MOST_LENGTH = 4_000_000;

/** The declaration of the answer's root; undefined for any other text. It may stand around the members or not. */
export function findJsonAnswer(text: string, { responses }: SchemaSet): ElementDeclaration | undefined {
  if (text.length > MOST_LENGTH || !/^\s*\{/.test(text)) return undefined;
  return [...responses.values()].find((root) => hasMember(text, root) || isWrapped(text, root));
}

/** Containers alone, because many texts have a `Code` and a `Message`. */
function hasMember(text: string, root: ElementDeclaration): boolean {
  return root.children.some(({ name, builtin }) => builtin === 'container' && isMember(text, name));
}

function isWrapped(text: string, root: ElementDeclaration): boolean {
  const start = new RegExp(`^\\s*\\{\\s*"${root.name}"\\s*:\\s*\\{`).test(text);
  return start && root.children.some(({ name }) => isMember(text, name));
}

function isMember(text: string, name: string): boolean {
  const written = `"${name}"`;
  for (let found = text.indexOf(written); found >= 0; found = text.indexOf(written, found + 1)) {
    if (/^\s*:/.test(text.slice(found + written.length, found + written.length + 20))) return true;
  }
  return false;
}

/** What the answer says where the offset is; undefined between the words, and for what nobody describes. */
export function jsonAnswerPlaceAt(
  text: string,
  offset: number,
  root: ElementDeclaration,
  schemaSet: SchemaSet,
): JsonAnswerPlace | undefined {
  const place = placeAt(text, offset);
  if (place === undefined) return undefined;
  const path = place.path[0] === root.name ? place.path.slice(1) : place.path;
  const declaration = declarationAt(path, root, tagsIn(text, place), schemaSet);
  return declaration === undefined ? undefined : { ...place, declaration };
}

/** Where the answer repeats a request, the elements are those of the job's Tag. */
function declarationAt(
  path: readonly string[],
  root: ElementDeclaration,
  tags: readonly string[],
  schemaSet: SchemaSet,
): ElementDeclaration | undefined {
  let answered: ElementDeclaration | undefined = root;
  let repeated: ElementDeclaration | undefined;
  for (const name of path) {
    answered = childOf(answered, name);
    // What the Tag says of its own element is more precise than what holds for every job.
    repeated = echoOf(answered, tags, schemaSet) ?? childOf(repeated, name);
    if (answered === undefined && repeated === undefined) return undefined;
  }
  return answered?.echoes === undefined ? (repeated ?? answered) : answered;
}

function childOf(parent: ElementDeclaration | undefined, name: string): ElementDeclaration | undefined {
  return parent?.children.find((child) => child.name === name);
}

function echoOf(
  answered: ElementDeclaration | undefined,
  tags: readonly string[],
  { tags: schemas }: SchemaSet,
): ElementDeclaration | undefined {
  if (answered?.echoes === undefined) return undefined;
  const schema = tags.map((tag) => schemas.get(tag)).find((known) => known !== undefined);
  return schema?.declarations.find(({ path }) => path === answered.echoes);
}

/** The Tags that the text names, the one after the place last: jobs of one answer mostly are of one kind. */
function tagsIn(text: string, { span }: JsonPlace): readonly string[] {
  const tag = new RegExp(`"${TAG}"\\s*:\\s*"([A-Za-z]+)"`, 'g');
  const all = [...text.matchAll(tag)].map((match) => ({ at: match.index, name: match[1] ?? '' }));
  const distance = ({ at }: { at: number }): number => Math.abs(at - span.start);
  return all.sort((left, right) => distance(left) - distance(right)).map(({ name }) => name);
}

/** An object or a list that is open. */
interface Frame {
  readonly isList: boolean;
  name: string | undefined;
  wantsName: boolean;
}

/** Reads word by word up to the offset; nothing is kept but what is open there. */
function placeAt(text: string, offset: number): JsonPlace | undefined {
  const frames: Frame[] = [];
  const word = /"|[{}[\],:]|[^\s{}[\],:"]+/g;
  for (let match = word.exec(text); match !== null && match.index <= offset; match = word.exec(text)) {
    const [mark] = match;
    const start = match.index;
    const end = mark === '"' ? stringEnd(text, start) : start + mark.length;
    word.lastIndex = end;
    if (mark.length === 1 && '{}[],:'.includes(mark)) {
      step(frames, mark);
      continue;
    }
    const content = mark === '"' ? text.slice(start + 1, Math.max(end - 1, start + 1)) : mark;
    const frame = frames.at(-1);
    const isName = frame?.wantsName === true && mark === '"';
    if (isName && frame !== undefined) {
      frame.name = content;
      frame.wantsName = false;
    }
    if (offset <= end) {
      const path = frames.flatMap(({ name }) => (name === undefined ? [] : [name]));
      const inner = mark === '"' ? 1 : 0;
      const span = { start: start + inner, end: Math.max(end - inner, start + inner) };
      return { kind: isName ? 'name' : 'value', path, span, text: content };
    }
  }
  return undefined;
}

function step(frames: Frame[], mark: string): void {
  const frame = frames.at(-1);
  if (mark === '{') frames.push({ isList: false, name: undefined, wantsName: true });
  else if (mark === '[') frames.push({ isList: true, name: undefined, wantsName: false });
  else if (mark === '}' || mark === ']') frames.pop();
  else if (mark === ',' && frame !== undefined && !frame.isList) frame.wantsName = true;
}

function stringEnd(text: string, start: number): number {
  let offset = start + 1;
  while (offset < text.length && text[offset] !== '"' && text[offset] !== '\n') {
    offset += text[offset] === '\\' ? 2 : 1;
  }
  return Math.min(offset + 1, text.length);
}
