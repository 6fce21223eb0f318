/**
 * `ci-job submit`: check a request, submit it, and watch the job if asked to.
 */

import type { CiClient } from '../../client/api/ciClient';
import { type CiError, isOutcomeUnknown } from '../../client/api/ciError';
import type { JobsResponse, Result } from '../../client/api/ciTypes';
import { isJobId, type JobsDetail } from '../../client/api/jobsDetail';
import type { SubmissionOutcome } from '../../client/api/submissionLog';
import { text } from '../../l10n/language';
import { currentLocale, t } from '../../l10n/processLanguage';
import type { JobOperation } from '../../server/service/languageServiceTypes';
import { sanitizeForTerminal, sanitizeLines } from '../../server/service/util/sanitizeForTerminal';
import { checkRequestFile } from '../checkFiles';
import type { Command, CommandArguments, UsageError } from '../command';
import { type GuardedRequest, guardRequest } from '../duplicateGuard';
import { type CliEnvironment, EXIT_OK, EXIT_PROBLEMS, type ExitCode, worstExitCode } from '../environment';
import { createSettingsFinder } from '../projectSettings';
import { countErrors, formatDiagnostics, hasErrors } from '../reporters/diagnosticsReporter';
import { createSubmitReporter, type SubmitReporter } from '../reporters/submitReporter';
import { bodyOf, type RequestFile, readRequestFile } from '../requestFile';
import type { ProjectSettings } from '../settings';
import { CREDENTIALS_HELP, connect, formatTarget, readTarget, TARGET_OPTIONS, type Target } from '../target';
import { watchJob } from '../watchJob';

/** The command. */
export const submitCommand: Command = {
  name: 'submit',
  summary: text('Check a request and submit it; the job is billed'),
  help: (options) =>
    t(
      `Usage: ci-job submit FILE --bucket BucketName-APPID --region REGION [OPTIONS]

Checks the request and submits it as it is. FILE may be - for standard input; it has at most 8 MB.
A request with errors is not submitted. Every submitted job is billed by the service.
The severity of codes can be set in .ci-job.json, see ci-job check --help;
"validation.enabled": false has no effect here.

Submissions are recorded as digests and job IDs in a folder of the user: below
$XDG_STATE_HOME, else ~/.local/state (macOS: ~/Library/Application Support,
Windows: %LOCALAPPDATA%). A request that was submitted to the same address is
refused while the outcome is unknown; within ten minutes it is sent and reported
on standard error. If nothing can be recorded, nothing is sent.

Options:
{0}

{1}
Exit codes:
  0  submitted (with --wait: and the job succeeded)
  1  errors found or the job failed
  2  could not run: usage, file, network, credentials

Examples:
  ci-job submit request.cijob.xml --bucket films-1250000000 --region ap-chongqing --dry-run
  ci-job submit request.cijob.xml --bucket films-1250000000 --region ap-chongqing --wait --json
`,
      options,
      t(CREDENTIALS_HELP),
    ),
  options: {
    ...TARGET_OPTIONS,
    'dry-run': {
      type: 'boolean',
      help: () => t('Show the signed request, secrets masked, and send nothing'),
    },
    force: { type: 'boolean', help: () => t('Submit despite errors') },
    'force-duplicate': {
      type: 'boolean',
      help: () =>
        t(`Submit even if the same request may already be a job,
or if the submission cannot be recorded`),
    },
    json: {
      type: 'boolean',
      help: () => t('Print one JSON object with "jobs" and, if something failed, "error"'),
    },
    wait: {
      type: 'boolean',
      help: () =>
        t(`Watch the job until it has ended; its states are printed to standard error,
and an unknown state is polled for ten minutes`),
    },
  },
  completion: { positionals: 'files' },
  run: submit,
};

/** A request that may go out. */
interface Submission {
  readonly body: string;
  readonly operation: JobOperation;
  readonly client: CiClient;
  readonly target: Target;
  readonly guard: GuardedRequest;
  readonly isForced: boolean;
  readonly wait: boolean;
  readonly reporter: SubmitReporter;
}

async function submit(args: CommandArguments, environment: CliEnvironment): Promise<ExitCode | UsageError> {
  const { positionals, flags } = args;
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) {
    return { usage: t('Specify one file to submit, not {0}.', positionals.length) };
  }
  if (flags.has('dry-run') && flags.has('json')) {
    return { usage: t('`--dry-run` and `--json` cannot be used together.') };
  }
  const reporter = createSubmitReporter(flags.has('json'), environment);
  const exitCode = await submitFile(file, args, reporter, environment);
  reporter.end();
  return exitCode;
}

async function submitFile(
  file: string,
  args: CommandArguments,
  reporter: SubmitReporter,
  environment: CliEnvironment,
): Promise<ExitCode> {
  const { flags } = args;
  const read = await readRequestFile(file, environment);
  if (!read.ok) {
    return reporter.failed(read.error);
  }
  const settings = await createSettingsFinder(environment).settingsOf(file);
  if (!settings.ok) {
    return reporter.failed(settings.error);
  }
  const target = readTarget(args, settings.value);
  const body = bodyOf(read.value);
  const guard = await guardRequest(body, target, environment);
  if (!isSubmittable(read.value, settings.value, { forced: flags.has('force'), reporter }, environment)) {
    return EXIT_PROBLEMS;
  }
  const operation = findOperation(read.value, environment);
  if (operation === undefined) {
    return reporter.failed(noJobMessage(read.value, environment));
  }
  for (const caution of operation.cautions ?? []) {
    environment.stderr(t('ci-job: caution: {0}\n', sanitizeForTerminal(caution)));
  }
  const client = connect(target, environment);
  if (!client.ok) {
    return reporter.failed(client.error);
  }
  const [wait, isForced] = [flags.has('wait'), flags.has('force-duplicate')];
  const submission = { body, operation, client: client.value, target, guard, isForced, wait, reporter };
  return flags.has('dry-run') ? showDryRun(submission, environment) : send(submission, environment);
}

