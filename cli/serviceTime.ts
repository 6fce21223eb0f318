/**
 * Times as the service's list takes them, from what people write.
 */

/** The service writes its own times in this zone. */
const CHINA = '+0800';

/** `2026-01-31T00:00:00+0800` of an ISO date with or without time and zone (China's by default); undefined for others. */
export function readServiceTime(text: string): string | undefined {
  const [, date = '', hours = '00:00', seconds = ':00', zone = CHINA] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?$/i.exec(text.trim()) ?? [];
  const offset = zone.toUpperCase() === 'Z' ? '+0000' : zone.replace(':', '');
  const time = `${date}T${hours}${seconds}`;
  // `Date.parse` takes 31 June for 1 July.
  const ms = Date.parse(`${time}Z`);
  const isReal = !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(time);
  const isZone = Number(offset.slice(1, 3)) <= 14 && Number(offset.slice(3)) < 60;
  return isReal && isZone ? `${time}${offset}` : undefined;
}

/** When that is, in milliseconds since 1970. */
export function serviceTimeMs(time: string): number {
  return Date.parse(time.replace(/(\d\d)$/, ':$1'));
}
