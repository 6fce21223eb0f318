/**
 * Whether an open document should become a CI job request. Pure: `languageDetection.ts` asks and acts.
 */

import { readRequestHead } from '../requestText';

/** The setting `ciJob.detect`. */
export type DetectMode = 'auto' | 'prompt' | 'off';

/** What the decision looks at. */
export interface Candidate {
  readonly languageId: string;
  readonly isUntitled: boolean;
  readonly text: string;
}

/** What to do with a document. */
export type LanguageDecision =
  | { readonly kind: 'keep' }
  | { readonly kind: 'switch' | 'ask'; readonly tag: string };

const KEEP: LanguageDecision = { kind: 'keep' };

/** Whether a document of this language could be a request that is not known to be one. */
export function isCandidateLanguage({ languageId, isUntitled }: Omit<Candidate, 'text'>): boolean {
  // Pasting into a new document should not depend on how sure the editor's own guess is.
  return languageId === 'xml' || (languageId === 'plaintext' && isUntitled);
}

/** The Tag that the document names, when it is worth asking which Tags are known. */
export function findCandidateTag(candidate: Candidate): string | undefined {
  return isCandidateLanguage(candidate) ? readRequestHead(candidate.text)?.tag : undefined;
}

/** Decides by setting, root element and Tag; other XML is always kept. */
export function decideLanguage(
  candidate: Candidate,
  mode: DetectMode,
  knownTags: readonly string[],
): LanguageDecision {
  const tag = mode === 'off' ? undefined : findCandidateTag(candidate);
  if (tag === undefined || !knownTags.includes(tag)) {
    return KEEP;
  }
  return { kind: mode === 'auto' ? 'switch' : 'ask', tag };
}
