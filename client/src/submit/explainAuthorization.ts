/**
 * `ciJob.explainAuthorization`: paste an `Authorization` value, read what it signs and whether it fits the open request.
 */

import * as vscode from 'vscode';
import { t } from '../../../l10n/processLanguage';
import {
  type Authorization,
  describeAuthorization,
  describeMatch,
  matchAuthorization,
  parseAuthorization,
} from '../../api/explainAuthorization';
import { SCHEME } from '../jobs/virtualDocuments';
import type { Services } from '../services';
import { prepareDryRun } from './prepareDryRun';

/** Makes the command. */
export function explainAuthorizationCommand(services: Services): () => Promise<void> {
  return async () => {
    const pasted = await services.ui.askText({
      title: t('Which Authorization value?'),
      prompt: t('The value of the Authorization header as it was sent. It is not stored.'),
      placeholder: 'q-sign-algorithm=sha1&q-ak=…',
      // Until it expires anybody could send the request with it.
      secret: true,
      validate: (text) => {
        const parsed = parseAuthorization(text);
        return parsed.ok ? undefined : parsed.error;
      },
    });
    const parsed = pasted === undefined ? undefined : parseAuthorization(pasted);
    if (parsed?.ok !== true) {
      return;
    }
    const lines = [
      '# Authorization',
      '',
      ...describeAuthorization(parsed.value, Date.now()).map((line) => `- ${line}`),
      '',
      t('## The open request'),
      '',
      ...(await compareWithOpenRequest(services, parsed.value)).map((line) => `- ${line}`),
      '',
    ];
    const uri = vscode.Uri.from({ scheme: SCHEME, path: t('Authorization explained.md') });
    await services.documents.show(uri, lines.join('\n'));
  };
}

async function compareWithOpenRequest(
  services: Services,
  authorization: Authorization,
): Promise<readonly string[]> {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== 'ci-job') {
    return [t('No request is open in the active editor: open the one that was sent, to compare it.')];
  }
  const preparation = await prepareDryRun(services, document.uri);
  if (preparation?.found === undefined) {
    return [t('It cannot be compared: there are no credentials, or the request cannot be sent.')];
  }
  const { method, url, headers } = preparation.dryRun;
  const request = { method, path: new URL(url).pathname, headers };
  return describeMatch(await matchAuthorization(authorization, request, preparation.found.credentials));
}
