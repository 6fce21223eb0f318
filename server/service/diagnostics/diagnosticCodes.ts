/**
 * The registry of diagnostic codes: the only place where they are spelled.
 * Users write them in settings and scripts compare them, so a code never changes its meaning.
 */
import type { RuleSeverity } from '../schema/rawSchemaTypes';

/** What the registry says about one code. */
export interface DiagnosticCodeInfo {
  readonly severity: RuleSeverity;
  /** One line for lists of codes. */
  readonly title: string;
  /** How an editor may show it: dimmed or struck through. */
  readonly tag?: 'unnecessary' | 'deprecated';
}

const error = (title: string): DiagnosticCodeInfo => ({ severity: 'error', title });
const warning = (title: string): DiagnosticCodeInfo => ({ severity: 'warning', title });

/** Every code with its default severity. */
export const diagnosticCodes = {
  // Not well formed.
  'end-tag-without-slash': error('A start tag stands where the end tag was meant.'),
  'end-tag-missing': error('An element is never closed.'),
  'end-tag-mismatch': error('An end tag closes no open element.'),
  'syntax-error': error('A tag is not finished or holds something that does not belong there.'),
  'syntax-attribute': error('An attribute is not well formed.'),
  'syntax-reference': error('An `&` does not start a known reference.'),
  'syntax-character': error('A character is not allowed in XML.'),
  'syntax-comment': error('A comment is not well formed.'),
  'syntax-cdata': error('A CDATA section is not well formed.'),
  'syntax-processing-instruction': error(
    'A processing instruction or the XML declaration is not well formed.',
  ),
  'wrong-encoding': error('The XML declaration names another encoding than UTF-8.'),
  'syntax-doctype': error('CI requests have no document type declaration.'),
  'syntax-outside-root': error('Something stands outside of the root element.'),
  // The job.
  'unknown-tag': error('`Tag` names no known job.'),
  'missing-tag': error('`Tag` is absent or empty.'),
  'unsupported-tag': {
    severity: 'information',
    title: 'The service knows this Tag, the editor does not know its elements yet.',
  },
  'not-a-job': {
    severity: 'information',
    title: 'The document is another request of the service, not a job.',
  },
  // Structure.
  'unknown-element': warning('The element is not known here.'),
  'misplaced-element': error('The element belongs under another parent.'),
  'missing-element': error('A required element is absent or empty.'),
  'repeated-element': error('The element occurs too often.'),
  'unexpected-text': error('Text where only elements belong.'),
  'unexpected-attribute': warning('Requests have no attributes.'),
  // Values.
  'invalid-type': error('The value is not of the right type.'),
  'out-of-range': error('The number is outside its limits.'),
  'not-multiple': error('The number is not a multiple of the given step.'),
  'not-allowed': error('The value is not in the list.'),
  'too-long': error('The value is too long, or too short.'),
  'invalid-characters': error('The value holds characters that are not allowed.'),
  'invalid-format': error('The value does not have the right shape.'),
  'unknown-placeholder': warning('The place does not know this `${…}`.'),
  'narrower-limit': warning('Outside the limit of this page, inside the limit of another official page.'),
  'deprecated-element': {
    severity: 'hint',
    title: 'The element should no longer be used.',
    tag: 'deprecated',
  },
  // Rules between fields.
  'required-or': error('At least one of several elements is needed.'),
  'required-xor': error('Exactly one of several elements is needed.'),
  'dependent-required': error('An element needs another one beside it.'),
  'dependent-excluded': error('Two elements exclude each other.'),
  'required-when': error('The element is needed here.'),
  'excluded-when': error('The element is not possible here.'),
  'ignored-when': { severity: 'hint', title: 'The service ignores this element.', tag: 'unnecessary' },
  'values-when': error('The value does not go with another value.'),
  'same-match': warning('Values that must have a part in common differ in it.'),
  'not-all': error('Several settings contradict each other.'),
  compare: error('A value is wrong compared with another one.'),
  'missing-placeholder': error('The value needs a `${…}`, or several results get one name.'),
  'wrong-extension': warning('The file is not of a kind that the job reads or writes.'),
  'repeated-value': warning('Values that must differ are the same.'),
  irreversible: warning('The job does something that cannot be undone.'),
  'unused-suppression': {
    severity: 'hint',
    title: 'A comment suppresses a code that does not occur there.',
    tag: 'unnecessary',
  },
  'too-many-problems': {
    severity: 'information',
    title: 'The document has more problems than are shown.',
  },
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
