/**
 * The object that an SDK call takes, as a `<Request>`: members become elements in their order, lists repeat them.
 * What is known only at run time is left to fill in, marked `{{…}}`.
 */

import {
  findObject,
  isLiteralObject,
  isUnresolved,
  type LiteralObject,
  type LiteralValue,
} from './objectLiteral';

const REQUEST = 'Request';
const TAG = 'Tag';
/** What XML allows as a name, as far as the service uses it. */
const NAME = /^[A-Za-z_][\w.-]*$/;

/**
 * The request of an object with `Request` inside, or with a `Tag` of its own, be it in a call or a whole program;
 * undefined for any other text.
 */
export function requestFromObject(text: string): string | undefined {
  return findObject(text.trim(), (object, isWholeText) => {
    const request = findRequest(object, isWholeText);
    return request !== undefined && hasNames(request)
      ? elementLines(REQUEST, request, '').join('\n')
      : undefined;
  });
}

function findRequest(object: LiteralObject, isWholeText: boolean): LiteralObject | undefined {
  const inner = object.members.find(([name]) => name === REQUEST)?.[1];
  if (isLiteralObject(inner)) {
    return inner;
  }
  const hasTag = object.members.some(([name, value]) => name === TAG && typeof value === 'string');
  // In the middle of a program other objects have a member of that name too; the parts of a job are objects.
  const isJob = isWholeText || object.members.some(([, value]) => isLiteralObject(value));
  return hasTag && isJob ? object : undefined;
}

function hasNames(value: LiteralValue): boolean {
  if (typeof value === 'string' || isUnresolved(value)) {
    return true;
  }
  return isLiteralObject(value)
    ? value.members.every(([name, member]) => NAME.test(name ?? TAG) && hasNames(member))
    : value.every(hasNames);
}

function elementLines(name: string | undefined, value: LiteralValue, indent: string): string[] {
  if (typeof value === 'string') {
    return [`${indent}<${name}>${escapeText(value)}</${name}>`];
  }
  if (isUnresolved(value)) {
    const text = escapeText(value.unresolved);
    return [
      name === undefined
        ? `${indent}<!-- ${text.replaceAll('--', '- -')} -->`
        : `${indent}<${name}>${text}</${name}>`,
    ];
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
