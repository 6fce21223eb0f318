/**
 * Finds the settings file of a request: the nearest `.ci-job.json` in its folder or in one above.
 */

import path from 'node:path';
import { failure, type Result, success } from '../client/api/result';
import { text } from '../l10n/language';
import { currentLocale, t } from '../l10n/processLanguage';
import { quoteAll } from '../server/service/schema/words';
import { sanitizeForTerminal } from '../server/service/util/sanitizeForTerminal';
import type { CliEnvironment, PathKind } from './environment';
import { fileFailure, NOT_UTF8_NAME, STDIN } from './requestFile';
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
    // What is no UTF-8 in the name of a folder is lost, and the settings in it with it.
    if (folder.includes('\ufffd') && (await environment.kindOf(folder)) === undefined) {
      return failure(t('`{0}` cannot be read: {1}.', folder, t(NOT_UTF8_NAME)));
    }
    const file = path.join(folder, SETTINGS_FILE);
    const kind = await environment.kindOf(file);
    if (kind !== undefined) return readSettingsFile(file, kind, environment);
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
  kind: PathKind,
  environment: CliEnvironment,
): Promise<Result<ProjectSettings, string>> {
  if (kind !== 'file') return failure(t('`{0}` cannot be read: {1}.', file, t(noFile[kind])));
  try {
    const settings = readSettingsText(new TextDecoder().decode(await environment.readFile(file)));
    if (!settings.ok) return failure(t('`{0}` cannot be used: {1}.', file, settings.error));
    reportEditorSettings(file, settings.value, environment);
    return settings;
  } catch (error) {
    // Reading fails for reasons outside of this program.
    return failure(t('`{0}` cannot be read: {1}.', file, fileFailure(error, 'read')));
  }
}

/** What stands there instead of a file. */
const noFile: Readonly<Record<Exclude<PathKind, 'file'>, string>> = {
  folder: text('it is a folder'),
  brokenLink: text('it is a broken link'),
  other: text('it is not a file'),
};

/** A team may share one file between editors and this program, and should know what counts here. */
function reportEditorSettings(
  file: string,
  { editorSettings }: ProjectSettings,
  { stderr }: CliEnvironment,
): void {
  if (editorSettings.length === 0) return;
  const words =
    editorSettings.length === 1
      ? text('`{0}`: {1} is a setting of the editor; the command line does not use it.')
      : text('`{0}`: {1} are settings of the editor; the command line does not use them.');
  const message = t(words, file, currentLocale().and(quoteAll(editorSettings)));
  stderr(`ci-job: ${sanitizeForTerminal(message)}\n`);
}
