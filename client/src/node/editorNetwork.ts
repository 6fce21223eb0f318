/**
 * The editor's settings of the network (`http.*`), read anew for each request.
 */

import * as vscode from 'vscode';
import type { NetworkSettings } from '../../api/node/networkSettings';

/** How requests leave the machine that the extension runs on. */
export const editorNetwork: { readonly settings: () => NetworkSettings; readonly isLocal: boolean } = {
  settings: readNetworkSettings,
  isLocal: vscode.env.remoteName === undefined,
};

function readNetworkSettings(): NetworkSettings {
  const http = vscode.workspace.getConfiguration('http');
  const noProxy: unknown = http.get('noProxy');
  return {
    usesProxies: http.get('proxySupport') !== 'off',
    proxy: textOf(http.get('proxy')),
    proxyAuthorization: textOf(http.get('proxyAuthorization')),
    noProxy: Array.isArray(noProxy) ? noProxy.filter((entry) => typeof entry === 'string') : [],
    verifiesCertificates: http.get('proxyStrictSSL') !== false,
    trustsSystem: http.get('systemCertificates') !== false,
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
