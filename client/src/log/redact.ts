/**
 * Takes out of a text what must not be in a log, and more of what should not be in a report that others read.
 * A second line of defence: nothing that is written on purpose holds a secret.
 */

const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\b([AI]KID)[A-Za-z0-9_-]{8,}/g, '$1****'],
  [/(q-signature=)[0-9a-f]+/gi, '$1****'],
  [/(q-ak=)[^&\s"'*]+(?!\*)/gi, '$1****'],
  [
    /((?:secret_?key|secret_?id|(?:security|session)[_-]?token|x-c(?:i|os)-security-token|password)["']?\s*[:=]\s*["']?)[^\s"'&,;}]+/gi,
    '$1****',
  ],
  [/\b((?:Basic|Bearer)\s+)(?=\S*[\d=])[A-Za-z0-9+/=._-]{6,}/g, '$1****'],
  [/(<(Secret(?:Id|Key)|Token)>)[^<]+/gi, '$1****'],
  [/(\bhttps?:\/\/)[^\s/@]+@/gi, '$1****@'],
];

/** How a place on a machine begins, wherever it stands. */
const PLACE = String.raw`(?:\b[A-Za-z]:[\\/]|\\\\(?=\w)|\/(?:home|Users|root|mnt|media|Volumes|tmp|var|opt|srv|private)\/)`;
const WORD = String.raw`[^\s,'"\`:)]+`;
/** Names may have spaces: what leads to another separator or to an ending belongs to the place. */
const MORE_OF_IT = String.raw`(?: (?:${WORD} ){0,4}?[^\s,'"\`:)\\/.]*(?:[\\/]|\.\w)[^\s,'"\`:)]*)*`;

const PRIVATE: readonly (readonly [RegExp, string])[] = [
  // Addresses of documents in any file system, but for those of the web.
  [/\b(?:untitled:|(?!https?:)[a-z][a-z0-9+.-]+:\/)[^\s'"`)]+/gi, '<document>'],
  // Between quotes up to the last one: a name may have some of its own.
  [new RegExp(String.raw`(['"\`])(?:${PLACE}|\/\w).*\1`, 'g'), '$1<path>$1'],
  [new RegExp(`${PLACE}${WORD}${MORE_OF_IT}`, 'g'), '<path>'],
  // The beginning of a JobId distinguishes the lines about one job from those about another.
  [/\b([a-z][0-9a-f]{4})[0-9a-f]{12,}\b/gi, '$1…'],
  [/\b[a-z0-9][a-z0-9-]*-\d{8,12}\b/g, '<bucket>'],
  [/\b[\w.+-]+@[\w-]+\.[\w.-]+\b/g, '<address>'],
  [/\b(https?:\/\/)(?!127\.|localhost|\[::1\])[^\s,'"`)]+/g, '$1<host>'],
];

/** The text without anything that looks like a key, a token or a signature. */
export function redactSecrets(text: string): string {
  return replaceAll(text, SECRETS);
}

/** The text without secrets, buckets, addresses and places of the machine either. */
export function redactForReport(text: string): string {
  return replaceAll(redactSecrets(text), PRIVATE);
}

function replaceAll(text: string, replacements: readonly (readonly [RegExp, string])[]): string {
  return replacements.reduce((done, [pattern, replacement]) => done.replaceAll(pattern, replacement), text);
}
