/**
 * Ids of jobs: which of them the service takes in one call.
 */

import { t } from '../../l10n/processLanguage';
import { isJobId } from './jobsDetail';

/** The kind of processing of a job, which the first letter of its id names; jobs of one kind go into one call. */
export function jobKind(jobId: string): string {
  return jobId.slice(0, 1);
}

/** The ids without repetitions in groups that a call takes, each of one kind; the order is kept within a kind. */
export function groupJobIds(jobIds: readonly string[], maxIds: number): readonly (readonly string[])[] {
  const kinds = new Map<string, string[]>();
  for (const jobId of new Set(jobIds)) {
    const kind = kinds.get(jobKind(jobId));
    if (kind === undefined) {
      kinds.set(jobKind(jobId), [jobId]);
    } else {
      kind.push(jobId);
    }
  }
  return [...kinds.values()].flatMap((ids) =>
    Array.from({ length: Math.ceil(ids.length / maxIds) }, (_, index) =>
      ids.slice(index * maxIds, (index + 1) * maxIds),
    ),
  );
}

/** Why the service would take no call about these ids, in a sentence; undefined when it may. */
export function checkJobIds(jobIds: readonly string[], maxIds: number): string | undefined {
  const wrong = jobIds.find((id) => !isJobId(id));
  if (wrong !== undefined) {
    return t('`{0}` is not a job ID: it must be letters, digits, `-` and `_` only.', wrong);
  }
  const [first, ...others] = jobIds;
  if (first === undefined) {
    return t('No job ID is specified.');
  }
  if (jobIds.length > maxIds) {
    return t('One call accepts at most {0} job IDs, but {1} are specified.', maxIds, jobIds.length);
  }
  const otherKind = others.find((id) => jobKind(id) !== jobKind(first));
  return otherKind === undefined
    ? undefined
    : t(
        'One call accepts job IDs of one kind, which is their first letter: `{0}` and `{1}` differ.',
        first,
        otherKind,
      );
}
