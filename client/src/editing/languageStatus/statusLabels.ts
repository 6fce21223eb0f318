/**
 * What the language status of a request says: which job it is, how old the facts are, its problems, where it goes.
 */

import { joined, t } from '../../../../l10n/processLanguage';
import type { TagFacts } from '../../../../server/src/protocol';
import { targetText } from '../../account/profiles/profileLabels';
import type { PartialTarget } from '../../account/target';
import { describeCounts, type ProblemCounts } from '../problemCounts';

/** One line of the language status. */
export interface StatusLine {
  readonly text: string;
  readonly detail: string;
  readonly severity: 'information' | 'warning' | 'error';
  readonly action: StatusAction | undefined;
}

/** What the button of a line does. */
export type StatusAction =
  | { readonly kind: 'openPage'; readonly title: string; readonly url: string }
  | { readonly kind: 'showProblems' | 'openSetting' | 'switchProfile'; readonly title: string };

/** What a screen reader says of a line: its words without the names of icons. */
export function spokenLine({ text, detail }: StatusLine): string {
  return joined([text.replaceAll(/\$\([\w~-]+\) ?/g, ''), detail], 'facts');
}

/** The line about a document that is no request, such as an answer of the service. */
export function otherDocumentLine(): StatusLine {
  return {
    text: t('No request'),
    detail: t('nothing to submit'),
    severity: 'information',
    action: undefined,
  };
}

/** The line about the job. `facts`: null for an unknown Tag, undefined while they are not known. */
export function tagLine(tag: string | undefined, facts: TagFacts | null | undefined): StatusLine {
  const line = { text: tag ?? t('No Tag'), severity: 'information', action: undefined } as const;
  if (tag === undefined) {
    return { ...line, detail: t('no job type'), severity: 'error' };
  }
  if (facts === undefined) {
    return { ...line, detail: '' };
  }
  if (facts === null) {
    return { ...line, detail: t('unknown Tag'), severity: 'warning' };
  }
  const { page, asOf, checked } = facts;
  const detail = asOf === undefined ? '' : t('facts as of {0}', asOf);
  return {
    ...line,
    detail: checked === 'xml' ? t('only the XML is checked') : detail,
    action: page === undefined ? undefined : { kind: 'openPage', title: t('Vendor Page'), url: page.url },
  };
}

/** The line about the jobs of a request that carries several kinds of them. */
export function severalTagsLine(tags: readonly string[]): StatusLine {
  const text = joined(tags, 'items');
  return { text, detail: t('several jobs'), severity: 'information', action: undefined };
}

/** The line about problems. */
export function problemsLine(counts: ProblemCounts, isValidated: boolean): StatusLine {
  if (!isValidated) {
    const action = { kind: 'openSetting', title: t('Open Setting') } as const;
    return { text: t('Not checked'), detail: t('checks are switched off'), severity: 'information', action };
  }
  const text = describeCounts(counts);
  if (text === '') {
    return { text: t('No problems'), detail: '', severity: 'information', action: undefined };
  }
  const severity = counts.errors > 0 ? 'error' : 'warning';
  return { text, detail: '', severity, action: { kind: 'showProblems', title: t('Show Problems') } };
}

/** The line about where the job would go. */
export function targetLine(target: PartialTarget, isProduction: boolean): StatusLine {
  const { bucket, region, problem } = target;
  const isComplete = bucket !== undefined && region !== undefined;
  return {
    text: targetText(target, isProduction),
    detail: problem !== undefined || isComplete ? '' : t('asked for when you submit the job'),
    severity: problem === undefined ? 'information' : 'error',
    action: { kind: 'switchProfile', title: t('Switch Profile') },
  };
}
