/**
 * `ciJob.dryRun`, `ciJob.copyAsCurl`, `ciJob.copyAsSdkCode`: the exact HTTP request and what is signed, secrets masked. Nothing is sent.
 */

import * as vscode from 'vscode';
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
        message: `\`${rehearsal.snapshot.name}\` was copied as cURL. The signature is masked: fill in one of your own.`,
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
      message: `\`${snapshot.name}\` was copied as a program for cos-nodejs-sdk-v5. It takes the credentials from the environment.`,
      buttons: [],
    });
  };
}

function uriOf({ name }: RequestSnapshot): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `Dry run of ${name.replace(/\.xml$/, '')}.http` });
}

function describe({ dryRun, found }: Rehearsal): string {
  const { display, httpString, stringToSign, validUntil } = dryRun;
  const until = new Date(validUntil * 1000).toISOString();
  return [
    '# Dry run: nothing was sent. Secrets and the signature are masked.',
    found !== undefined
      ? `# Signed now, the request would be accepted until ${until}.`
      : '# No credentials are set: signed with an example key, which the service does not know.',
    '',
    display.trimEnd(),
    '',
    '### HttpString: what the signature covers',
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
