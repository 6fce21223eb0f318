/**
 * What a person or a company has set about the way to the network, as plain data: the words are those of the
 * editor's settings `http.*`. Where they come from is the host's business.
 */

/** How requests leave this machine. */
export interface NetworkSettings {
  /** `http.proxySupport`: false when the editor is set to use no proxy at all. */
  readonly usesProxies: boolean;
  /** `http.proxy`: an address; undefined or empty leaves it to the environment. */
  readonly proxy: string | undefined;
  /** `http.proxyAuthorization`: the whole value of the header `Proxy-Authorization`. */
  readonly proxyAuthorization: string | undefined;
  /** `http.noProxy`: hosts that are reached directly; when there are any, `NO_PROXY` does not count. */
  readonly noProxy: readonly string[];
  /** `http.proxyStrictSSL`: whether certificates that come through a proxy are verified. */
  readonly verifiesCertificates: boolean;
  /** `http.systemCertificates`: whether the certificates of the operating system are trusted too. */
  readonly trustsSystem: boolean;
}

/** Nothing is set: the environment decides. */
export const defaultNetworkSettings: NetworkSettings = {
  usesProxies: true,
  proxy: undefined,
  proxyAuthorization: undefined,
  noProxy: [],
  verifiesCertificates: true,
  trustsSystem: true,
};

/** The variables of the environment; those that count are `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in both cases. */
export type Environment = Readonly<Record<string, string | undefined>>;
