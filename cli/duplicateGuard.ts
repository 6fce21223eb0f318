/**
 * Keeps `ci-job submit` from making a second job of the same request unnoticed: it is written down before it is sent,
 * by one of all processes of this person, and what became of it afterwards.
 */

import { addressOf } from '../client/api/endpoint';
import { formatAge } from '../client/api/formatAge';
import { digestOf } from '../client/api/requestDigest';
import { failure, type Result, success } from '../client/api/result';
import type {
  LoggedSubmission,
  OpenSubmission,
  SubmissionLog,
  SubmissionOutcome,
  SubmittedRequest,
} from '../client/api/submissionLog';
import { currentLocale, t } from '../l10n/processLanguage';
import { sanitizeForTerminal } from '../server/service/util/sanitizeForTerminal';
import type { CliEnvironment } from './environment';
import { fileFailure } from './requestFile';
import type { Target } from './target';

/** A request of which it is known what was submitted before it was read. */
export interface GuardedRequest {
  /**
   * Writes down that it is about to be sent; the failure says why it must not be.
   * `isForced`: it may become a second job, and may leave no record.
   */
  begin(isForced: boolean): Promise<Result<GuardedSubmission, DuplicateRefusal>>;
}

/** A request that this process may send now. */
export interface GuardedSubmission {
  /** Writes down what became of it. */
  end(outcome: SubmissionOutcome): Promise<void>;
}

/** Why a request is not sent. */
export interface DuplicateRefusal {
  readonly message: string;
  /** Whether there may be a job to look for. */
  readonly mayBeJob: boolean;
}

/** Submitting the same again within this time is reported. */
const RECENT_MS = 10 * 60_000;
/** More processes than these do not submit the same at the same moment. */
const TRIES = 20;

/** Looks up what is known of a request; early, so that whoever starts at the same moment sees the same. */
export async function guardRequest(
  body: string,
  target: Target,
  environment: CliEnvironment,
): Promise<GuardedRequest> {
  const request = { digest: await digestOf(body), address: addressOf(target) };
  const found = await attempt(environment, (log) => log.find(request));
  return {
    begin: async (isForced) => {
      if (!found.ok) {
        return isForced
          ? sendUnrecorded(found.error, environment)
          : failure(unrecorded(found.error, environment));
      }
      if (found.value !== undefined && found.value.state !== 'submitted' && !isForced) {
        return failure(refusal(found.value, environment));
      }
      const begun = await beginAfter(request, found.value, isForced, environment);
      if (begun.ok && found.value?.state === 'submitted') {
        reportRecent(found.value, environment);
      }
      return begun;
    },
  };
}

async function beginAfter(
  request: SubmittedRequest,
  found: LoggedSubmission | undefined,
  isForced: boolean,
  environment: CliEnvironment,
): Promise<Result<GuardedSubmission, DuplicateRefusal>> {
  let latest = found;
  for (let tries = 0; tries < TRIES; tries++) {
    const before = latest;
    const begun = await attempt(environment, (log) => log.begin(request, before));
    if (!begun.ok) {
      return isForced
        ? sendUnrecorded(begun.error, environment)
        : failure(unrecorded(begun.error, environment));
    }
    if (begun.value !== undefined || environment.submissionLog === undefined) {
      return success(guarded(begun.value, environment));
    }
    const next = await attempt(environment, (log) => log.find(request));
    latest = next.ok ? next.value : undefined;
    // Gone again: it was sent, and became no job.
    if (latest !== undefined && !isForced) {
      return failure(refusal(latest, environment));
    }
  }
  return failure({
    message: t('Other processes keep submitting the same request. It was not sent.'),
    mayBeJob: true,
  });
}

function guarded(open: OpenSubmission | undefined, environment: CliEnvironment): GuardedSubmission {
  return {
    async end(outcome) {
      try {
        await open?.end(outcome);
      } catch (error) {
        environment.stderr(
          t(
            'ci-job: the outcome of the request could not be recorded: {0}. Submitting it again requires `--force-duplicate`.\n',
            sanitizeForTerminal(reasonOf(error)),
          ),
        );
      }
    },
  };
}

function sendUnrecorded(error: unknown, environment: CliEnvironment): Result<GuardedSubmission, never> {
  environment.stderr(
    t(
      'ci-job: the submission could not be recorded: {0}; continuing because of `--force-duplicate`.\n',
      sanitizeForTerminal(reasonOf(error)),
    ),
  );
  return success(guarded(undefined, environment));
}

function unrecorded(error: unknown, { stateFolder }: CliEnvironment): DuplicateRefusal {
  const message = currentLocale().sentences(
    t(
      'The request was not sent, because the submission could not be recorded first in `{0}`: {1}.',
      stateFolder ?? '',
      reasonOf(error),
    ),
    t('Set `XDG_STATE_HOME` to a writable folder, or submit without a record with `--force-duplicate`.'),
  );
  return { message, mayBeJob: false };
}

function refusal({ state, atMs, jobIds }: LoggedSubmission, { now }: CliEnvironment): DuplicateRefusal {
  const what =
    state === 'sending'
      ? t('Another process is submitting the same request.')
      : state === 'unknown'
        ? t(
            'The same request was sent {0}, and its outcome is unknown: the job may have been created.',
            formatAge(now() - atMs),
          )
        : t(
            'Another process has just submitted the same request as {0}.',
            jobIds.map(sanitizeForTerminal).join(', '),
          );
  return {
    message: currentLocale().sentences(
      what,
      t('It was not sent again. To create another job, submit it with `--force-duplicate`.'),
    ),
    mayBeJob: true,
  };
}

function reportRecent({ atMs, jobIds }: LoggedSubmission, { now, stderr }: CliEnvironment): void {
  const ageMs = now() - atMs;
  if (ageMs < RECENT_MS) {
    stderr(
      t(
        'ci-job: the same request was submitted {0} as {1}; this creates another job.\n',
        formatAge(ageMs),
        jobIds.map(sanitizeForTerminal).join(', '),
      ),
    );
  }
}

async function attempt<T>(
  { submissionLog }: CliEnvironment,
  use: (log: SubmissionLog) => Promise<T | undefined>,
): Promise<Result<T | undefined, unknown>> {
  try {
    return success(submissionLog === undefined ? undefined : await use(await submissionLog()));
  } catch (error) {
    return failure(error);
  }
}

function reasonOf(error: unknown): string {
  // That there is no such file means nothing where the program makes it.
  const isMissing =
    error instanceof Error && 'code' in error && /^(?:ENOENT|ENOTDIR)$/.test(String(error.code));
  return isMissing ? error.message : fileFailure(error, 'write');
}
