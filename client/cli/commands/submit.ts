/**
 * `ci-job submit`: check a request, submit it, and watch the job if asked to.
 */

import type { CiClient } from '../../api/ciClient';
import type { JobOperation } from '../../api/ciTypes';
import type { JobsDetail } from '../../api/jobsDetail';
import type { Command, CommandArguments, UsageError } from '../command';
import { type CliEnvironment, EXIT_OK, EXIT_PROBLEMS, type ExitCode, worstExitCode } from '../environment';
import { countOf, formatDiagnostics, hasErrors } from '../reporters/diagnosticsReporter';
import { reportError, reportFailure } from '../reporters/errorReporter';
import { formatJob } from '../reporters/jobReporter';
import { type RequestFile, readRequestFile } from '../requestFile';
import { connect, readTarget, TARGET_HELP, TARGET_OPTIONS, type Target } from '../target';
import { watchJob } from '../watchJob';
import { checkRequestFile } from './check';

/** The command. */
export const submitCommand: Command = {
  name: 'submit',
  summary: 'Check a request and submit it; the job is billed',
  help: `Usage: ci-job submit FILE --bucket NAME-APPID --region REGION [OPTIONS]

Checks the request and submits it as it is. FILE may be - for standard input.
A request with errors is not submitted. Every submitted job is billed by the service.

Options:
${TARGET_HELP}  --dry-run            Show the signed request, secrets masked, and send nothing
  --force              Submit in spite of errors
  --wait               Watch the job until it has ended
  -h, --help           Show this

Exit codes: 0 submitted (with --wait: and the job succeeded), 1 errors found or the job failed,
            2 could not run: usage, file, network, credentials
`,
  options: {
    ...TARGET_OPTIONS,
    'dry-run': { type: 'boolean' },
    force: { type: 'boolean' },
    wait: { type: 'boolean' },
  },
  run: submit,
};

/** A request that may go out. */
interface Submission {
  readonly body: string;
  readonly operation: JobOperation;
  readonly client: CiClient;
  readonly target: Target;
}

async function submit(args: CommandArguments, environment: CliEnvironment): Promise<ExitCode | UsageError> {
  const { positionals, flags } = args;
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) {
    return { usage: `Give one file to submit, not ${positionals.length}.` };
  }
  const read = await readRequestFile(file, environment);
  if (!read.ok) {
    return reportFailure(read.error, environment);
  }
  if (!isSubmittable(read.value, flags.has('force'), environment)) {
    return EXIT_PROBLEMS;
  }
  const operation = findOperation(read.value, environment);
  if (operation === undefined) {
    const message = `\`${read.value.name}\` cannot be submitted: its Tag is missing or not one that this program can submit.`;
    return reportFailure(message, environment);
  }
  const target = readTarget(args);
  const client = connect(target, environment);
  if (!client.ok) {
    return reportFailure(client.error, environment);
  }
  const submission = { body: read.value.document.getText(), operation, client: client.value, target };
  return flags.has('dry-run')
    ? showDryRun(submission, environment)
    : send(submission, flags.has('wait'), environment);
}

/** Tells the problems of a request; errors forbid its submission unless it is forced. */
function isSubmittable(file: RequestFile, forced: boolean, environment: CliEnvironment): boolean {
  const report = checkRequestFile(file, environment);
  // Hints are for the editor: they never change what the service does.
  const diagnostics = report.diagnostics.filter(({ severity }) => severity !== 4);
  environment.stderr(formatDiagnostics({ ...report, diagnostics }));
  if (!hasErrors(report)) {
    return true;
  }
  const errors = report.diagnostics.filter((diagnostic) =>
    hasErrors({ file: '', diagnostics: [diagnostic] }),
  );
  const found = `\`${file.name}\` has ${countOf(errors.length, 'error')}`;
  environment.stderr(
    forced
      ? `ci-job: ${found}; going on because of \`--force\`.\n`
      : `ci-job: ${found} and was not submitted. Correct it, or submit it as it is with \`--force\`.\n`,
  );
  return forced;
}

function findOperation({ document }: RequestFile, environment: CliEnvironment): JobOperation | undefined {
  const service = environment.getLanguageService();
  return service.getJobOperation(service.parseRequestDocument(document));
}

async function showDryRun(
  { client, body, operation }: Submission,
  environment: CliEnvironment,
): Promise<ExitCode> {
  const dryRun = await client.dryRun(body, operation);
  if (!dryRun.ok) {
    return reportError(dryRun.error, environment);
  }
  const { display } = dryRun.value;
  environment.stdout(display.endsWith('\n') ? display : `${display}\n`);
  environment.stderr('ci-job: dry run, nothing was sent.\n');
  return EXIT_OK;
}

async function send(
  { client, body, operation, target }: Submission,
  wait: boolean,
  environment: CliEnvironment,
): Promise<ExitCode> {
  const answer = await client.createJob(body, operation, { signal: environment.interruption() });
  if (!answer.ok) {
    return reportError(answer.error, environment);
  }
  const { jobs } = answer.value;
  environment.stdout(jobs.map(formatJob).join('\n'));
  if (!wait) {
    return worstExitCode(jobs.map(exitCodeOfNewJob));
  }
  const codes: ExitCode[] = [];
  for (const { jobId } of jobs) {
    codes.push(await watchJob(client, jobId, target, environment));
  }
  return worstExitCode(codes);
}

/** The service may refuse a job at once, in an answer that is otherwise good. */
function exitCodeOfNewJob({ state }: JobsDetail): ExitCode {
  return state === 'Failed' ? EXIT_PROBLEMS : EXIT_OK;
}
