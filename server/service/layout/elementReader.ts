/**
 * Reads what stands below one element as the service will take it: ignored values do not count, defaults do.
 */
import type { RequestDocument } from '../binding/requestDocument';
import { findFirst } from '../constraints/elementPath';
import { compilePath } from '../constraints/index';
import { compilePredicate } from '../constraints/predicate';
import { isExcludedNow } from '../constraints/rulesInForce';
import { at, childElements, isElement, NONE, type NodeId, nameOf } from '../parser/xmlNodes';
import { leafValue } from '../parser/xmlText';
import type { RawPredicate } from '../schema/rawSchemaTypes';
import type { ElementDeclaration } from '../schema/schemaTypes';

/** The values below one element, by paths. */
export interface ElementReader {
  readonly element: NodeId;
  readonly declaration: ElementDeclaration;
  /** What the document sets there; empty where it sets nothing or the service ignores it. */
  written(path: string): string;
  /** What is in force there: what is written, else the default; empty where there is neither. */
  value(path: string): string;
  /** The number in force; undefined where there is none. */
  number(path: string): number | undefined;
  /** What the first of the paths that is set says: of addresses the name of the file. */
  label(paths: readonly string[]): string;
  holds(predicate: RawPredicate): boolean;
  /** True while a value of this child would count. */
  counts(name: string): boolean;
}

/** Reads below `element`, which is bound to `declaration`. */
export function readElement(
  request: RequestDocument,
  element: NodeId,
  declaration: ElementDeclaration,
): ElementReader {
  const { xml, schemaSet } = request;
  const resolve = (path: string) => compilePath(path, declaration, schemaSet.nameIds);
  const written = (path: string): string => {
    const found = findFirst(xml, element, resolve(path));
    return found === NONE || isIgnored(request, found, element) ? '' : leafValue(xml, found);
  };
  const value = (path: string): string => written(path) || (resolve(path).declaration?.default ?? '');
  return {
    element,
    declaration,
    written,
    value,
    number: (path) => toNumber(value(path)),
    label: (paths) => {
      const path = paths.find((candidate) => written(candidate) !== '');
      if (path === undefined) return '';
      return resolve(path).declaration?.builtin === 'url' ? fileName(written(path)) : written(path);
    },
    holds: (predicate) => compilePredicate(predicate, resolve)(xml, element),
    counts: (name) => {
      const child = resolve(name).declaration;
      return child !== undefined && !isExcludedNow(request, element, child);
    },
  };
}

/** True while a rule makes the service ignore the element or one around it, up to `outermost` (which may be `NONE`). */
export function isIgnored(request: RequestDocument, element: NodeId, outermost: NodeId): boolean {
  for (let node = element; node !== outermost && node !== NONE; node = at(request.xml.parent, node)) {
    const declaration = request.declarations[node];
    const parent = at(request.xml.parent, node);
    if (declaration !== undefined && parent !== NONE && isExcludedNow(request, parent, declaration))
      return true;
  }
  return false;
}

/** `Operation/Watermark[2]`: the way from Request down to the element. */
export function idOf(request: RequestDocument, element: NodeId): string {
  const steps: string[] = [];
  for (let node = element; node !== NONE && node !== request.request; node = at(request.xml.parent, node)) {
    const name = nameOf(request.xml, node);
    const number = numberOf(request, node);
    steps.unshift(number === 1 ? name : `${name}[${number}]`);
  }
  return steps.join('/');
}

/** The element that `idOf` gave this id, or `NONE` where it is gone. */
export function elementWithId({ xml, request }: RequestDocument, id: string): NodeId {
  let element = request;
  for (const step of id.split('/')) {
    const [, name = '', number = '1'] = /^([^[]+)(?:\[(\d+)\])?$/.exec(step) ?? [];
    const namesakes =
      element === NONE ? [] : childElements(xml, element).filter((child) => nameOf(xml, child) === name);
    element = namesakes[Number(number) - 1] ?? NONE;
  }
  return element;
}

/** The element's place among its siblings of the same name, from 1. */
export function numberOf({ xml }: RequestDocument, element: NodeId): number {
  const parent = at(xml.parent, element);
  let number = 1;
  if (parent === NONE) return number;
  for (let child = at(xml.firstChild, parent); child !== element; child = at(xml.nextSibling, child)) {
    if (child === NONE) break;
    if (isElement(xml, child) && xml.nameId[child] === xml.nameId[element]) number++;
  }
  return number;
}

function toNumber(value: string): number | undefined {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(value)) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** The last step of an address, without its query; readable where it is encoded. */
function fileName(address: string): string {
  const last =
    address
      .replace(/[?#].*$/, '')
      .split('/')
      .filter((step) => step !== '')
      .at(-1) ?? address;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
