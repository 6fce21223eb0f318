/**
 * Goes with a document as far as a submission would, and stops before anything is sent.
 */

import { t } from '../../../l10n/processLanguage';
import type { Credentials } from '../../api/ciTypes';
import type { DryRun } from '../../api/dryRun';
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
import type { FoundCredentials, RequestSnapshot } from '../submit/submitTypes';
import { credentialScope, type Target } from '../target';
import { type Notice, showNotice } from '../ui';

/** Stands in where no credentials are set: the shape of the request can be looked at all the same. */
const EXAMPLE_CREDENTIALS: Credentials = {
  secretId: 'AKIDEXAMPLE0000000000000000000000000',
  secretKey: 'exampleSecretKey0000000000000000',
};

/** A request that was signed and not sent. */
export interface Rehearsal {
  readonly snapshot: RequestSnapshot;
  readonly target: Target;
  readonly dryRun: DryRun;
  /** Undefined when it was signed with an example key. */
  readonly found: FoundCredentials | undefined;
}

/** The request that the document would become now; undefined after telling why there is none. */
export async function rehearse(parts: Parts, argument: unknown): Promise<Rehearsal | undefined> {
  const document = await findDocument(argument);
  if (document === undefined) {
    return tell(parts, noDocumentNotice());
  }
  const snapshot = snapshotOf(document);
  if (snapshot.languageId !== 'ci-job') {
    return tell(parts, notARequestNotice(snapshot.name));
  }
  const check = await parts.server.check(document, parts.settings.isValidated());
  if (check?.operation === undefined) {
    return tell(parts, (check === undefined ? uncheckedNotice : unknownTagNotice)(snapshot.name));
  }
  const target = await askTarget(parts.ui, parts.settings, snapshot.uri);
  if (target === undefined) {
    return undefined;
  }
  const found = await parts.credentials.find(credentialScope(target));
  const client = parts.createClient(target, found?.credentials ?? EXAMPLE_CREDENTIALS);
  const answer = await client.dryRun(snapshot.text, check.operation);
  return answer.ok
    ? { snapshot, target, dryRun: answer.value, found }
    : tell(parts, errorNotice(t('There is nothing to show.'), answer.error, target));
}

function tell({ ui }: Parts, notice: Notice): undefined {
  void showNotice(ui, notice);
}
