/**
 * Where the reference describes something: what links into it are made of. The pages themselves are not needed.
 */
import type { ReferencePlace } from '../languageServiceTypes';
import type { ElementDeclaration, RequestSchema } from '../schema/schemaTypes';

/** The name of the page that lists the others. */
export const CONTENTS_PAGE = 'README';
/** The name of the page about diagnostic codes. */
export const CODES_PAGE = 'codes';
/** The name of the page about the elements of answers. */
export const RESPONSES_PAGE = 'responses';
/** The name of the page about errors of the service. */
export const ERRORS_PAGE = 'errors';

/** A heading as GitHub and the editor's preview make it an anchor. */
export function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');
}

/**
 * The top of the page of a Tag: by its anchor, because a preview that showed another page stays scrolled.
 * The heading is the Tag alone: previews find no anchor that is not ASCII.
 */
export function tagPlace({ tag }: RequestSchema): ReferencePlace {
  return { page: tag, anchor: anchor(tag) };
}

/** The section of an element, or the top of the page for the element around all. */
export function elementPlace(schema: RequestSchema, element: ElementDeclaration): ReferencePlace {
  return element.path === ''
    ? tagPlace(schema)
    : { page: schema.tag, anchor: knownAnchors(schema)[element.index] ?? '' };
}

// Each hover links to one of them.
const anchorsOfSchemas = new WeakMap<RequestSchema, readonly string[]>();

function knownAnchors(schema: RequestSchema): readonly string[] {
  const anchors = anchorsOfSchemas.get(schema) ?? elementAnchors(schema);
  anchorsOfSchemas.set(schema, anchors);
  return anchors;
}

/**
 * The anchors of all elements of a Tag, by their index.
 * Previews number headings of the same letters: a Tag may have `Samplerate` and `SampleRate`.
 */
export function elementAnchors({
  declarations,
}: {
  readonly declarations: readonly Pick<ElementDeclaration, 'path'>[];
}): readonly string[] {
  const seen = new Map<string, number>();
  return declarations.map(({ path }) => {
    const own = anchor(path);
    const earlier = seen.get(own) ?? 0;
    seen.set(own, earlier + 1);
    return earlier === 0 ? own : `${own}-${earlier}`;
  });
}

/** The address of a place for links between pages. */
export function placeLink({ page, anchor }: ReferencePlace): string {
  return `${page}.md#${anchor}`;
}

/** The section of an element of an answer. */
export function answerPlace(element: ElementDeclaration): ReferencePlace {
  return { page: RESPONSES_PAGE, anchor: anchor(answerPath(element)) };
}

/** The section of a diagnostic code. */
export function codePlace(code: string): ReferencePlace {
  return { page: CODES_PAGE, anchor: anchor(code) };
}

/** The section about Tags that the service knows and the schemas do not. */
export function otherTagPlace(): ReferencePlace {
  return codePlace('unsupported-tag');
}

/** The section of an error of the service. */
export function errorPlace(code: string): ReferencePlace {
  return { page: ERRORS_PAGE, anchor: anchor(code) };
}

/** The path with its root, because the roots share names. */
export function answerPath(element: ElementDeclaration): string {
  return element.parent === undefined ? element.name : `${answerPath(element.parent)}/${element.name}`;
}
