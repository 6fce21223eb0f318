/**
 * Finds the settings file of a request: the nearest `.ci-job.json` in its folder or in one above.
 */

import path from 'node:path';
import { t } from '../../l10n/processLanguage';
import { failure, type Result, success } from '../api/result';
import type { CliEnvironment } from './environment';
import { STDIN } from './requestFile';
import { NO_SETTINGS, type ProjectSettings, readSettingsText } from './settings';

/** The name of the settings file. */
export const SETTINGS_FILE = '.ci-job.json';

/** Finds settings and remembers them: requests in one folder share theirs. */
export interface SettingsFinder {
  /** The settings for a request, or a sentence that says what is wrong with their file. */
  readonly settingsOf: (requestFile: string) => Promise<Result<ProjectSettings, string>>;
}

/** A finder for one run of a command. */
export function createSettingsFinder(environment: CliEnvironment): SettingsFinder {
  const known = new Map<string, Promise<Result<ProjectSettings, string>>>();
  const ofFolder = (folder: string): Promise<Result<ProjectSettings, string>> => {
    const found = known.get(folder) ?? lookIn(folder);
    known.set(folder, found);
    return found;
  };
  const lookIn = async (folder: string): Promise<Result<ProjectSettings, string>> => {
    const file = path.join(folder, SETTINGS_FILE);
    if ((await environment.kindOf(file)) === 'file') return readSettingsFile(file, environment);
    const above = path.dirname(folder);
    return above === folder ? success(NO_SETTINGS) : ofFolder(above);
  };
  return {
    settingsOf: (requestFile) => {
      const file = requestFile === STDIN ? environment.stdinFile : requestFile;
      return ofFolder(
        file === undefined ? environment.cwd : path.dirname(path.resolve(environment.cwd, file)),
      );
    },
  };
}

async function readSettingsFile(
  file: string,
  environment: CliEnvironment,
): Promise<Result<ProjectSettings, string>> {
  try {
    const settings = readSettingsText(new TextDecoder().decode(await environment.readFile(file)));
    return settings.ok ? settings : failure(t('`{0}` cannot be used: {1}.', file, settings.error));
  } catch (error) {
    // Reading fails for reasons outside of this program.
    return failure(
      t('`{0}` cannot be read: {1}.', file, error instanceof Error ? error.message : String(error)),
    );
  }
}
