/**
 * What the service complains about in a request: when it refuses it, and when the job of it fails.
 */

import { currentLocale, t } from '../../../../l10n/processLanguage';
import { type CiError, explainError, isRequestFault } from '../../../api/ciError';
import { cleanMessage } from '../../../api/errorElement';
import { describeState } from '../jobMessages';
import type { JobRecord } from '../jobRecord';

/** What the service said. */
export interface ServiceDiagnostic {
  /** The service's own words, which may name elements. */
  readonly words: string;
  /** What the person reads. */
  readonly message: string;
}

/** The serviceDiagnostic of an error; undefined when it is not about what the request says. */
export function serviceDiagnosticOf(error: CiError): ServiceDiagnostic | undefined {
  return error.kind === 'http' && isRequestFault(error)
    ? { words: error.message, message: explainError(error).message }
    : undefined;
}

/** The serviceDiagnostic of a job that failed; undefined when it did not, or without a word. */
export function serviceDiagnosticOfJob(record: JobRecord): ServiceDiagnostic | undefined {
  const { state, message, jobId } = record;
  return state === 'Failed' && message !== undefined
    ? {
        words: cleanMessage(message),
        message: currentLocale().sentences(
          t('The job `{0}` of this request failed.', jobId),
          currentLocale().sentence([describeState(record)]),
        ),
      }
    : undefined;
}
