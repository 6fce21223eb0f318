/**
 * `ci-job sandbox`: starts the local service, a program of its own, to try everything without an account.
 */

import { text } from '../../l10n/language';
import { t } from '../../l10n/processLanguage';
import type { Command, CommandArguments, UsageError } from '../command';
import { type CliEnvironment, EXIT_FAILED, EXIT_OK, type ExitCode } from '../environment';

const LARGEST_PORT = 65_535;

/** The command. */
export const sandboxCommand: Command = {
  name: 'sandbox',
  summary: text('Start a local service to try requests without an account'),
  help: (options) =>
    t(
      `Usage: ci-job sandbox [--port N] [--cors]

Starts a local service that checks signatures and requests, and simulates jobs without executing them.
It prints its address, for --endpoint. Ctrl+C stops it.
It accepts only this account, which is valid nowhere else:
  TENCENTCLOUD_SECRET_ID=AKIDSANDBOXDEMO000000000000000000000
  TENCENTCLOUD_SECRET_KEY=sandboxDemoSecretKey00000000000000

Options:
{0}

Exit codes:
  0  stopped by Ctrl+C
  2  could not run: usage, the port is in use

Example:
  ci-job sandbox --port 8080
  In another terminal, with the two variables set:
  ci-job submit request.cijob.xml --endpoint http://127.0.0.1:8080 --wait
`,
      options,
    ),
  options: {
    port: {
      type: 'string',
      value: 'N',
      help: () => t('The port on 127.0.0.1; 0 for any free one (default)'),
    },
    cors: {
      type: 'boolean',
      help: () => t('Allow requests of web pages, for an editor that runs in a browser'),
    },
  },
  run: sandbox,
};

async function sandbox(
  { positionals, values, flags }: CommandArguments,
  environment: CliEnvironment,
): Promise<ExitCode | UsageError> {
  if (positionals.length > 0) {
    return { usage: t('`{0}` is not expected here.', String(positionals[0])) };
  }
  const port = values.get('port') ?? '0';
  if (!/^\d{1,5}$/.test(port) || Number(port) > LARGEST_PORT) {
    return { usage: t('`{0}` is not a port: it must be a number from 0 to {1}.', port, LARGEST_PORT) };
  }
  const cors = flags.has('cors') ? ['--cors'] : [];
  return (await environment.runSandbox(['--port', port, ...cors])) === 0 ? EXIT_OK : EXIT_FAILED;
}
