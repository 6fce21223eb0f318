/**
 * Finds the credentials of a target, and offers to set them when there are none.
 */

import { credentialScope, type Target } from '../target';
import type { UserInterface } from '../ui';
import { credentialsQuestion } from './submitMessages';
import type { CredentialSource, FoundCredentials } from './submitTypes';

/** The credentials of the target; undefined when there are none and the person did not set any. */
export async function askCredentials(
  ui: UserInterface,
  credentials: CredentialSource,
  target: Target,
): Promise<FoundCredentials | undefined> {
  const scope = credentialScope(target);
  const found = await credentials.find(scope);
  if (found !== undefined) {
    return found;
  }
  if ((await ui.ask(credentialsQuestion(target))) === undefined) {
    return undefined;
  }
  await ui.perform({ kind: 'setCredentials' });
  return credentials.find(scope);
}
