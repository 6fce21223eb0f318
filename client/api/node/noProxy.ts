/**
 * The entries of `http.noProxy` and `NO_PROXY`: names of hosts, domains and ports that no proxy is used for.
 */

/** Whether one of the entries names the host of the address. `example.com` stands for everything below it, too. */
export function matchesNoProxy(url: URL, entries: readonly string[]): boolean {
  const host = url.hostname.toLowerCase();
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return entries.some((entry) => matches(entry.trim().toLowerCase(), host, port));
}

function matches(entry: string, host: string, port: string): boolean {
  if (entry === '*') {
    return true;
  }
  const [, name = '', wantedPort] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(entry) ?? [];
  const domain = name.replace(/^\*?\./, '');
  const isHost = domain !== '' && (host === domain || host.endsWith(`.${domain}`));
  return isHost && (wantedPort === undefined || wantedPort === port);
}
