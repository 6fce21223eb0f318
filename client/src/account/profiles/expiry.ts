/**
 * Until when temporary credentials are valid, as people write and read it.
 */
import { t } from '../../../../l10n/processLanguage';

/** The time that a text means; undefined when it means none. Takes a date with a time, or `2h` and `30m` from now. */
export function parseExpiry(typed: string, nowMs: number): number | undefined {
  const text = typed.trim();
  const span = /^(\d{1,4})\s*(h|m|min)$/i.exec(text);
  if (span !== null) {
    return nowMs + Number(span[1]) * (span[2]?.toLowerCase() === 'h' ? 3_600_000 : 60_000);
  }
  if (/^\d{10}$/.test(text)) {
    return Number(text) * 1000;
  }
  const ms = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms;
}

/** What is wrong with a typed expiry, in a sentence; undefined when it can be kept. */
export function checkExpiry(typed: string, nowMs: number): string | undefined {
  if (typed.trim() === '') {
    return undefined;
  }
  const ms = parseExpiry(typed, nowMs);
  if (ms === undefined) {
    return t(
      'Enter `2h` or `30m` from now, or a time such as `2026-01-31T12:00:00+08:00`, or leave it empty.',
    );
  }
  return ms <= nowMs ? t('This time is in the past: these credentials have expired.') : undefined;
}

/** Whether credentials are over. A minute is left for the request to arrive. */
export function isExpired(expiresAtMs: number | undefined, nowMs: number): boolean {
  return expiresAtMs !== undefined && expiresAtMs - 60_000 <= nowMs;
}
