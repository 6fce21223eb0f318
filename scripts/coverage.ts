/**
 * Compares the tables of the vendor's pages with the schemas: what the pages say and the schemas do not.
 */
import { comparisons, comparisonsOf } from '../server/service/constraints/operand';
import type { RawPredicate, RawValueCondition } from '../server/service/schema/rawPredicate';
import type {
  ElementDeclaration,
  Facets,
  ListedValue,
  RequestSchema,
  SchemaSet,
} from '../server/service/schema/schemaTypes';
import type { VendorCombination, VendorNote, VendorPage, VendorRow } from './vendorTables';

/** The kinds of facts that are counted. */
export type FactKind = 'elements' | 'occurrence' | 'ranges' | 'lists' | 'defaults' | 'units' | 'notes';

/** One fact of a page. `problem` is undefined when the schemas hold it. */
export interface CoveredFact {
  readonly tag: string;
  readonly kind: FactKind;
  readonly fact: string;
  readonly problem: string | undefined;
}

/** Every fact of the pages and whether the schemas hold it. */
export function coverageOf(pages: readonly VendorPage[], schemaSet: SchemaSet): CoveredFact[] {
  return pages.flatMap((page) => {
    const schema = schemaSet.tags.get(page.tag);
    if (schema === undefined) {
      return [{ tag: page.tag, kind: 'elements' as const, fact: page.tag, problem: 'there is no schema' }];
    }
    return [
      compare(page.tag, 'notes', 'the operation', page.operation, schema.operation),
      ...page.rows.flatMap((row) => rowFacts(schema, row)),
      ...(page.combinations ?? []).map((combination) => combinationFact(schema, combination)),
      ...page.notes.map((note) => noteFact(schema, note)),
    ];
  });
}

/** One line a Tag, then one line for each fact that is missing. */
export function coverageReport(facts: readonly CoveredFact[]): string[] {
  const tags = [...new Set(facts.map(({ tag }) => tag))];
  const kinds = [...new Set(facts.map(({ kind }) => kind))];
  const lines = tags.map((tag) => {
    const counts = kinds.flatMap((kind) => {
      const all = facts.filter((fact) => fact.tag === tag && fact.kind === kind);
      const held = all.filter(({ problem }) => problem === undefined);
      return all.length === 0 ? [] : [`${kind} ${held.length}/${all.length}`];
    });
    return `${tag.padEnd(Math.max(...tags.map(({ length }) => length)))}  ${counts.join(', ')}`;
  });
  const missing = facts.filter(({ problem }) => problem !== undefined);
  const percent = Math.floor((100 * (facts.length - missing.length)) / Math.max(facts.length, 1));
  return [
    ...lines,
    `${percent} % of ${facts.length} facts`,
    ...missing.map(({ tag, fact, problem }) => `${tag} ${fact}: ${problem}`),
  ];
}

function compare(tag: string, kind: FactKind, fact: string, page: unknown, schema: unknown): CoveredFact {
  const same = JSON.stringify(page) === JSON.stringify(schema);
  const problem = `the page says ${JSON.stringify(page)}, the schema ${JSON.stringify(schema)}`;
  return { tag, kind, fact, problem: same ? undefined : problem };
}

function declarationAt(schema: RequestSchema, path: string): ElementDeclaration | undefined {
  return schema.declarations.find((declaration) => declaration.path === path);
}

function rowFacts(schema: RequestSchema, row: VendorRow): CoveredFact[] {
  const declaration = declarationAt(schema, row.element);
  const name = row.element === '' ? schema.root.name : row.element;
  const isThere =
    declaration !== undefined && (declaration.builtin === 'container') === (row.container ?? false);
  const problem = isThere ? undefined : 'the schema declares no such element';
  const facts: CoveredFact[] = [{ tag: schema.tag, kind: 'elements', fact: name, problem }];
  if (declaration === undefined) return facts;
  const add = (kind: FactKind, what: string, page: unknown, ours: unknown): void => {
    if (page !== undefined) facts.push(compare(schema.tag, kind, `${name} ${what}`, page, ours));
  };
  const { facets } = declaration;
  const { minOccurs, maxOccurs } = declaration;
  add('occurrence', 'required', row.ours?.required ?? row.required, minOccurs > 0);
  add('occurrence', 'stand-ins', row.alternatives, declaration.alternatives);
  add('occurrence', 'most', row.most ?? 1, maxOccurs === Number.POSITIVE_INFINITY ? 'many' : maxOccurs);
  add('ranges', 'range', row.range, rangeOf(facets));
  add('ranges', 'step', row.multipleOf, facets.multipleOf);
  add('ranges', 'length', row.maxLength, facets.maxLength);
  add('ranges', 'characters', row.characters && true, facets.characters !== undefined);
  add('lists', 'values', sorted(row.list && [...row.list, ...(row.moreValues ?? [])]), listOf(declaration));
  add('lists', 'suggestions', sorted(row.suggested), sorted(valuesOf(facets.suggestedValues)));
  // A range says that nothing else is allowed.
  add('lists', 'words', row.literals ?? (row.range && []), valuesOf(facets.literals) ?? []);
  add('lists', 'wildcards', row.wildcards, valuesOf(facets.placeholders));
  add('defaults', 'default', row.default, declaration.default);
  add('units', 'unit', row.unit, declaration.unit);
  if (row.defaultInWords !== undefined) {
    facts.push(wordsFact(schema.tag, 'defaults', `${name} default`, row.defaultInWords, declaration));
  }
  for (const word of [row.ours?.discrepancy, row.discrepancy]) {
    if (word !== undefined) facts.push(discrepancyFact(schema, name, declaration, word));
  }
  return facts;
}

