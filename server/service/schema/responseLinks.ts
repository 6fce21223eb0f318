/**
 * What ties the files about answers to the others: types, sources, the requests they repeat, distinct codes.
 */
import { isBuiltinType } from './builtinTypes';
import { childrenOf } from './elementGroups';
import type { AnswerCondition } from './rawAnswerTypes';
import type { RawElement, RawResponse, RawResult, RawSchemaSet } from './rawSchemaTypes';
import { resultPath } from './resultPath';
import { escapePointer, type SchemaProblem } from './shapeReader';

type Report = (pointer: string, message: string) => void;

/** The problems between files that each have the right shape. */
export function checkResponseLinks(raw: RawSchemaSet): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  const roots = new Set<string>();
  const codes = new Set<string>();
  for (const [name, response] of Object.entries(raw.responses ?? {})) {
    const report: Report = (pointer, message) => {
      problems.push({ file: `responses/${name}.json`, pointer, message });
    };
    if (roots.has(response.root)) report('/root', `is the root of another file: \`${response.root}\``);
    roots.add(response.root);
    checkElements(raw, response, response.children, '/children', report);
    checkErrorCodes(response, codes, report);
  }
  for (const [name, result] of Object.entries(raw.results ?? {})) {
    const report: Report = (pointer, message) => {
      problems.push({ file: `results/${name}.json`, pointer, message });
    };
    if (raw.tags[name] === undefined && !raw.otherTags.tags.some(({ tag }) => tag === name))
      report('/resultOf', `names no Tag: \`${name}\``);
    checkElements(raw, result, result.children ?? {}, '/children', report);
    checkElements(raw, result, result.input ?? {}, '/input', report);
    checkSummary(result, report);
  }
  return problems;
}

/** A file about answers, as far as elements need it. */
type Sourced = Pick<RawResponse, 'sources'>;

function checkElements(
  raw: RawSchemaSet,
  response: Sourced,
  children: Readonly<Record<string, RawElement>>,
  pointer: string,
  report: Report,
): void {
  for (const [name, element] of Object.entries(children)) {
    const at = `${pointer}/${escapePointer(name)}`;
    const { type, echoes, children: inner } = element;
    const isContainer = isBuiltinType(type) ? type === 'container' : raw.types[type]?.children !== undefined;
    if (!isBuiltinType(type) && raw.types[type] === undefined) {
      report(`${at}/type`, `names no type: \`${type}\``);
    } else if (!isContainer && inner !== undefined) {
      report(`${at}/type`, 'must be `container`, because elements stand inside');
    } else if (type === 'container' && inner === undefined && echoes === undefined) {
      report(at, 'is a container and says nothing about what is inside: `children` or `echoes` is missing');
    }
    if (echoes !== undefined && !isInSomeRequest(raw, echoes)) {
      report(`${at}/echoes`, `names no element of any Tag: \`${echoes}\``);
    }
    for (const path of element.when === undefined ? [] : pathsOf(element.when)) {
      if (!isInSomeRequest(raw, path)) report(`${at}/when`, `names no element of any Tag: \`${path}\``);
    }
    checkSource(response, element.source, at, report);
    checkElements(raw, response, inner ?? {}, `${at}/children`, report);
  }
}

function pathsOf(condition: AnswerCondition): readonly string[] {
  if ('allOf' in condition) return condition.allOf.flatMap(pathsOf);
  if ('anyOf' in condition) return condition.anyOf.flatMap(pathsOf);
  return 'not' in condition ? pathsOf(condition.not) : [condition.element];
}

/** What is shown first must be there, or nobody would ever see it. */
function checkSummary({ summary = [], children = {} }: RawResult, report: Report): void {
  for (const [index, { values = [], rows, columns = [], times }] of summary.entries()) {
    const at = `/summary/${index}`;
    if ((rows === undefined) !== (columns.length === 0)) report(at, 'has `rows` and `columns`, or neither');
    for (const path of [...values, ...(rows === undefined ? [] : [rows])]) {
      if (!isInside(children, path.split('/'))) report(at, `names no element of the file: \`${path}\``);
    }
    const stray = times?.columns.find((column) => !columns.includes(column));
    if (stray !== undefined) report(`${at}/times`, `names no column: \`${stray}\``);
    for (const column of columns) {
      const path = resultPath(rows ?? '', column);
      if (!isInside(children, path)) report(`${at}/columns`, `names no element of the file: \`${column}\``);
    }
  }
}

function isInside(children: Readonly<Record<string, RawElement>>, path: readonly string[]): boolean {
  let inside: Readonly<Record<string, RawElement>> | undefined = children;
  for (const name of path) {
    const found: RawElement | undefined = inside?.[name];
    if (found === undefined) return false;
    inside = found.children;
  }
  return path.length > 0;
}

function checkErrorCodes(response: RawResponse, codes: Set<string>, report: Report): void {
  for (const [index, { code, numbers = [], source }] of (response.errorCodes ?? []).entries()) {
    const at = `/errorCodes/${index}`;
    for (const name of [code, ...numbers].map(String)) {
      if (codes.has(name)) report(at, `is there twice: \`${name}\``);
      codes.add(name);
    }
    checkSource(response, source, at, report);
  }
}

function checkSource({ sources }: Sourced, source: string | undefined, at: string, report: Report): void {
  if (source === undefined || sources.some(({ id }) => id === source)) return;
  report(`${at}/source`, `names no source: \`${source}\``);
}

function isInSomeRequest(raw: RawSchemaSet, path: string): boolean {
  return Object.values(raw.tags).some((tag) => {
    const find = (name: string) => raw.groups[name];
    let inside = childrenOf(find, tag);
    return path.split('/').every((name) => {
      const element = inside[name];
      inside = element === undefined ? {} : childrenOf(find, raw.types[element.type], element);
      return element !== undefined;
    });
  });
}
