/** PEM texts of a private authority, and of a server that it vouches for. */
export function makeCertificates(...hosts: readonly string[]): {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
};
