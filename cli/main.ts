/**
 * The program `ci-job`: check, submit and watch CI jobs without an editor.
 */

import { setFlagsFromString } from 'node:v8';
import { t } from '../l10n/processLanguage';
import { sanitizeLines } from '../server/service/util/sanitizeForTerminal';
import { EXIT_FAILED } from './environment';
import { nodeEnvironment } from './nodeEnvironment';
import { runCli } from './runCli';

// The V8 of Node.js 20 optimizes functions early, and most commands end before that pays: `check` of ten thousand files
// takes a fifth less processor time when only the hottest are optimized. Later versions have no such flag, nor need it.
if (process.versions.v8.startsWith('11.3.')) setFlagsFromString('--interrupt-budget=600000');

runCli(nodeEnvironment(__dirname)).then(
  (exitCode) => {
    // Set, not forced, so that everything written still reaches its reader.
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    // Only a bug of the program comes here; it must not look like errors found in a request.
    process.stderr.write(
      t(
        'ci-job: internal error.\n{0}\n',
        sanitizeLines(String(error instanceof Error ? error.stack : error)),
      ),
    );
    process.exitCode = EXIT_FAILED;
  },
);
