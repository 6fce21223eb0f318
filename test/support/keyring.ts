/**
 * A keyring as the editor has one, in memory; a broken one fails at every call.
 */
import type { SecretStorage } from '../../client/src/account/credentials';

/** An empty keyring; `kept` is what it holds. */
export function keyring(broken = false): SecretStorage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  const guard = <T>(action: () => T): Promise<T> =>
    broken ? Promise.reject(new Error('locked')) : Promise.resolve(action());
  return {
    kept,
    get: (key) => guard(() => kept.get(key)),
    store: (key, value) => guard(() => void kept.set(key, value)),
    delete: (key) => guard(() => void kept.delete(key)),
  };
}
