/**
 * The diagnostic codes as checks need them, without texts. `npm run generate` makes the table of the records in
 * `codes/`, where a new code belongs.
 * Users write codes in settings and scripts compare them, so a code never changes its meaning.
 */
import type { RuleSeverity } from '../schema/rawSchemaTypes';

/** What checks need of one code. */
export interface DiagnosticCodeInfo {
  /** Where nobody has set another one. */
  readonly severity: RuleSeverity;
  /** How an editor may show it: dimmed or struck through. */
  readonly tag?: 'unnecessary' | 'deprecated';
}

/** Every code with its default severity. */
export const diagnosticCodes = {
  'end-tag-without-slash': { severity: 'error' },
  'end-tag-missing': { severity: 'error' },
  'end-tag-mismatch': { severity: 'error' },
  'syntax-error': { severity: 'error' },
  'syntax-attribute': { severity: 'error' },
  'syntax-reference': { severity: 'error' },
  'syntax-character': { severity: 'error' },
  'syntax-comment': { severity: 'error' },
  'syntax-cdata': { severity: 'error' },
  'syntax-processing-instruction': { severity: 'error' },
  'wrong-encoding': { severity: 'error' },
  'syntax-doctype': { severity: 'error' },
  'syntax-outside-root': { severity: 'error' },
  'unknown-tag': { severity: 'error' },
  'missing-tag': { severity: 'error' },
  'unsupported-tag': { severity: 'warning' },
  'not-a-job': { severity: 'information' },
  'unknown-element': { severity: 'warning' },
  'misplaced-element': { severity: 'error' },
  'missing-element': { severity: 'error' },
  'repeated-element': { severity: 'error' },
  'unexpected-text': { severity: 'error' },
  'unexpected-attribute': { severity: 'warning' },
  'invalid-type': { severity: 'error' },
  'out-of-range': { severity: 'error' },
  'not-multiple': { severity: 'error' },
  'not-allowed': { severity: 'error' },
  'too-long': { severity: 'error' },
  'invalid-characters': { severity: 'error' },
  'invalid-format': { severity: 'error' },
  'unknown-placeholder': { severity: 'warning' },
  'narrower-limit': { severity: 'warning' },
  'deprecated-element': { severity: 'hint', tag: 'deprecated' },
  'required-or': { severity: 'error' },
  'required-xor': { severity: 'error' },
  'dependent-required': { severity: 'error' },
  'dependent-excluded': { severity: 'error' },
  'required-when': { severity: 'error' },
  'excluded-when': { severity: 'error' },
  'ignored-when': { severity: 'hint', tag: 'unnecessary' },
  'values-when': { severity: 'error' },
  'same-match': { severity: 'warning' },
  'not-all': { severity: 'error' },
  compare: { severity: 'error' },
  'missing-placeholder': { severity: 'error' },
  'wrong-extension': { severity: 'warning' },
  'repeated-value': { severity: 'warning' },
  irreversible: { severity: 'warning' },
  'unused-suppression': { severity: 'hint', tag: 'unnecessary' },
  'too-many-problems': { severity: 'information' },
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
