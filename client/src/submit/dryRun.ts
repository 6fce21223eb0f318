/**
 * `ciJob.dryRun`, `ciJob.copyAsCurl`, `ciJob.copyAsSdkCode`: the exact HTTP request and what is signed, secrets masked. Nothing is sent.
 */

import * as vscode from 'vscode';
import { t } from '../../../l10n/processLanguage';
import { formatCurl } from '../../api/curl';
import { formatNodejsSdkCode } from '../../api/nodejsSdkCode';
import { SCHEME } from '../jobs/virtualDocuments';
import type { Services } from '../services';
import { showNotice } from '../ui';
import { type DryRunPreparation, prepareDryRun } from './prepareDryRun';
import type { RequestSnapshot } from './submitTypes';

type DryRunCommand = (argument?: unknown) => Promise<void>;

/** Makes `ciJob.dryRun`. */
export function dryRunCommand(services: Services): DryRunCommand {
  return async (argument) => {
    const preparation = await prepareDryRun(services, argument);
    if (preparation !== undefined) {
      await services.documents.show(uriOf(preparation.snapshot), describe(preparation));
    }
  };
}

/** Makes `ciJob.copyAsCurl`. */
export function copyAsCurlCommand(services: Services): DryRunCommand {
  return async (argument) => {
    const preparation = await prepareDryRun(services, argument);
    if (preparation !== undefined) {
      await services.ui.perform({ kind: 'copy', text: formatCurl(preparation.dryRun) });
      void showNotice(services.ui, {
        severity: 'information',
        message: t(
          '`{0}` was copied as cURL. The signature is masked: replace it with your own.',
          preparation.snapshot.name,
        ),
        buttons: [],
      });
    }
  };
}

/** Makes `ciJob.copyAsSdkCode`. */
export function copyAsSdkCodeCommand(services: Services): DryRunCommand {
  return async (argument) => {
    const preparation = await prepareDryRun(services, argument);
    if (preparation === undefined) {
      return;
    }
    const { snapshot, target, dryRun } = preparation;
    const { bucket, region } = target;
    const { method, url, body } = dryRun;
    const text = formatNodejsSdkCode({ name: snapshot.name, bucket, region, method, url, body });
    await services.ui.perform({ kind: 'copy', text });
    void showNotice(services.ui, {
      severity: 'information',
      message: t(
        '`{0}` was copied as a program for cos-nodejs-sdk-v5. The program reads the credentials from the environment.',
        snapshot.name,
      ),
      buttons: [],
    });
  };
}

function uriOf({ name }: RequestSnapshot): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: t('Dry run of {0}.http', name.replace(/\.xml$/, '')) });
}

function describe({ dryRun, found }: DryRunPreparation): string {
  const { display, httpString, stringToSign, validUntil } = dryRun;
  const until = new Date(validUntil * 1000).toISOString();
  return [
    t('# Dry run: nothing was sent. Secrets and the signature are masked.'),
    found !== undefined
      ? t('# Signed now, the request would be accepted until {0}.', until)
      : t('# No credentials are set: signed with an example key, which is not valid.'),
    '',
    display.trimEnd(),
    '',
    t('### HttpString: what the signature covers'),
    httpString.trimEnd(),
    '',
    '### StringToSign',
    stringToSign.trimEnd(),
    '',
    '### As cURL',
    formatCurl(dryRun),
    '',
  ].join('\n');
}
