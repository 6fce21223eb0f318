/**
 * The object that an SDK call takes, as a `<Request>`: members become elements in their order, lists repeat them.
 */

import { isLiteralObject, type LiteralObject, type LiteralValue, readObjectLiteral } from './objectLiteral';

const REQUEST = 'Request';
const TAG = 'Tag';
/** What XML allows as a name, as far as the service uses it. */
const NAME = /^[A-Za-z_][\w.-]*$/;

/** The request of an object with `Request` inside, or with a `Tag` of its own; undefined for any other text. */
export function requestFromObject(text: string): string | undefined {
  const object = readObjectLiteral(text.trim().replace(/^(?:(?:const|let|var)\s+)?[\w$]+\s*=\s*(?=\{)/, ''));
  const request = object === undefined ? undefined : findRequest(object);
  if (request === undefined || !hasNames(request)) {
    return undefined;
  }
  return elementLines(REQUEST, request, '').join('\n');
}

function findRequest(object: LiteralObject): LiteralObject | undefined {
  const inner = object.members.find(([name]) => name === REQUEST)?.[1];
  if (isLiteralObject(inner)) {
    return inner;
  }
  return object.members.some(([name, value]) => name === TAG && typeof value === 'string')
    ? object
    : undefined;
}

function hasNames(value: LiteralValue): boolean {
  if (typeof value === 'string') {
    return true;
  }
  return isLiteralObject(value)
    ? value.members.every(([name, member]) => NAME.test(name) && hasNames(member))
    : value.every(hasNames);
}

function elementLines(name: string, value: LiteralValue, indent: string): string[] {
  if (typeof value === 'string') {
    return [`${indent}<${name}>${escapeText(value)}</${name}>`];
  }
  if (!isLiteralObject(value)) {
    return value.flatMap((item) => elementLines(name, item, indent));
  }
  const content = value.members.flatMap(([member, inner]) => elementLines(member, inner, `${indent}\t`));
  return [`${indent}<${name}>`, ...content, `${indent}</${name}>`];
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(']]>', ']]&gt;');
}
