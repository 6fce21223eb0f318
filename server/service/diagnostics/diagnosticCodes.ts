/**
 * The registry of diagnostic codes as checks need it, without explanations. `npm run generate` makes the table of the
 * records in `*Explanations.ts`, where a new code belongs.
 * Users write codes in settings and scripts compare them, so a code never changes its meaning.
 */
import type { CodeExplanation } from './codeExplanation';

/** What the registry says about one code. */
export type DiagnosticCodeInfo = Pick<CodeExplanation, 'severity' | 'title' | 'tag'>;

/** Every code with its default severity. */
export const diagnosticCodes = {
  'end-tag-without-slash': { severity: 'error', title: 'A start tag is used where an end tag is expected.' },
  'end-tag-missing': { severity: 'error', title: 'An element is not closed.' },
  'end-tag-mismatch': { severity: 'error', title: 'An end tag has no matching start tag.' },
  'syntax-error': { severity: 'error', title: 'A tag is incomplete or has unexpected content.' },
  'syntax-attribute': { severity: 'error', title: 'An attribute is not well formed.' },
  'syntax-reference': { severity: 'error', title: 'An `&` does not start a valid reference.' },
  'syntax-character': { severity: 'error', title: 'A character is not allowed in XML.' },
  'syntax-comment': { severity: 'error', title: 'A comment is not well formed.' },
  'syntax-cdata': { severity: 'error', title: 'A CDATA section is not well formed.' },
  'syntax-processing-instruction': {
    severity: 'error',
    title: 'A processing instruction or the XML declaration is not well formed.',
  },
  'wrong-encoding': { severity: 'error', title: 'The XML declaration has an encoding other than UTF-8.' },
  'syntax-doctype': { severity: 'error', title: 'CI requests must not have a document type declaration.' },
  'syntax-outside-root': { severity: 'error', title: 'There is content outside the root element.' },
  'unknown-tag': { severity: 'error', title: '`Tag` is not a known job type.' },
  'missing-tag': { severity: 'error', title: '`Tag` is missing or empty.' },
  'unsupported-tag': {
    severity: 'warning',
    title: 'The Tag is not documented in requests with several jobs, or its elements are not described here.',
  },
  'not-a-job': {
    severity: 'information',
    title: 'The document is another request of the service, not a job.',
  },
  'unknown-element': { severity: 'warning', title: 'The element is unknown here.' },
  'misplaced-element': { severity: 'error', title: 'The element belongs under another parent.' },
  'missing-element': { severity: 'error', title: 'A required element is missing or empty.' },
  'repeated-element': { severity: 'error', title: 'The element occurs too often.' },
  'unexpected-text': { severity: 'error', title: 'Text where only elements are allowed.' },
  'unexpected-attribute': { severity: 'warning', title: 'Requests have no attributes.' },
  'invalid-type': { severity: 'error', title: 'The value is not of the right type.' },
  'out-of-range': { severity: 'error', title: 'The number is outside its limits.' },
  'not-multiple': { severity: 'error', title: 'The number is not a multiple of the given step.' },
  'not-allowed': { severity: 'error', title: 'The value is not in the list.' },
  'too-long': { severity: 'error', title: 'The value is too long, or too short.' },
  'invalid-characters': { severity: 'error', title: 'The value contains characters that are not allowed.' },
  'invalid-format': { severity: 'error', title: 'The value does not have the right format.' },
  'unknown-placeholder': { severity: 'warning', title: 'This `${…}` is not supported here.' },
  'narrower-limit': {
    severity: 'warning',
    title: 'Outside the limit of the page of this job, but within the limit of another official page.',
  },
  'deprecated-element': {
    severity: 'hint',
    title: 'The element should no longer be used.',
    tag: 'deprecated',
  },
  'required-or': { severity: 'error', title: 'At least one of several elements is required.' },
  'required-xor': { severity: 'error', title: 'Exactly one of several elements is required.' },
  'dependent-required': { severity: 'error', title: 'An element requires another one.' },
  'dependent-excluded': { severity: 'error', title: 'Two elements cannot be used together.' },
  'required-when': { severity: 'error', title: 'The element is required here.' },
  'excluded-when': { severity: 'error', title: 'The element is not allowed here.' },
  'ignored-when': { severity: 'hint', title: 'The service ignores this element.', tag: 'unnecessary' },
  'values-when': { severity: 'error', title: 'The value is not compatible with another value.' },
  'same-match': { severity: 'warning', title: 'Values that must share a part differ in it.' },
  'not-all': { severity: 'error', title: 'Several settings contradict each other.' },
  compare: { severity: 'error', title: 'A value is wrong compared with another one.' },
  'missing-placeholder': {
    severity: 'error',
    title: 'The value needs a `${…}`, or several output files get the same name.',
  },
  'wrong-extension': { severity: 'warning', title: 'The job does not read or write files of this type.' },
  'repeated-value': { severity: 'warning', title: 'Values that must differ are the same.' },
  irreversible: { severity: 'warning', title: 'The job does something that cannot be undone.' },
  'unused-suppression': {
    severity: 'hint',
    title: 'A comment suppresses a code that does not occur there.',
    tag: 'unnecessary',
  },
  'too-many-problems': { severity: 'information', title: 'The document has more problems than are shown.' },
} as const satisfies Record<string, DiagnosticCodeInfo>;

/** A code of the registry. */
export type DiagnosticCode = keyof typeof diagnosticCodes;

/** The registry entry of a code. */
export function diagnosticCodeInfo(code: DiagnosticCode): DiagnosticCodeInfo {
  return diagnosticCodes[code];
}

/** True for what makes a document not well formed. */
export function isSyntaxCode(code: DiagnosticCode): boolean {
  return code.startsWith('syntax-') || code.startsWith('end-tag-');
}

/** True when the text is a code of the registry. */
export function isDiagnosticCode(text: string): text is DiagnosticCode {
  return Object.hasOwn(diagnosticCodes, text);
}
