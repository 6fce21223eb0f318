/**
 * The program `ci-job`: check, submit and watch CI jobs without an editor.
 */

import { EXIT_FAILED } from './environment';
import { nodeEnvironment } from './nodeEnvironment';
import { runCli } from './runCli';

runCli(nodeEnvironment(__dirname)).then(
  (exitCode) => {
    // Set, not forced, so that everything written still reaches its reader.
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    // Only a bug of the program comes here; it must not look like errors found in a request.
    process.stderr.write(`ci-job: internal error.\n${error instanceof Error ? error.stack : error}\n`);
    process.exitCode = EXIT_FAILED;
  },
);
