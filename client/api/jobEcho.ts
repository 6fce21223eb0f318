/**
 * The request as it was sent and what the service took of it, as two texts that can be compared:
 * one element a line, in the order of the request, without comments and white space.
 */

import { t } from '../../l10n/processLanguage';
import { failure, type Result, success } from './result';
import { childOf, childrenOf, readXml, textOf, type XmlElement, type XmlValue } from './xmlTree';

/** Both sides of the comparison. */
export interface EchoComparison {
  readonly sent: string;
  readonly echoed: string;
}

/** What a job adds to the echo: what it found and what it made. The document of the job shows it. */
const ADDED: readonly string[] = ['MediaInfo', 'MediaResult'];
const OPERATION = 'Operation';

/** Compares the operation of a request with that of the answer about one of its jobs; the failure is a sentence. */
export function compareEcho(requestXml: string, job: XmlValue): Result<EchoComparison, string> {
  const request = readXml(requestXml);
  if (!request.ok) {
    return failure(t('The request cannot be compared: {0}.', request.error));
  }
  const operation = childOf(job, OPERATION);
  if (operation === undefined) {
    return failure(t('The answer of the service names no operation to compare with.'));
  }
  const echo = without(operation, ADDED);
  const sent = operationOf(request.value.value, textOf(job, 'Tag'), echo);
  return success({
    sent: formatElement(OPERATION, sent, sent),
    echoed: formatElement(OPERATION, echo, sent),
  });
}

/** A request may hold several operations; the one that has most in common with the echo is that of the job. */
function operationOf(request: XmlValue, tag: string | undefined, echo: XmlValue): XmlValue {
  const all = childrenOf(request, OPERATION);
  const ofTag = all.filter((operation) => textOf(operation, 'Tag') === tag);
  const lines = new Set(formatElement(OPERATION, echo, echo).split('\n'));
  const likeness = (operation: XmlValue): number =>
    formatElement(OPERATION, operation, operation)
      .split('\n')
      .filter((line) => lines.has(line)).length;
  const candidates = ofTag.length > 0 ? ofTag : all;
  return candidates.reduce((best, one) => (likeness(one) > likeness(best) ? one : best), candidates[0] ?? '');
}

function without(value: XmlValue, names: readonly string[]): XmlValue {
  if (typeof value === 'string') {
    return value;
  }
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

/** The element with its children in the order of `model`; what `model` does not have comes after. */
function formatElement(name: string, value: XmlValue, model: XmlValue | undefined, indent = ''): string {
  if (typeof value === 'string') {
    const text = value.trim();
    return text === '' ? `${indent}<${name}/>\n` : `${indent}<${name}>${escapeText(text)}</${name}>\n`;
  }
  const inner = namesInOrder(value, model).flatMap((child) =>
    childrenOf(value, child).map((one, index) =>
      formatElement(child, one, childrenOf(model, child)[index], `${indent}  `),
    ),
  );
  return `${indent}<${name}>\n${inner.join('')}${indent}</${name}>\n`;
}

function namesInOrder(value: XmlElement, model: XmlValue | undefined): readonly string[] {
  const known = model === undefined || typeof model === 'string' ? [] : Object.keys(model);
  const own = Object.keys(value);
  return [...known.filter((name) => own.includes(name)), ...own.filter((name) => !known.includes(name))];
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
