/** A proxy on this machine. */
export interface TestProxy {
  readonly port: number;
  /** A line for each request: `CONNECT host:port status`. */
  readonly seen: string[];
  /** From now on it wants this `user:password`. */
  readonly setSignIn: (signIn: string) => void;
  readonly close: () => Promise<void>;
}

/** Starts a proxy that leads each host of `routes` to a port of this machine. */
export function startTestProxy(options: {
  readonly routes: Readonly<Record<string, number>>;
  /** `user:password` that it wants. */
  readonly signIn?: string;
  readonly secure?: { readonly key: string; readonly cert: string };
}): Promise<TestProxy>;

/** Starts an encrypted front of a plain port. */
export function startTlsFront(
  certificates: { readonly key: string; readonly certificate: string },
  port: number,
): Promise<{ readonly port: number; readonly close: () => Promise<void> }>;

/** The value of `Proxy-Authorization` for `user:password`. */
export function basic(signIn: string): string;
