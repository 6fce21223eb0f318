/**
 * What the sandbox prints when it listens: its address, and how to use it from another terminal.
 */
import { t } from '../l10n/processLanguage';
import type { Account } from './verifySignature';

/**
 * The lines, the address on the first. Only the account that is the same everywhere is printed:
 * whoever has set another one knows it, and it could be a real one.
 */
export function greeting(url: string, demoAccount: Account | undefined, platform: NodeJS.Platform): string {
  const listens = `${t('The sandbox listens on {0}', url)}\n`;
  if (demoAccount === undefined) return listens;
  const set = platform === 'win32' ? setInPowerShell : setInShell;
  return `${listens}${t('It accepts only this account, which is valid nowhere else. In another terminal:')}
  ${set('TENCENTCLOUD_SECRET_ID', demoAccount.secretId)}
  ${set('TENCENTCLOUD_SECRET_KEY', demoAccount.secretKey)}
  ci-job submit FILE --endpoint ${url} --wait
`;
}

function setInShell(name: string, value: string): string {
  return `export ${name}=${value}`;
}

function setInPowerShell(name: string, value: string): string {
  return `$env:${name} = "${value}"`;
}
