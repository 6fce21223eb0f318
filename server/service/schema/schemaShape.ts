/**
 * The shape of schema files, key by key.
 */
import { layoutShape } from './layoutShape';
import {
  type Check,
  count,
  flag,
  isRecord,
  listOf,
  number,
  oneOf,
  recordOf,
  type Shape,
  shaped,
  text,
} from './shapeReader';

const severity = oneOf('error', 'warning', 'information', 'hint');
/** How sure we are. */
export const confidence = oneOf('high', 'medium', 'low');
const texts = listOf(text);

const regex: Check = (reader, value, pointer) => {
  if (typeof value !== 'string') {
    reader.fail(pointer, 'must be a string');
    return;
  }
  try {
    new RegExp(value, 'u');
  } catch (error) {
    reader.fail(
      pointer,
      `is not a regular expression: ${error instanceof Error ? error.message : 'unreadable'}`,
    );
  }
};

const pattern = shaped(() => ({
  required: ['regex', 'documentation'],
  keys: { regex, documentation: text, severity },
}));

/** A value, alone or with its meaning. */
export const listedValue: Check = (reader, value, pointer) => {
  if (typeof value === 'string') return;
  const keys = { value: text, documentation: text, aliases: listOf(text, 1) };
  reader.readShape(value, pointer, { required: ['value'], keys });
};

const facetKeys: Readonly<Record<string, Check>> = {
  enumeration: listOf(listedValue),
  foreignValues: listOf(text, 1),
  suggestedValues: listOf(listedValue),
  suggestedValuesSeverity: severity,
  minInclusive: number,
  minExclusive: number,
  maxInclusive: number,
  maxExclusive: number,
  multipleOf: number,
  minLength: count,
  maxLength: count,
  maxBytes: count,
  pattern,
  characters: pattern,
  otherForms: listOf(
    shaped(() => ({
      required: ['regex', 'documentation'],
      keys: { regex, value: text, documentation: text, encoded: flag, sure: flag },
    })),
  ),
  literals: listOf(listedValue),
  sampleValues: texts,
  placeholders: listOf(
    shaped(() => ({ required: ['value', 'documentation'], keys: { value: text, documentation: text } })),
  ),
};

/** A page or code base. */
export const source = shaped(() => ({
  required: ['id', 'url'],
  keys: { id: text, title: text, url: text, updated: text },
}));

/** A contradiction between sources. */
export const discrepancy = shaped(() => ({
  required: ['what', 'where', 'taken', 'why'],
  keys: { what: text, where: text, taken: text, why: text },
}));

const predicate: Check = (reader, value, pointer) => {
  const kinds: readonly Shape[] = [
    { required: ['element', 'present'], keys: { element: text, present: flag } },
    { required: ['element', 'oneOf'], keys: { element: text, oneOf: listOf(text, 1) } },
    { required: ['element', 'startsWith'], keys: { element: text, startsWith: listOf(text, 1) } },
    { required: ['element', 'endsWith'], keys: { element: text, endsWith: listOf(text, 1) } },
    ...Object.keys(comparisonKeys).map((word) => ({
      required: ['element', word],
      keys: { element: text, ...comparisonKeys },
    })),
    { required: ['allOf'], keys: { allOf: listOf(predicate, 1) } },
    { required: ['anyOf'], keys: { anyOf: listOf(predicate, 1) } },
    { required: ['not'], keys: { not: predicate } },
  ];
  const fitting = kinds.find((kind) => isRecord(value) && kind.required?.every((key) => key in value));
  if (fitting === undefined)
    reader.fail(
      pointer,
      'must be a condition: element + present, oneOf, startsWith, endsWith or a comparison, allOf, anyOf, not',
    );
  else reader.readShape(value, pointer, fitting);
};

const operand: Check = (reader, value, pointer) => {
  if (typeof value === 'number') return;
  const key = isRecord(value) && 'countOf' in value ? 'countOf' : 'element';
  const shape =
    isRecord(value) && 'productOf' in value
      ? { required: ['productOf'], keys: { productOf: listOf(text, 2) } }
      : { required: [key], keys: { [key]: text } };
  reader.readShape(value, pointer, shape);
};

const comparisonKeys: Readonly<Record<string, Check>> = {
  atLeast: operand,
  atMost: operand,
  greaterThan: operand,
  lessThan: operand,
};

const elements = listOf(text, 1);

const extension: Check = (reader, value, pointer) => {
  if (typeof value !== 'string' || !/^[a-z0-9]+$/.test(value))
    reader.fail(pointer, 'must be an extension in lower case, without the dot');
};

const constraintKeys: Readonly<Record<string, Check>> = {
  kind: text,
  when: predicate,
  note: text,
  source: text,
  confidence,
  severity,
};

