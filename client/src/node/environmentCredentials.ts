/**
 * Credentials from the environment that the extension host was started in, as the command line takes them.
 */

import type { Credentials } from '../../api/ciTypes';

/** The credentials of the environment; undefined unless both the id and the key are set. */
export function readEnvironmentCredentials(
  environment: Readonly<Record<string, string | undefined>>,
): Credentials | undefined {
  const secretId = environment.TENCENTCLOUD_SECRET_ID?.trim();
  const secretKey = environment.TENCENTCLOUD_SECRET_KEY?.trim();
  const token = environment.TENCENTCLOUD_SESSION_TOKEN || environment.TENCENTCLOUD_SECURITY_TOKEN;
  if (!secretId || !secretKey) {
    return undefined;
  }
  return { secretId, secretKey, ...(token ? { securityToken: token.trim() } : {}) };
}
