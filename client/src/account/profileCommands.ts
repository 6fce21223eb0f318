/**
 * `ciJob.switchProfile`: which of the profiles of the settings this workspace uses.
 */

import * as vscode from 'vscode';
import { text } from '../../../l10n/language';
import { t } from '../../../l10n/processLanguage';
import type { Services } from '../services';
import { showNotice } from '../ui';
import { profileItems } from './profiles/profileLabels';

/** Makes the command. */
export function switchProfileCommand({
  ui,
  settings,
}: Pick<Services, 'ui' | 'settings'>): () => Promise<void> {
  return async () => {
    const { profiles, problems } = settings.profiles();
    for (const message of problems) {
      void showNotice(ui, {
        severity: 'warning',
        message,
        buttons: [{ label: text('Open Settings'), action: { kind: 'openSettings' } }],
      });
    }
    const choice = await ui.choose({
      title: t('CI Job: Switch Profile'),
      placeholder: t('Where are jobs of this workspace submitted to?'),
      items: profileItems(profiles, settings.activeProfile()?.name),
    });
    switch (choice?.kind) {
      case 'profile':
      case 'none':
        return settings.useProfile(choice.profile?.name);
      case 'edit':
        await vscode.commands.executeCommand('workbench.action.openSettings', 'ciJob.profiles');
    }
  };
}
