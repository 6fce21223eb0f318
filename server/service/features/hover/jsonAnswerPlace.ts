/**
 * Which element of the XML form a place in a JSON answer stands for. What is open at the place is enough: the text
 * need not be good JSON, and what is behind the place is not read.
 */
import { getLocation, type Location } from 'jsonc-parser';
import type { Span } from '../../parser/xmlNodes';
import { TAG } from '../../schema/schemaParts';
import type { ElementDeclaration, SchemaSet } from '../../schema/schemaTypes';

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

function placeAt(text: string, offset: number): JsonPlace | undefined {
  const location = locate(text, offset);
  const node = location?.previousNode;
  // The library keeps the last word also behind it.
  if (location === undefined || node === undefined || offset > node.offset + node.length) return undefined;
  const isQuoted = text[node.offset] === '"';
  const start = node.offset + (isQuoted ? 1 : 0);
  const end = node.offset + node.length;
  const span = { start, end: isQuoted && end > start && text[end - 1] === '"' ? end - 1 : end };
  return {
    kind: node.type === 'property' ? 'name' : 'value',
    path: location.path.filter((segment) => typeof segment === 'string'),
    span,
    text: text.slice(span.start, span.end),
  };
}

function locate(text: string, offset: number): Location | undefined {
  try {
    return getLocation(text, offset);
  } catch {
    // Nested deeper than the library follows: no answer of the service.
    return undefined;
  }
}
