/**
 * Goes with a document as far as a submission would, and stops before anything is sent.
 */

import { t } from '../../../l10n/processLanguage';
import type { Credentials } from '../../api/ciTypes';
import type { DryRun } from '../../api/dryRun';
import { credentialScope, type Target } from '../account/target';
import { findDocument, snapshotOf } from '../editing/requestDocuments';
import type { Services } from '../services';
import { type Notice, showNotice } from '../ui';
import { askTarget } from './askTarget';
import { errorNotice } from './errorNotice';
import { noDocumentNotice, noJobNotice, notARequestNotice, uncheckedNotice } from './submitMessages';
import type { FoundCredentials, RequestSnapshot } from './submitTypes';

/** Stands in where no credentials are set: the shape of the request can be looked at all the same. */
const EXAMPLE_CREDENTIALS: Credentials = {
  secretId: 'AKIDEXAMPLE0000000000000000000000000',
  secretKey: 'exampleSecretKey0000000000000000',
};

/** A request that was signed and not sent. */
export interface DryRunPreparation {
  readonly snapshot: RequestSnapshot;
  readonly target: Target;
  readonly dryRun: DryRun;
  /** Undefined when it was signed with an example key. */
  readonly found: FoundCredentials | undefined;
}

/** The request that the document would become now; undefined after telling why there is none. */
export async function prepareDryRun(
  services: Services,
  argument: unknown,
): Promise<DryRunPreparation | undefined> {
  const document = await findDocument(argument);
  if (document === undefined) {
    return refuse(services, noDocumentNotice());
  }
  const snapshot = snapshotOf(document);
  if (snapshot.languageId !== 'ci-job') {
    return refuse(services, notARequestNotice(snapshot.name));
  }
  const check = await services.server.check(document, services.settings.isValidated());
  if (check?.operation === undefined) {
    return refuse(
      services,
      check === undefined ? uncheckedNotice(snapshot.name) : noJobNotice(snapshot.name, check),
    );
  }
  const target = await askTarget(services.ui, services.settings, snapshot.uri);
  if (target === undefined) {
    return undefined;
  }
  const found = await services.credentials.find(credentialScope(target));
  const client = services.createClient(target, found?.credentials ?? EXAMPLE_CREDENTIALS);
  const answer = await client.dryRun(snapshot.text, check.operation);
  return answer.ok
    ? { snapshot, target, dryRun: answer.value, found }
    : refuse(services, errorNotice(t('There is nothing to show.'), answer.error, target));
}

function refuse({ ui }: Services, notice: Notice): undefined {
  void showNotice(ui, notice);
}
