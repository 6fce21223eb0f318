/**
 * Identifies a request without its text: a request may hold what must not be written to a disk.
 */

/** The SHA-256 of a text in hex; texts of one digest are taken for the same. */
export async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
