/**
 * Patterns of file names as shells write them: `*`, `?`, `**`, `[abc]`, `{a,b}`. Paths are joined by `/`.
 * Node 20 brings no such matcher, and shells on Windows expand nothing.
 */

/** Whether a name holds anything that a pattern gives a meaning to. */
export function isGlob(text: string): boolean {
  return /[*?[{]/.test(text);
}

/** The folder that every match is in, and the pattern below it. */
export function splitGlob(pattern: string): { readonly base: string; readonly rest: string } {
  const parts = pattern.split('/');
  const first = parts.findIndex(isGlob);
  const base = parts.slice(0, first).join('/');
  return { base: base === '' && pattern.startsWith('/') ? '/' : base, rest: parts.slice(first).join('/') };
}

/** A test of relative paths. Names that start with a dot match only where the pattern writes the dot. */
export function globMatcher(pattern: string): (path: string) => boolean {
  const alternatives = alternativesOf(pattern).map(
    (segments) => new RegExp(`^${segments.map(segmentSource).join('')}$`, 'u'),
  );
  return (path) => alternatives.some((regex) => regex.test(`${path}/`));
}

/** A test of relative paths of folders: whether the pattern can match anything below. */
export function globFolderMatcher(pattern: string): (folder: string) => boolean {
  const alternatives = alternativesOf(pattern).map((segments) => {
    const source = segments
      .slice(0, -1)
      .reduceRight((below, segment) => `(?:${segmentSource(segment)}${below})?`, '');
    return new RegExp(`^${source}$`, 'u');
  });
  return (folder) => alternatives.some((regex) => regex.test(`${folder}/`));
}

/** The names of a path by pattern, once for each choice that braces leave. */
function alternativesOf(pattern: string): readonly (readonly string[])[] {
  return expandBraces(pattern).map((alternative) => alternative.replace(/(^|\/)\*\*$/, '$1**/*').split('/'));
}

/** `a{b,c}` → `ab`, `ac`; braces may hold braces. One without a partner stands for itself. */
function expandBraces(pattern: string): readonly string[] {
  const open = pattern.indexOf('{');
  const close = open < 0 ? -1 : closingBrace(pattern, open);
  if (close < 0) return [pattern];
  const before = pattern.slice(0, open);
  const after = pattern.slice(close + 1);
  return splitAlternatives(pattern.slice(open + 1, close)).flatMap((middle) =>
    expandBraces(`${before}${middle}${after}`),
  );
}

function closingBrace(pattern: string, open: number): number {
  let depth = 0;
  for (let index = open; index < pattern.length; index++) {
    if (pattern[index] === '{') depth++;
    if (pattern[index] === '}' && --depth === 0) return index;
  }
  return -1;
}

function splitAlternatives(text: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '{') depth++;
    if (character === '}') depth--;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}

/** One name of a path, with the slash after it. `**` alone is any number of folders. */
function segmentSource(segment: string): string {
  if (segment === '**') return '(?:(?!\\.)[^/]+/)*';
  const hidden = segment.startsWith('.') ? '' : '(?!\\.)';
  return `${hidden}${segment.replace(/\[!?[^\]]+\]|[^[]|\[/gu, tokenSource)}/`;
}

function tokenSource(token: string): string {
  if (token === '*') return '[^/]*';
  if (token === '?') return '[^/]';
  if (token.length > 1 && token.startsWith('[')) {
    const inner = token.slice(1, -1).replace(/[\\\]^[]/g, '\\$&');
    return inner.startsWith('!') ? `[^/${inner.slice(1)}]` : `[${inner}]`;
  }
  return token.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