/** Says the problems of a request; errors forbid its submission unless it is forced. */
function isSubmittable(
  file: RequestFile,
  { validation }: ProjectSettings,
  { forced, reporter }: { readonly forced: boolean; readonly reporter: SubmitReporter },
  environment: CliEnvironment,
): boolean {
  // The setting is about what is shown while a request is written; this one is going to be billed.
  const report = checkRequestFile(file, environment, { ...validation, enabled: true });
  // Hints are for the editor: they never change what the service does.
  const diagnostics = report.diagnostics.filter(({ severity }) => severity !== 4);
  if (validation.enabled === false && diagnostics.length > 0) {
    environment.stderr(
      t('ci-job: the settings have `"validation.enabled": false`; the submitted request is still checked.\n'),
    );
  }
  environment.stderr(formatDiagnostics({ ...report, diagnostics }));
  if (!hasErrors(report)) {
    return true;
  }
  const errors = report.diagnostics.filter((diagnostic) =>
    hasErrors({ file: '', diagnostics: [diagnostic] }),
  );
  const found = t('`{0}` has {1}', file.name, countErrors(errors.length));
  if (forced) {
    environment.stderr(t('ci-job: {0}; continuing because of `--force`.\n', sanitizeForTerminal(found)));
  } else {
    reporter.failed(t('{0} and was not submitted. Correct it, or submit it as it is with `--force`.', found));
  }
  return forced;
}

function findOperation({ document }: RequestFile, environment: CliEnvironment): JobOperation | undefined {
  const service = environment.getLanguageService();
  return service.getJobOperation(service.parseRequestDocument(document));
}

/** It has no Tag, or belongs to another call of the service. */
function noJobMessage({ document, name }: RequestFile, environment: CliEnvironment): string {
  const service = environment.getLanguageService();
  const noJob = service.explainNoJob(service.parseRequestDocument(document));
  return noJob === undefined
    ? t('`{0}` cannot be submitted as a job: it has no `<Tag>`, or is another kind of request.', name)
    : currentLocale().sentences(t('`{0}` cannot be submitted as a job.', name), noJob);
}

async function showDryRun(
  { client, body, operation, reporter }: Submission,
  environment: CliEnvironment,
): Promise<ExitCode> {
  const dryRun = await client.dryRun(body, operation);
  if (!dryRun.ok) {
    return reporter.refused(dryRun.error);
  }
  const { display } = dryRun.value;
  environment.stdout(sanitizeLines(display.endsWith('\n') ? display : `${display}\n`));
  environment.stderr(t('ci-job: dry run, nothing was sent.\n'));
  return EXIT_OK;
}

async function send(submission: Submission, environment: CliEnvironment): Promise<ExitCode> {
  const { client, body, operation, target, guard, isForced, reporter } = submission;
  // From here on the program does not end before it has written down what became of the request.
  const signal = environment.interruption();
  const begun = await guard.begin(isForced);
  if (!begun.ok) {
    const exitCode = reporter.failed(begun.error.message);
    if (begun.error.mayBeJob) {
      environment.stderr(lookUpMessage(operation, target));
    }
    return exitCode;
  }
  const answer = await client.createJob(body, operation, { signal });
  await begun.value.end(outcomeOf(answer));
  if (!answer.ok) {
    const exitCode = reporter.refused(answer.error);
    if (isOutcomeUnknown(answer.error)) {
      environment.stderr(lookUpMessage(operation, target));
    }
    return exitCode;
  }
  return takeJobs(answer.value.jobs, submission, environment);
}

/** What is written down of a submission. */
function outcomeOf(answer: Result<JobsResponse, CiError>): SubmissionOutcome {
  if (!answer.ok) {
    return { kind: isOutcomeUnknown(answer.error) ? 'unknown' : 'none' };
  }
  const jobIds = answer.value.jobs.map(({ jobId }) => jobId).filter(isJobId);
  return jobIds.length === 0 ? { kind: 'unknown' } : { kind: 'submitted', jobIds };
}

async function takeJobs(
  jobs: readonly JobsDetail[],
  { client, operation, target, wait, reporter }: Submission,
  environment: CliEnvironment,
): Promise<ExitCode> {
  reporter.submitted(jobs);
  if (!jobs.every(({ jobId }) => isJobId(jobId))) {
    const exitCode = reporter.unknown(
      t('The service accepted the request, but returned no job ID to look up the job.'),
    );
    environment.stderr(lookUpMessage(operation, target));
    return exitCode;
  }
  if (!wait) {
    return worstExitCode(jobs.map(exitCodeOfNewJob));
  }
  const codes: ExitCode[] = [];
  for (const { jobId, tag } of jobs) {
    const job = { jobId, tag: tag ?? operation.tag };
    codes.push(await watchJob(client, job, target, reporter, environment));
  }
  return worstExitCode(codes);
}

/** The service lists jobs by Tag. */
function lookUpMessage({ tag, jobs }: JobOperation, target: Target): string {
  const tags = new Set((jobs ?? [{ tag }]).map((job) => job.tag));
  const commands = [...tags].map((each) =>
    sanitizeForTerminal(`ci-job list ${each} ${formatTarget(target)}`.trim()),
  );
  return t('ci-job: look for the job before you submit it again:\n  {0}\n', commands.join('\n  '));
}

/** The service may refuse a job at once, in an answer that is otherwise good. */
function exitCodeOfNewJob({ state }: JobsDetail): ExitCode {
  return state === 'Failed' ? EXIT_PROBLEMS : EXIT_OK;
}
