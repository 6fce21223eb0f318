/**
 * `ciJob.dryRun`, `ciJob.copyAsCurl`, `ciJob.copyAsSdkCode`: the exact HTTP request and what is signed, secrets masked. Nothing is sent.
 */

import * as vscode from 'vscode';
import { t } from '../../../l10n/processLanguage';
import { formatCurl } from '../../api/curl';
import { formatNodejsSdkCode } from '../../api/nodejsSdkCode';
import { SCHEME } from '../jobs/virtualDocuments';
import type { Parts } from '../parts';
import type { RequestSnapshot } from '../submit/submitTypes';
import { showNotice } from '../ui';
import { type Rehearsal, rehearse } from './rehearsal';

type DryRunCommand = (argument?: unknown) => Promise<void>;

/** Makes `ciJob.dryRun`. */
export function dryRunCommand(parts: Parts): DryRunCommand {
  return async (argument) => {
    const rehearsal = await rehearse(parts, argument);
    if (rehearsal !== undefined) {
      await parts.documents.show(uriOf(rehearsal.snapshot), describe(rehearsal));
    }
  };
}

/** Makes `ciJob.copyAsCurl`. */
export function copyAsCurlCommand(parts: Parts): DryRunCommand {
  return async (argument) => {
    const rehearsal = await rehearse(parts, argument);
    if (rehearsal !== undefined) {
      await parts.ui.perform({ kind: 'copy', text: formatCurl(rehearsal.dryRun) });
      void showNotice(parts.ui, {
        severity: 'information',
        message: t(
          '`{0}` was copied as cURL. The signature is masked: fill in one of your own.',
          rehearsal.snapshot.name,
        ),
        buttons: [],
      });
    }
  };
}

/** Makes `ciJob.copyAsSdkCode`. */
export function copyAsSdkCodeCommand(parts: Parts): DryRunCommand {
  return async (argument) => {
    const rehearsal = await rehearse(parts, argument);
    if (rehearsal === undefined) {
      return;
    }
    const { snapshot, target, dryRun } = rehearsal;
    const { bucket, region } = target;
    const { method, url, body } = dryRun;
    const text = formatNodejsSdkCode({ name: snapshot.name, bucket, region, method, url, body });
    await parts.ui.perform({ kind: 'copy', text });
    void showNotice(parts.ui, {
      severity: 'information',
      message: t(
        '`{0}` was copied as a program for cos-nodejs-sdk-v5. It takes the credentials from the environment.',
        snapshot.name,
      ),
      buttons: [],
    });
  };
}

function uriOf({ name }: RequestSnapshot): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: t('Dry run of {0}.http', name.replace(/\.xml$/, '')) });
}

function describe({ dryRun, found }: Rehearsal): string {
  const { display, httpString, stringToSign, validUntil } = dryRun;
  const until = new Date(validUntil * 1000).toISOString();
  return [
    t('# Dry run: nothing was sent. Secrets and the signature are masked.'),
    found !== undefined
      ? t('# Signed now, the request would be accepted until {0}.', until)
      : t('# No credentials are set: signed with an example key, which the service does not know.'),
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
