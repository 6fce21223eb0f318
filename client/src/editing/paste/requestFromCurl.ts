/**
 * The body of a copied cURL call, or of a call of PowerShell, when it is a request.
 * Nothing is run; only the words are read, as the shell that they are for reads them.
 */

/** The flags that carry a body. */
const DATA_FLAGS: ReadonlySet<string> = new Set([
  '-d',
  '--data',
  '--data-raw',
  '--data-binary',
  '--data-ascii',
]);
/** Short flags with `d` as the last one, and what may stand right behind it. */
const SHORT_DATA = /^-[a-zA-Z]*?d([\s\S]*)$/;
/** Short flags whose value is the rest of the word: a `d` in it is no flag. */
const SHORT_VALUE = /^-[a-zA-Z]*?[XHuAbceDFoTxmrtwCEKPQUYyzh]/;

/** The `<Request>` that a call sends; undefined for any other text. */
export function requestFromCurl(text: string): string | undefined {
  const call = withoutPrompts(text);
  if (!/curl|Invoke-/i.test(call)) {
    return undefined;
  }
  const body = bodyOfPowerShell(call) ?? bodyOfCurl(call);
  return body !== undefined && /^(?:<\?xml[^>]*\?>\s*)?<Request[\s>]/.test(body.trim())
    ? body.trim()
    : undefined;
}

/** A prompt in front, and those of the lines that go on, are copied along from a terminal. */
function withoutPrompts(text: string): string {
  const call = text.trim();
  const prompt =
    /^(?:[$#%>]|PS [^\n>]*>|[A-Z]:\\[^\n>]*>|[\w.-]+@[^\s$#]+[$#]|\[[\w.-]+@[^\]\n]+\][$#])\s*(?=\S)/.exec(
      call,
    )?.[0];
  if (prompt === undefined) {
    return call;
  }
  return call.slice(prompt.length).replaceAll(/([\\^]\r?\n)> ?/g, '$1');
}

function bodyOfCurl(call: string): string | undefined {
  const hereDocument = findHereDocument(call);
  const line = hereDocument === undefined ? call : call.slice(0, hereDocument.start);
  // `^"` is a quote to the command prompt of Windows only with its caret.
  const words = splitShellCommand(line.includes('^"') ? withoutCarets(line) : withoutBackticks(line));
  const program = words.findIndex((word) => !/^\w+=/.test(word));
  if (!/^(?:[^\s"']*[\\/])?curl(?:\.exe)?$/i.test(words[program] ?? '')) {
    return undefined;
  }
  const bodies = words.flatMap((word, index) => bodyOfWord(word, words[index + 1]));
  const fromInput = bodies.length === 1 && bodies[0] === '@-';
  return fromInput ? hereDocument?.body : bodies.join('&');
}

/** `<<EOF`, the lines below and `EOF` on a line of its own. */
function findHereDocument(call: string): { readonly start: number; readonly body: string } | undefined {
  const opening = /<<-?[ \t]*(['"]?)(\w+)\1[^\n]*\n/.exec(call);
  if (opening === null) {
    return undefined;
  }
  const lines = call.slice(opening.index + opening[0].length).split('\n');
  const last = lines.findIndex((line) => line.trim() === opening[2]);
  return last < 0 ? undefined : { start: opening.index, body: lines.slice(0, last).join('\n') };
}

function bodyOfWord(word: string, next: string | undefined): string[] {
  if (DATA_FLAGS.has(word)) {
    return [next ?? ''];
  }
  if (word.startsWith('--')) {
    const [flag = '', ...value] = word.split('=');
    return DATA_FLAGS.has(flag) && value.length > 0 ? [value.join('=')] : [];
  }
  const attached = SHORT_VALUE.test(word.split('d')[0] ?? '') ? undefined : SHORT_DATA.exec(word)?.[1];
  return attached === undefined ? [] : [attached === '' ? (next ?? '') : attached];
}

/** As the command prompt of Windows reads carets: the next character stands for itself, and a line goes on. */
function withoutCarets(text: string): string {
  return text.replaceAll(/\^(?:(\r?\n)(\r?\n)?|([\s\S]))/g, (_all, _lineBreak, second, escaped) =>
    second === undefined ? (escaped ?? '') : '\n',
  );
}

/** As PowerShell reads a quote in double quotes; a backslash before it is for the program that it starts. */
function withoutBackticks(text: string): string {
  return text.includes('=`"') || text.includes('=\\`"') ? text.replaceAll(/\\?`"/g, '\\"') : text;
}

/** Words as POSIX shells split them: quotes, `$'…'`, backslashes and continued lines; Windows' `^` as well. */
function splitShellCommand(text: string): readonly string[] {
  const words: string[] = [];
  const piece =
    /\$'((?:\\[\s\S]|[^'\\])*)'|'([^']*)'|\$?"((?:\\[\s\S]|[^"\\])*)"|[\\^]\r?\n|\\([\s\S])|(\s+)|([\s\S])/g;
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
      double?.replaceAll(/\\(?:(["\\$`])|\r?\n)/g, '$1') ??
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

/** Browsers copy as PowerShell too: the body in double quotes with backticks, or in single ones. */
function bodyOfPowerShell(call: string): string | undefined {
  if (!/(?:^|\n)[ \t]*(?:\$\w+ = )?Invoke-(?:WebRequest|RestMethod)\s/i.test(call)) {
    return undefined;
  }
  const body = /\s-Body\s+(?:'((?:''|[^'])*)'|"((?:`[\s\S]|""|[^"`])*)")/i.exec(call);
  return (
    body?.[1]?.replaceAll("''", "'") ??
    body?.[2]?.replaceAll(/`([\s\S])|""|\$\(\[char\](\d{1,5})\)/g, (_all, escaped, code) => {
      if (code !== undefined) {
        return String.fromCharCode(Number(code));
      }
      return escaped === undefined ? '"' : (ANSI_ESCAPES[escaped] ?? escaped);
    })
  );
}
