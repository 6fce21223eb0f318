/**
 * `ciJob.testCredentials`: whether the credentials in force open the service, by a question that changes and costs nothing.
 */

import { joined, t } from '../../../l10n/processLanguage';
import { maskSecretId } from '../../api/credentials';
import type { Services } from '../services';
import { askCredentials } from '../submit/askCredentials';
import { askTarget } from '../submit/askTarget';
import { errorNotice } from '../submit/errorNotice';
import { expiryOf, sourceNames, untrustedNotice } from '../submit/submitMessages';
import type { TargetSource } from '../submit/submitTypes';
import { showNotice } from '../ui';

/** A job that does not exist: the service still checks who asks, and answers that there is none. */
const NO_JOB = 'j00000000000000000000000000000000';

/** What the command needs. */
type TestServices = Pick<Services, 'ui' | 'credentials' | 'createClient' | 'activeDocumentUri'> & {
  readonly settings: TargetSource;
};

/** Makes the command. */
export function testCredentialsCommand(
  { ui, settings, credentials, createClient, activeDocumentUri }: TestServices,
  isTrusted: () => boolean,
): () => Promise<void> {
  return async () => {
    if (!isTrusted()) {
      void showNotice(ui, untrustedNotice());
      return;
    }
    const target = await askTarget(ui, settings, activeDocumentUri());
    const found = target === undefined ? undefined : await askCredentials(ui, credentials, target);
    if (target === undefined || found === undefined) {
      return;
    }
    const who = `${maskSecretId(found.credentials.secretId)} (${t(sourceNames[found.source])}${expiryOf(found)})`;
    const answer = await ui.showProgress(t('Testing the credentials'), (signal) =>
      createClient(target, found.credentials).describeJob(NO_JOB, { signal }),
    );
    const where = joined([target.bucket, target.region], 'facts');
    void showNotice(
      ui,
      answer.ok
        ? {
            severity: 'information',
            message: t(
              'The credentials {0} are valid: they can look up jobs of {1}. Submitting requires a separate permission.',
              who,
              where,
            ),
            buttons: [],
          }
        : errorNotice(t('The credentials {0} could not be used for {1}.', who, where), answer.error, target),
    );
  };
}
