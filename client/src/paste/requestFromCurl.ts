/**
 * The body of a copied cURL call, when it is a request. Nothing is run; only the words are read, as a shell reads them.
 */

/** The flags that carry a body. */
const DATA_FLAGS: ReadonlySet<string> = new Set([
  '-d',
  '--data',
  '--data-raw',
  '--data-binary',
  '--data-ascii',
]);

/** The `<Request>` that a cURL call sends; undefined for any other text. */
export function requestFromCurl(text: string): string | undefined {
  const words = shellWords(text.trim());
  if (words[0] !== 'curl' && words[0] !== 'curl.exe') {
    return undefined;
  }
  const bodies = words.flatMap((word, index) => {
    const [flag = '', ...value] = word.split('=');
    if (DATA_FLAGS.has(word)) {
      return [words[index + 1] ?? ''];
    }
    return DATA_FLAGS.has(flag) && flag.startsWith('--') ? [value.join('=')] : [];
  });
  const body = bodies.join('&').trim();
  return /^(?:<\?xml[^>]*\?>\s*)?<Request[\s>]/.test(body) ? body : undefined;
}

/** Words as POSIX shells split them: quotes, `$'…'`, backslashes and continued lines; Windows' `^` as well. */
function shellWords(text: string): readonly string[] {
  const words: string[] = [];
  const piece =
    /\$'((?:\\[\s\S]|[^'\\])*)'|'([^']*)'|"((?:\\[\s\S]|[^"\\])*)"|[\\^]\r?\n|\\([\s\S])|(\s+)|([\s\S])/g;
  let word: string | undefined;
  for (const [, ansi, single, double, escaped, space, other] of text.matchAll(piece)) {
    if (space !== undefined) {
      words.push(...(word === undefined ? [] : [word]));
      word = undefined;
      continue;
    }
    const added =
      (ansi === undefined ? undefined : unescapeAnsi(ansi)) ??
      single ??
      double?.replaceAll(/\\(["\\$`])/g, '$1').replaceAll(/\\\r?\n/g, '') ??
      escaped ??
      other;
    word = added === undefined ? word : (word ?? '') + added;
  }
  return word === undefined ? words : [...words, word];
}

const ANSI_ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** The escapes of `$'…'`, which browsers' "Copy as cURL" writes. */
function unescapeAnsi(text: string): string {
  return text.replaceAll(
    /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))/g,
    (_all, unicode, byte, letter) => {
      const code: string | undefined = unicode ?? byte;
      return code === undefined
        ? (ANSI_ESCAPES[letter] ?? letter)
        : String.fromCharCode(Number.parseInt(code, 16));
    },
  );
}
