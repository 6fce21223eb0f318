/**
 * Templates of schema files: words with `{path}` slots. `{a|b}` takes the first that is there, `{#path}` counts.
 */

/** What a slot asks for. */
export interface TemplateSlot {
  /** Paths below the holder of the template; the first that has something wins. */
  readonly paths: readonly string[];
  /** The number of elements instead of a value. */
  readonly counted: boolean;
}

/** A template in pieces: texts and slots by turns. */
export type TemplatePiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'slot'; readonly slot: TemplateSlot };

/** Takes a template apart. */
export function templatePieces(template: string): TemplatePiece[] {
  return template
    .split(/(\{[^{}]*\})/)
    .filter((part) => part !== '')
    .map((part): TemplatePiece => {
      if (!part.startsWith('{')) return { kind: 'text', text: part };
      const counted = part.startsWith('{#');
      const paths = part.slice(counted ? 2 : 1, -1).split('|');
      return { kind: 'slot', slot: { paths, counted } };
    });
}

/** Every path that a template names. */
export function templatePaths(template: string): string[] {
  return templatePieces(template).flatMap((piece) => (piece.kind === 'slot' ? piece.slot.paths : []));
}
