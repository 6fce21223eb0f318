/**
 * What a job has found, from the `Operation` of an answer: the values and tables that the results of its Tag name.
 * An answer may hold anything, so each part of it is looked at once, and what has another form is left out:
 * all of it is in the answer itself.
 */
import type { ResultSection, ResultValue } from '../languageServiceTypes';
import type { RawResultSection, TimeUnit } from '../schema/rawResultSection';
import { resultPath } from '../schema/resultPath';
import type { ElementDeclaration, SchemaSet } from '../schema/schemaTypes';
import { withUnit } from '../schema/words';

/** The sections that have something to show. `mostRows`: the most rows of each table. */
export function getResults(
  { results, language }: SchemaSet,
  tag: string,
  operation: ResultValue,
  mostRows: number,
): readonly ResultSection[] {
  const known = results.get(tag);
  const declared = known?.members.get('children');
  if (known === undefined || declared === undefined) return [];
  const isChinese = language.locale === 'zh-cn';
  return known.summary
    .map((section) => ({
      title: section.title,
      values: valuesOf(section, operation, declared, mostRows, isChinese),
      ...tableOf(section, operation, declared, mostRows, isChinese),
    }))
    .filter(({ values, rowCount }) => values.length > 0 || rowCount > 0);
}

function valuesOf(
  { values = [] }: RawResultSection,
  operation: ResultValue,
  declared: ElementDeclaration,
  most: number,
  isChinese: boolean,
): ResultSection['values'] {
  return values.flatMap((path) => {
    const steps = path.split('/');
    const declaration = declarationAt(declared, steps);
    return leavesAt(operation, steps, most).map((value) => ({
      label: labelOf(declaration, steps, isChinese),
      value: withUnit(value, declaration?.unit),
    }));
  });
}

/** A column of a table: where its values are, and how they are shown. */
interface Column {
  /** How many elements up from the row it starts. */
  readonly up: number;
  readonly steps: readonly string[];
  readonly heading: string;
  /** How much makes a second, where it is a time: that is shown as a clock shows it. */
  readonly perSecond: number | undefined;
}

function tableOf(
  { rows: rowPath, columns: paths = [], times }: RawResultSection,
  operation: ResultValue,
  declared: ElementDeclaration,
  mostRows: number,
  isChinese: boolean,
): Pick<ResultSection, 'columns' | 'rows' | 'rowCount'> {
  if (rowPath === undefined) return { columns: [], rows: [], rowCount: 0 };
  const columns = paths.map((path) => ({
    ...columnOf(rowPath, path, declared, isChinese),
    perSecond: times?.columns.includes(path) === true ? PER_SECOND[times.countedIn] : undefined,
  }));
  const rows: (readonly string[])[] = [];
  let rowCount = 0;
  for (const row of elementsAt([operation], rowPath.split('/'))) {
    const cells = cellsOf(row, columns);
    if (!cells.some((cell, index) => cell !== '' && columns[index]?.up === 0)) continue;
    rowCount += 1;
    if (rows.length < mostRows) rows.push(cells);
  }
  const isFilled = columns.map((_column, index) => rows.some((cells) => cells[index] !== ''));
  return {
    columns: columns.map(({ heading }) => heading).filter((_heading, index) => isFilled[index]),
    rows: rows.map((cells) => cells.filter((_cell, index) => isFilled[index])),
    rowCount,
  };
}

const PER_SECOND: Readonly<Record<TimeUnit, number>> = { seconds: 1, milliseconds: 1000 };

function columnOf(
  rows: string,
  path: string,
  declared: ElementDeclaration,
  isChinese: boolean,
): Omit<Column, 'perSecond'> {
  const steps = path.split('/');
  const full = resultPath(rows, path);
  return {
    up: steps.filter((step) => step === '..').length,
    steps: steps.filter((step) => step !== '..' && step !== '.'),
    heading: labelOf(declarationAt(declared, full), full, isChinese),
  };
}

function declarationAt(
  declared: ElementDeclaration,
  steps: readonly string[],
): ElementDeclaration | undefined {
  return steps.reduce<ElementDeclaration | undefined>(
    (at, name) => at?.children.find((child) => child.name === name),
    declared,
  );
}

/** What people call it: the name that stands in the answer, in Chinese the pages' own. */
function labelOf(
  declaration: ElementDeclaration | undefined,
  steps: readonly string[],
  isChinese: boolean,
): string {
  const chinese = isChinese ? declaration?.chineseName : undefined;
  return chinese ?? steps.at(-1) ?? '';
}

/** An element with those around it, the outermost first. */
type Nested = readonly ResultValue[];

/** All elements at a path, with those around them. */
function* elementsAt(above: Nested, [name, ...rest]: readonly string[]): Generator<Nested> {
  if (name === undefined) {
    yield above;
    return;
  }
  for (const child of childrenOf(above.at(-1), name)) yield* elementsAt([...above, child], rest);
}

/** Of what repeats where one value belongs, so many are shown: rows share what stands around them. */
const MOST_IN_CELL = 4;

function cellsOf(row: Nested, columns: readonly Column[]): readonly string[] {
  const own = row.at(-1);
  // Where a name stands alone in the place of an element with parts, it is the first of them.
  const alone = typeof own === 'string' ? own.trim() : '';
  const first = columns.findIndex(({ up }) => up === 0);
  return columns.map((column, index) => {
    if (alone !== '' && index === first) return alone;
    const values = leavesAt(row.at(-1 - column.up), column.steps, MOST_IN_CELL);
    return values.map((value) => shown(value, column)).join(', ');
  });
}

function shown(value: string, { perSecond }: Column): string {
  return perSecond === undefined ? value : clockTime(value, perSecond);
}

/** The texts at a path that are not blank, among the first so many elements there. */
function leavesAt(value: ResultValue | undefined, steps: readonly string[], most: number): readonly string[] {
  const texts: string[] = [];
  let left = most;
  for (const found of value === undefined ? [] : elementsAt([value], steps)) {
    const leaf = found.at(-1);
    const text = typeof leaf === 'string' ? leaf.trim() : '';
    if (text !== '') texts.push(text);
    left -= 1;
    if (left <= 0) break;
  }
  return texts;
}

function childrenOf(value: ResultValue | undefined, name: string): readonly ResultValue[] {
  return value === undefined || typeof value === 'string' || !Object.hasOwn(value, name)
    ? []
    : (value[name] ?? []);
}

/** `0:05.240` or `1:02:05`: columns of them line up; what is no number of seconds stays as it is. */
function clockTime(value: string, perSecond: number): string {
  const seconds = /^\d{1,12}(?:\.\d+)?$/.test(value) ? Number(value) / perSecond : Number.NaN;
  if (Number.isNaN(seconds)) return value;
  const thousandths = Math.round(seconds * 1000);
  const [whole, rest] = [Math.floor(thousandths / 1000), thousandths % 1000];
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const two = (count: number): string => String(count).padStart(2, '0');
  const start = hours === 0 ? `${minutes}` : `${hours}:${two(minutes)}`;
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`;
  return `${start}:${two(whole % 60)}${fraction}`;
}
