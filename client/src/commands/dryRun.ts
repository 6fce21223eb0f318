/**
 * `ciJob.dryRun`: shows the exact HTTP request and what is signed, secrets masked. Nothing is sent.
 */

import * as vscode from 'vscode';
import type { Credentials } from '../../api/ciTypes';
import type { DryRun } from '../../api/dryRun';
import { SCHEME } from '../jobs/virtualDocuments';
import type { Parts } from '../parts';
import { findDocument, snapshotOf } from '../requestDocuments';
import { askTarget } from '../submit/askTarget';
import { errorNotice } from '../submit/errorNotice';
import {
  noDocumentNotice,
  notARequestNotice,
  uncheckedNotice,
  unknownTagNotice,
} from '../submit/submitMessages';
import type { RequestSnapshot } from '../submit/submitTypes';
import { credentialScope } from '../target';
import { type Notice, showNotice } from '../ui';

/** Stands in where no credentials are set: the shape of the request can be looked at all the same. */
const EXAMPLE_CREDENTIALS: Credentials = {
  secretId: 'AKIDEXAMPLE0000000000000000000000000',
  secretKey: 'exampleSecretKey0000000000000000',
};

/** Makes the command. */
export function dryRunCommand(parts: Parts): (argument?: unknown) => Promise<void> {
  return async (argument) => {
    const document = await findDocument(argument);
    if (document === undefined) {
      tell(parts, noDocumentNotice());
      return;
    }
    const snapshot = snapshotOf(document);
    if (snapshot.languageId !== 'ci-job') {
      tell(parts, notARequestNotice(snapshot.name));
      return;
    }
    const check = await parts.server.check(document);
    if (check?.operation === undefined) {
      tell(parts, (check === undefined ? uncheckedNotice : unknownTagNotice)(snapshot.name));
      return;
    }
    const target = await askTarget(parts.ui, parts.settings, snapshot.uri);
    if (target === undefined) {
      return;
    }
    const found = await parts.credentials.find(credentialScope(target));
    const client = parts.createClient(target, found?.credentials ?? EXAMPLE_CREDENTIALS);
    const answer = await client.dryRun(snapshot.text, check.operation);
    if (answer.ok) {
      await parts.documents.show(uriOf(snapshot), describe(answer.value, found !== undefined));
    } else {
      tell(parts, errorNotice('There is nothing to show.', answer.error));
    }
  };
}

function tell({ ui }: Parts, notice: Notice): void {
  void showNotice(ui, notice);
}

function uriOf({ name }: RequestSnapshot): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `Dry run of ${name.replace(/\.xml$/, '')}.http` });
}

function describe(
  { display, httpString, stringToSign, validUntil }: DryRun,
  hasCredentials: boolean,
): string {
  const until = new Date(validUntil * 1000).toISOString();
  return [
    '# Dry run: nothing was sent. Secrets and the signature are masked.',
    hasCredentials
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
  ].join('\n');
}
