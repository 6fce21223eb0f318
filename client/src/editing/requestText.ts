/**
 * What can be seen of a request by looking at its first lines: where its root element is and which Tag it names.
 * Deliberately no parser: it decides whether our language server has any business with a document.
 */

/** The beginning of a document whose root element is `<Request>`. */
export interface RequestHead {
  /** The offset of the `<` of the root element. */
  readonly offset: number;
  /** The text of the first `<Tag>`; undefined when it is absent or empty. */
  readonly tag: string | undefined;
}

/** A Tag further away than this is no reason to look through a whole file. */
const HEAD_LENGTH = 64 * 1024;
/** The byte order mark, white space, and what XML allows before the root element. */
const PROLOG = /^\uFEFF?(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*>)*/;
const ROOT = /^<Request(?=[\s/>])/;
const TAG = /<Tag>\s*([^<>\s][^<>]*?)\s*<\/Tag>/;

/** Reads the head of a request; undefined when the root element is another one or has not been typed yet. */
export function readRequestHead(text: string): RequestHead | undefined {
  const head = text.slice(0, HEAD_LENGTH);
  const offset = PROLOG.exec(head)?.[0].length ?? 0;
  if (!ROOT.test(head.slice(offset, offset + '<Request>'.length))) {
    return undefined;
  }
  return { offset, tag: TAG.exec(withoutComments(head.slice(offset)))?.[1] };
}

/** The Tags of a request that may carry several jobs, each once. */
export function readTags(text: string): readonly string[] {
  const head = withoutComments(text.slice(0, HEAD_LENGTH));
  return [...new Set([...head.matchAll(new RegExp(TAG, 'g'))].map(([, tag = '']) => tag))];
}

function withoutComments(head: string): string {
  return head.replace(/<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)/g, '');
}
