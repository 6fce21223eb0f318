/**
 * Finds the credentials of a target, and offers to set them when there are none.
 */

import { credentialScope, type Target } from '../account/target';
import { showNotice, type UserInterface } from '../ui';
import { credentialsNotice, credentialsQuestion } from './submitMessages';
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
  const problem = credentials.problem?.(scope);
  if (problem?.canBeSet === false) {
    void showNotice(ui, credentialsNotice(target, problem.message));
    return undefined;
  }
  if ((await ui.ask(credentialsQuestion(target, problem?.message))) === undefined) {
    return undefined;
  }
  await ui.perform({ kind: 'setCredentials', scope });
  return credentials.find(scope);
}
