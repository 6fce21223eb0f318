/**
 * The table of rule kinds, and how a fact of a schema file becomes a rule that runs.
 */

import { english, type Language } from '../../../l10n/language';
import type { ConstraintKind, RawConstraint } from '../schema/rawSchemaTypes';
import type { ElementDeclaration } from '../schema/schemaTypes';
import { caution } from './caution';
import { compare } from './compare';
import type { ChildPath, CompiledRule } from './compiledRule';
import type { ConstraintDefinition, PartialRule, RuleCompiler } from './constraintTypes';
import { dependentExcluded } from './dependentExcluded';
import { dependentRequired } from './dependentRequired';
import { distinctValues } from './distinctValues';
import type { ElementPath } from './elementPath';
import { excludedWhen } from './excludedWhen';
import { compileExplanation } from './explanation';
import { extensionWhen } from './extensionWhen';
import { ignoredWhen } from './ignoredWhen';
import { lengthWhen } from './lengthWhen';
import { notAll } from './notAll';
import { placeholderRequired } from './placeholderRequired';
import { compilePredicate } from './predicate';
import { requiredOr } from './requiredOr';
import { requiredWhen } from './requiredWhen';
import { requiredXor } from './requiredXor';
import { sameMatch } from './sameMatch';
import { valuesWhen } from './valuesWhen';

/** Every kind of rule. */
export const constraintDefinitions: { readonly [Kind in ConstraintKind]: ConstraintDefinition<Kind> } = {
  requiredOr,
  requiredXor,
  dependentRequired,
  dependentExcluded,
  requiredWhen,
  excludedWhen,
  ignoredWhen,
  valuesWhen,
  sameMatch,
  notAll,
  compare,
  placeholderRequired,
  lengthWhen,
  extensionWhen,
  caution,
  distinctValues,
};

/** Links a rule of `container`; `nameIds` are the names of the schema set. */
export function compileRule(
  rule: RawConstraint,
  container: Pick<ElementDeclaration, 'children'>,
  nameIds: ReadonlyMap<string, number>,
  language: Language,
): CompiledRule {
  const paths: ChildPath[] = [];
  const path = (text: string): ElementPath => {
    const compiled = compilePath(text, container, nameIds);
    paths.push(compiled.nameIds);
    return compiled;
  };
  const partial = compileKind(rule, compilerFor(path, language));
  return {
    paths,
    subjects: undefined,
    checkRows: () => undefined,
    excludes: () => false,
    allowedValues: () => undefined,
    placeholders: () => undefined,
    requires: () => false,
    ...partial,
  };
}

function compilerFor(path: RuleCompiler['path'], language: Language): RuleCompiler {
  return {
    language,
    path,
    predicate: (predicate) => compilePredicate(predicate, path),
    explanation: (predicate, subjects) => compileExplanation(predicate, path, language, subjects),
  };
}

/** Kind and rule vary together, which the compiler can only follow through a switch on `kind`. */
function compileKind(rule: RawConstraint, compiler: RuleCompiler): PartialRule {
  switch (rule.kind) {
    case 'requiredOr':
      return requiredOr.compile(rule, compiler);
    case 'requiredXor':
      return requiredXor.compile(rule, compiler);
    case 'dependentRequired':
      return dependentRequired.compile(rule, compiler);
    case 'dependentExcluded':
      return dependentExcluded.compile(rule, compiler);
    case 'requiredWhen':
      return requiredWhen.compile(rule, compiler);
    case 'excludedWhen':
      return excludedWhen.compile(rule, compiler);
    case 'ignoredWhen':
      return ignoredWhen.compile(rule, compiler);
    case 'valuesWhen':
      return valuesWhen.compile(rule, compiler);
    case 'sameMatch':
      return sameMatch.compile(rule, compiler);
    case 'notAll':
      return notAll.compile(rule, compiler);
    case 'compare':
      return compare.compile(rule, compiler);
    case 'placeholderRequired':
      return placeholderRequired.compile(rule, compiler);
    case 'lengthWhen':
      return lengthWhen.compile(rule, compiler);
    case 'extensionWhen':
      return extensionWhen.compile(rule, compiler);
    case 'caution':
      return caution.compile(rule, compiler);
    case 'distinctValues':
      return distinctValues.compile(rule, compiler);
  }
}

/** The rule as one sentence: the note of the data, else made from kind and operands. */
export function describeRule(rule: RawConstraint, language: Language): string {
  return rule.note ?? describeKind(rule, language);
}

function describeKind(rule: RawConstraint, language: Language): string {
  switch (rule.kind) {
    case 'requiredOr':
      return requiredOr.describe(rule, language);
    case 'requiredXor':
      return requiredXor.describe(rule, language);
    case 'dependentRequired':
      return dependentRequired.describe(rule, language);
    case 'dependentExcluded':
      return dependentExcluded.describe(rule, language);
    case 'requiredWhen':
      return requiredWhen.describe(rule, language);
    case 'excludedWhen':
      return excludedWhen.describe(rule, language);
    case 'ignoredWhen':
      return ignoredWhen.describe(rule, language);
    case 'valuesWhen':
      return valuesWhen.describe(rule, language);
    case 'sameMatch':
      return sameMatch.describe(rule, language);
    case 'notAll':
      return notAll.describe(rule, language);
    case 'compare':
      return compare.describe(rule, language);
    case 'placeholderRequired':
      return placeholderRequired.describe(rule, language);
    case 'lengthWhen':
      return lengthWhen.describe(rule, language);
    case 'extensionWhen':
      return extensionWhen.describe(rule, language);
    case 'caution':
      return caution.describe(rule, language);
    case 'distinctValues':
      return distinctValues.describe(rule, language);
  }
}

// Each description of an element asks all rules around it.
const pathsOfRules = new WeakMap<RawConstraint, readonly string[]>();

/** Every element path that a rule names, relative to its container. */
export function pathsOf(rule: RawConstraint): readonly string[] {
  const paths = pathsOfRules.get(rule) ?? findPaths(rule);
  pathsOfRules.set(rule, paths);
  return paths;
}

function findPaths(rule: RawConstraint): readonly string[] {
  const found = new Set<string>();
  const resolve = (text: string): ElementPath => {
    found.add(text);
    return { text, nameIds: [], name: text, place: undefined, declaration: undefined };
  };
  compileKind(rule, compilerFor(resolve, english));
  return [...found];
}

/** Resolves a path that is relative to a container declaration. */
export function compilePath(
  text: string,
  container: Pick<ElementDeclaration, 'children'>,
  nameIds: ReadonlyMap<string, number>,
): ElementPath {
  const names = text.split('/');
  let holder: Pick<ElementDeclaration, 'children'> | undefined = container;
  let declaration: ElementDeclaration | undefined;
  const place = container.children.findIndex((child) => child.name === names[0]);
  for (const name of names) {
    declaration = holder?.children.find((child) => child.name === name);
    holder = declaration;
  }
  return {
    text,
    nameIds: names.map((name) => nameIds.get(name) ?? -2),
    name: names.at(-1) ?? '',
    place: place < 0 ? undefined : place,
    declaration,
  };
}
