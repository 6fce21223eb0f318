/**
 * The language of the extension: the setting `ciJob.language`, else the display language of the editor.
 */
import * as vscode from 'vscode';
import { type Catalogue, english, type Language, languageOf, localeOf } from '../../l10n/language';
import { setLocale } from '../../l10n/processLanguage';
import { readSetting, SETTINGS_SECTION } from './settingReader';

/** Speaks the person's language, now and after a change of the setting; resolves when it does. */
export async function followLanguage(extensionUri: vscode.Uri): Promise<vscode.Disposable> {
  const follow = async (): Promise<void> => setLocale(await languageOfEditor(extensionUri));
  await follow();
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('ciJob.language')) void follow();
  });
}

async function languageOfEditor(extensionUri: vscode.Uri): Promise<Language> {
  const setting = readSetting(vscode.workspace.getConfiguration(SETTINGS_SECTION), 'language');
  const locale = localeOf(setting === 'auto' ? vscode.env.language : setting);
  if (locale === 'en') return english;
  try {
    const file = vscode.Uri.joinPath(extensionUri, 'out', `${locale}.json`);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    // Written by our own build.
    return languageOf(locale, () => JSON.parse(text) as Catalogue);
  } catch {
    // A part of the product is missing; words in another language are better than none.
    return english;
  }
}