function rangeOf(facets: Facets): string | undefined {
  const { minInclusive, minExclusive, maxInclusive, maxExclusive } = facets;
  const low = minExclusive === undefined ? `[${minInclusive ?? ''}` : `(${minExclusive}`;
  const high = maxInclusive === undefined ? `${maxExclusive ?? ''})` : `${maxInclusive}]`;
  return `${low}, ${high}`;
}

function valuesOf(list: readonly ListedValue[] | undefined): readonly string[] | undefined {
  return list?.map(({ value }) => value);
}

function sorted(values: readonly string[] | undefined): readonly string[] | undefined {
  return values === undefined ? undefined : [...values].sort();
}

function listOf({ builtin, facets }: ElementDeclaration): readonly string[] | undefined {
  return builtin === 'boolean' ? ['false', 'true'] : sorted(valuesOf(facets.enumeration));
}

function discrepancyFact(
  schema: RequestSchema,
  name: string,
  declaration: ElementDeclaration,
  word: string,
): CoveredFact {
  const known = [...declaration.discrepancies, ...(declaration.parent?.discrepancies ?? [])];
  const isThere = [...known, ...schema.discrepancies].some(({ what, where }) =>
    `${what} ${where}`.includes(word),
  );
  const problem = isThere ? undefined : `no discrepancy speaks of ${word}`;
  return { tag: schema.tag, kind: 'notes', fact: `${name} contradiction`, problem };
}

/** Everything that the hover of an element can say. */
function wordsOf({ documentation, facets, noEffect = '' }: ElementDeclaration): string {
  const listed = [...(facets.enumeration ?? []), ...(facets.literals ?? [])];
  return [documentation, noEffect, ...listed.map((each) => each.documentation ?? '')].join('\n');
}

function wordsFact(
  tag: string,
  kind: FactKind,
  fact: string,
  pattern: string,
  declaration: ElementDeclaration,
): CoveredFact {
  const isThere = new RegExp(pattern, 'mu').test(wordsOf(declaration));
  return { tag, kind, fact, problem: isThere ? undefined : `the documentation does not say “${pattern}”` };
}

function noteFact(schema: RequestSchema, note: VendorNote): CoveredFact {
  const fact = note.note;
  if (note.strictLimitsWhen !== undefined) {
    return compare(schema.tag, 'notes', fact, note.strictLimitsWhen, schema.strictLimitsWhen);
  }
  const declaration = declarationAt(schema, note.at ?? '');
  if (declaration === undefined) {
    return { tag: schema.tag, kind: 'notes', fact, problem: `the schema has no ${note.at}` };
  }
  if (note.says !== undefined) return wordsFact(schema.tag, 'notes', fact, note.says, declaration);
  const isThere = declaration.constraints.some(({ rule }) => holds(rule, note.rule));
  return { tag: schema.tag, kind: 'notes', fact, problem: isThere ? undefined : 'no rule says so' };
}

/** True when everything of `part` is in `whole`. */
function holds(whole: unknown, part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return whole === part;
  if (typeof whole !== 'object' || whole === null) return false;
  if (Array.isArray(part)) return JSON.stringify(whole) === JSON.stringify(part);
  const parts = new Map<string, unknown>(Object.entries(whole));
  return Object.entries(part).every(([key, value]) => holds(parts.get(key), value));
}

/** What the rules of the data leave for an element, beside its own list, when other elements have those values. */
function combinationFact(schema: RequestSchema, combination: VendorCombination): CoveredFact {
  const { at, element, when, values } = combination;
  const fact = `${element} with ${Object.values(when).join(', ')}`;
  const holder = declarationAt(schema, at);
  const leaf = declarationAt(schema, `${at}/${element}`);
  const rules = holder?.constraints.map(({ rule }) => rule) ?? [];
  if (values.length === 0) {
    const isExcluded = rules.some(
      (rule) => rule.kind === 'excludedWhen' && rule.elements.includes(element) && isTrue(rule.when, when),
    );
    return { tag: schema.tag, kind: 'notes', fact, problem: isExcluded ? undefined : 'no rule excludes it' };
  }
  const own = valuesOf(leaf?.facets.enumeration) ?? [];
  const rows = rules.flatMap((rule) =>
    rule.kind === 'valuesWhen' && rule.element === element
      ? [rule.rows.find((row) => isTrue(row.when, when))]
      : [],
  );
  const left = own.filter((value) => rows.every((row) => row === undefined || row.values.includes(value)));
  return compare(schema.tag, 'notes', fact, sorted(values), sorted(left));
}

/** Whether a condition holds where nothing but those elements is set. */
function isTrue(predicate: RawPredicate, values: Readonly<Record<string, string>>): boolean {
  if ('allOf' in predicate) return predicate.allOf.every((part) => isTrue(part, values));
  if ('anyOf' in predicate) return predicate.anyOf.some((part) => isTrue(part, values));
  if ('not' in predicate) return !isTrue(predicate.not, values);
  const value = values[predicate.element];
  if ('present' in predicate) return (value !== undefined) === predicate.present;
  return value !== undefined && fulfils(predicate, value);
}

/** Comparisons with other elements are not for tables of values. */
function fulfils(condition: RawValueCondition, value: string): boolean {
  if ('oneOf' in condition) return condition.oneOf.includes(value);
  if ('startsWith' in condition) return condition.startsWith.some((start) => value.startsWith(start));
  if ('endsWith' in condition) return condition.endsWith.some((end) => value.endsWith(end));
  return comparisonsOf(condition).every(
    ({ word, operand }) => typeof operand === 'number' && comparisons[word].test(Number(value), operand),
  );
}