/** The operands of each kind of rule. */
const constraintShapes: Readonly<Record<string, Shape>> = {
  requiredOr: { required: ['elements'], keys: { elements } },
  requiredXor: { required: ['elements'], keys: { elements } },
  dependentRequired: { required: ['element', 'requires'], keys: { element: text, requires: elements } },
  dependentExcluded: { required: ['element', 'excludes'], keys: { element: text, excludes: elements } },
  requiredWhen: { required: ['elements', 'when'], keys: { elements } },
  excludedWhen: { required: ['elements', 'when'], keys: { elements } },
  ignoredWhen: { required: ['elements', 'when'], keys: { elements } },
  valuesWhen: {
    required: ['element', 'rows'],
    keys: {
      element: text,
      rows: listOf(
        shaped(() => ({ required: ['when', 'values'], keys: { when: predicate, values: texts } })),
        1,
      ),
    },
  },
  sameMatch: { required: ['elements', 'pattern'], keys: { elements, pattern: text } },
  notAll: { required: ['conditions'], keys: { conditions: listOf(predicate, 2) } },
  compare: {
    required: ['element'],
    keys: { element: text, ...comparisonKeys },
  },
  placeholderRequired: {
    required: ['element', 'placeholders'],
    keys: { element: text, placeholders: elements },
  },
  lengthWhen: {
    required: ['element', 'when'],
    keys: { element: text, minLength: count, maxLength: count, maxBytes: count },
    someOf: ['minLength', 'maxLength', 'maxBytes'],
  },
  extensionWhen: {
    required: ['element'],
    keys: { element: text, extensions: listOf(extension, 1), excludes: listOf(extension, 1) },
    someOf: ['extensions', 'excludes'],
    onlyOne: true,
  },
  caution: { required: ['element', 'when', 'note'], keys: { element: text } },
  distinctValues: {
    required: ['elements'],
    keys: { elements, beside: elements, unless: elements },
  },
};

/** Checks a rule. */
export const constraint: Check = (reader, value, pointer) => {
  const kind = isRecord(value) ? value.kind : undefined;
  const shape = typeof kind === 'string' ? constraintShapes[kind] : undefined;
  if (shape === undefined) reader.fail(`${pointer}/kind`, 'is not a known kind of rule');
  else reader.readShape(value, pointer, { ...shape, keys: { ...constraintKeys, ...shape.keys } });
};

/** How often an element may stand there. */
export const maxOccurs: Check = (reader, value, pointer) => {
  if (value !== 'unbounded') count(reader, value, pointer);
};

/** Keys that an element, a restriction of one, and (mostly) a type share. */
const declarationKeys: Readonly<Record<string, Check>> = {
  ...facetKeys,
  documentation: text,
  source: text,
  confidence,
  default: text,
  unit: text,
  examples: texts,
  constraints: listOf(constraint),
  discrepancies: listOf(discrepancy),
};

const occurrenceKeys: Readonly<Record<string, Check>> = {
  minOccurs: count,
  maxOccurs,
  chineseName: text,
  deprecated: text,
  noEffect: text,
  noEffectSeverity: severity,
  mayBeEmpty: flag,
  alternatives: listOf(text, 1),
  responseOnly: flag,
  outline: text,
  wider: shaped(() => ({ required: ['source'], keys: { ...facetKeys, source: text } })),
};

const restriction = shaped(() => ({ keys: { ...declarationKeys, ...occurrenceKeys, keepWider: flag } }));

const element: Check = shaped(() => ({
  required: ['type'],
  keys: {
    ...declarationKeys,
    ...occurrenceKeys,
    type: text,
    link: shaped(() => ({ required: ['url', 'title'], keys: { url: text, title: text } })),
    follows: shaped(() => ({ required: ['element', 'value'], keys: { element: text, value: text } })),
    restrict: recordOf(restriction),
    children: recordOf(element),
    groups: listOf(text, 1),
    anyElements: flag,
  },
}));

const path: Check = (reader, value, pointer) => {
  if (typeof value !== 'string' || !/^\/[a-z_]+$/.test(value))
    reader.fail(pointer, 'must be a path such as `/jobs`');
};

const snippet = shaped(() => ({
  required: ['name', 'description', 'body'],
  keys: { name: text, description: text, body: listOf(text, 1) },
}));

/** The operation of a Tag says more: what kind of processing it is, and where its jobs are looked up. */
const tagOperation = shaped(() => ({
  required: ['method', 'path', 'action'],
  keys: {
    method: text,
    path,
    action: text,
    service: oneOf('media', 'speech', 'picture', 'ai', 'file'),
    otherPaths: listOf(path, 1),
    jobsPath: path,
  },
}));

const tagShape: Shape = {
  required: ['tag', 'documentation', 'sources', 'operation', 'children', 'snippets'],
  keys: {
    $schema: text,
    tag: text,
    documentation: text,
    chineseName: text,
    sources: listOf(source, 1),
    category: text,
    keywords: listOf(text, 1),
    chineseKeywords: listOf(text, 1),
    operation: tagOperation,
    summary: shaped(() => ({
      keys: { input: text, output: text, callback: text, sentence: listOf(text, 1) },
    })),
    children: recordOf(element),
    groups: listOf(text, 1),
    constraints: listOf(constraint),
    snippets: listOf(snippet, 1),
    discrepancies: listOf(discrepancy),
    deprecated: text,
    strictLimitsWhen: predicate,
  },
};

const typeShape: Shape = {
  keys: {
    ...declarationKeys,
    $schema: text,
    base: text,
    outline: text,
    layout: layoutShape(predicate),
    format: oneOf('rgb'),
    seenIn: texts,
    sources: listOf(source),
    children: recordOf(element),
    groups: listOf(text, 1),
  },
};

const groupShape: Shape = {
  required: ['documentation', 'children'],
  keys: {
    $schema: text,
    documentation: text,
    sources: listOf(source),
    children: recordOf(element),
    constraints: listOf(constraint),
  },
};

/** Checks the content of `tags/<Tag>.json`. */
export const tagFile: Check = shaped(() => tagShape);

/** Checks the content of `types/<Name>.json`. */
export const typeFile: Check = shaped(() => typeShape);

/** Checks the content of `groups/<Name>.json`. */
export const groupFile: Check = shaped(() => groupShape);
