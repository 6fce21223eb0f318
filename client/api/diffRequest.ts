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
const STEP = '  ';
/** Deeper levels stand below each other, so that a text grows no faster than what it shows. */
const MOST_STEPS = 50;

/** Compares the operation of a request with that of the answer about one of its jobs; the failure is a sentence. */
export function diffRequest(requestXml: string, job: XmlValue): Result<EchoComparison, string> {
  const request = readXml(requestXml);
  if (!request.ok) {
    return failure(t('The request cannot be compared: {0}.', request.error));
  }
  const operation = childOf(job, OPERATION);
  if (operation === undefined) {
    return failure(t('The response has no operation to compare with.'));
  }
  const echo = without(operation, ADDED);
  const tag = textOf(job, 'Tag') ?? textOf(operation, 'Tag');
  const sent = operationOf(request.value.value, tag, echo);
  return success({ sent: formatOperation(sent, sent), echoed: formatOperation(echo, sent) });
}

/** A request may hold several operations; the one that has most in common with the echo is that of the job. */
function operationOf(request: XmlValue, tag: string | undefined, echo: XmlValue): XmlValue {
  const all = childrenOf(request, OPERATION);
  const ofTag = all.filter((operation) => textOf(operation, 'Tag') === tag);
  const candidates = ofTag.length > 0 ? ofTag : all;
  const lines = new Set(linesOf(echo, echo));
  const likenesses = candidates.map(
    (operation) => linesOf(operation, operation).filter((line) => lines.has(line)).length,
  );
  const best = likenesses.reduce((most, likeness) => Math.max(most, likeness), 0);
  return candidates[likenesses.indexOf(best)] ?? '';
}

function without(value: XmlValue, names: readonly string[]): XmlValue {
  if (typeof value === 'string') {
    return value;
  }
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

function formatOperation(value: XmlValue, model: XmlValue): string {
  return linesOf(value, model)
    .map((line) => `${line}\n`)
    .join('');
}

/** The element with its children in the order of `model`; what `model` does not have comes after. */
function linesOf(value: XmlValue, model: XmlValue): readonly string[] {
  const lines: string[] = [];
  writeElement(OPERATION, value, model, 0, lines);
  return lines;
}

function writeElement(
  name: string,
  value: XmlValue,
  model: XmlValue | undefined,
  depth: number,
  lines: string[],
): void {
  const indent = STEP.repeat(Math.min(depth, MOST_STEPS));
  if (typeof value === 'string') {
    const text = value.trim();
    lines.push(text === '' ? `${indent}<${name}/>` : `${indent}<${name}>${escapeText(text)}</${name}>`);
    return;
  }
  lines.push(`${indent}<${name}>`);
  for (const child of namesInOrder(value, model)) {
    const models = childrenOf(model, child);
    for (const [index, one] of childrenOf(value, child).entries()) {
      writeElement(child, one, models[index], depth + 1, lines);
    }
  }
  lines.push(`${indent}</${name}>`);
}

function namesInOrder(value: XmlElement, model: XmlValue | undefined): readonly string[] {
  const known = model === undefined || typeof model === 'string' ? [] : Object.keys(model);
  const isKnown = new Set(known);
  return [
    ...known.filter((name) => Object.hasOwn(value, name)),
    ...Object.keys(value).filter((name) => !isKnown.has(name)),
  ];
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
