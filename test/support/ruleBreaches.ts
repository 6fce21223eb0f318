/**
 * For each rule of the schema data: every way in which a request can break it, and the nearest request that keeps it.
 */
import type { BreachPlace } from '../../server/service/constraints/compiledRule';
import type { RawConstraint, RawOperand, RawPredicate } from '../../server/service/schema/rawSchemaTypes';
import type { ElementDeclaration } from '../../server/service/schema/schemaTypes';
import { candidateValues, declarationAt } from './requestSynthesizer';
import { limitOf, type Requirement, type Requirements, together, waysTo } from './requirements';

/** One way to break a rule. */
export interface RuleBreach {
  readonly label: string;
  /** Alternatives; each breaks the rule. */
  readonly broken: readonly Requirements[];
  /** Alternatives; each keeps the rule, as near to the breach as can be. */
  readonly kept: readonly Requirements[];
  /** What must be underlined: the element at that path below the holder. */
  readonly path: string;
  readonly place: BreachPlace;
}

type RuleOf<Kind extends RawConstraint['kind']> = Extract<RawConstraint, { kind: Kind }>;

const present = (path: string): Requirement => ({ kind: 'present', path });
const absent = (path: string): Requirement => ({ kind: 'absent', path });
const parentOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));

/** Every way to break the rule. */
export function breachesOf(rule: RawConstraint, holder: ElementDeclaration): readonly RuleBreach[] {
  const cases = casesOf(rule, holder);
  const when = waysTo(rule.when, true);
  return cases.map((one) => ({
    ...one,
    broken: together([when, one.broken]),
    // Where nothing beside the condition can give way, the condition does.
    kept: [...together([when, one.kept]), ...waysTo(conditionOf(rule), false)],
  }));
}

function conditionOf(rule: RawConstraint): RawPredicate | undefined {
  return rule.kind === 'notAll' ? { allOf: rule.conditions } : rule.when;
}

function casesOf(rule: RawConstraint, holder: ElementDeclaration): readonly RuleBreach[] {
  switch (rule.kind) {
    case 'requiredOr':
      // An element that is required anyway is missed as such.
      return rule.elements.some((path) => declarationAt(holder, path).minOccurs > 0)
        ? []
        : [noneOfThem(rule.elements)];
    case 'requiredXor':
      return [noneOfThem(rule.elements), ...twoOfThem(rule.elements)];
    case 'dependentRequired':
      return dependentRequired(rule);
    case 'dependentExcluded':
      return rule.excludes.map((path) => surplus(path, [present(rule.element)], 'startTagName'));
    case 'requiredWhen':
      return requiredWhen(rule);
    case 'excludedWhen':
      return rule.elements.map((path) => surplus(path, [], 'startTagName'));
    case 'ignoredWhen':
      return rule.elements.map((path) => surplus(path, [], 'element'));
    case 'valuesWhen':
      return valuesWhen(rule, holder);
    case 'sameMatch':
      return [sameMatch(rule, holder)];
    case 'notAll':
      return [notAll(rule, holder)];
    case 'compare':
      return compare(rule, holder);
    case 'placeholderRequired':
      return placeholderRequired(rule);
    case 'lengthWhen':
      return lengthWhen(rule);
    case 'extensionWhen':
      return extensionWhen(rule, holder);
    case 'caution':
      return caution(rule);
    case 'distinctValues':
      return distinctValues(rule, holder);
  }
}

function noneOfThem(elements: readonly string[]): RuleBreach {
  return {
    label: 'none of them',
    broken: [elements.map(absent)],
    kept: elements.map((path) => [present(path), ...elements.filter((other) => other !== path).map(absent)]),
    path: '',
    place: 'startTagName',
  };
}

function twoOfThem(elements: readonly string[]): RuleBreach[] {
  const [first = ''] = elements;
  return elements.slice(1).map((path) => surplus(path, [present(first)], 'startTagName'));
}

/** An element that must go. */
function surplus(path: string, beside: Requirements, place: BreachPlace): RuleBreach {
  return {
    label: path,
    broken: [[present(path), ...beside]],
    kept: [[absent(path), ...beside]],
    path,
    place,
  };
}

function dependentRequired({ element, requires }: RuleOf<'dependentRequired'>): RuleBreach[] {
  return requires.map((missing) => ({
    label: `without ${missing}`,
    broken: [
      [present(element), absent(missing), ...requires.filter((path) => path !== missing).map(present)],
    ],
    kept: [[present(element), ...requires.map(present)]],
    path: element,
    place: 'startTagName',
  }));
}

function requiredWhen({ elements }: RuleOf<'requiredWhen'>): RuleBreach[] {
  return elements.map((missing) => {
    const parent = parentOf(missing);
    const others = elements.filter((path) => path !== missing).map(present);
    const around = parent === '' ? others : [present(parent), ...others];
    return {
      label: `without ${missing}`,
      broken: [[absent(missing), ...around]],
      kept: [[present(missing), ...around]],
      path: parent,
      place: 'startTagName',
    };
  });
}

/** Each row: a value that the element knows and the row does not. Earlier rows must not decide. */
function valuesWhen({ element, rows }: RuleOf<'valuesWhen'>, holder: ElementDeclaration): RuleBreach[] {
  const candidates = candidateValues(declarationAt(holder, element));
  return rows.flatMap((row, index) => {
    const listed = row.values.map((value) => value.toLowerCase());
    // A row that takes every listed value only keeps later rows from deciding.
    if (candidates.every((value) => listed.includes(value.toLowerCase()))) return [];
    const decides = together([
      waysTo(row.when, true),
      ...rows.slice(0, index).map((earlier) => waysTo(earlier.when, false)),
    ]);
    const right: Requirement =
      row.values.length === 0 ? absent(element) : { kind: 'oneOf', path: element, values: row.values };
    return [
      {
        label: `row ${index}`,
        broken: together([decides, [[{ kind: 'noneOf', path: element, values: row.values }]]]),
        kept: together([decides, [[right]]]),
        path: element,
        place: 'value' as const,
      },
    ];
  });
}

/** The value that comes later is shown. */
function sameMatch({ elements, pattern }: RuleOf<'sameMatch'>, holder: ElementDeclaration): RuleBreach {
  const [first = '', second = ''] = elements.slice(-2);
  const [value = ''] = candidateValues(declarationAt(holder, first));
  const captured = new RegExp(pattern, 'iu').exec(value)?.[1] ?? '';
  const other = value.replace(captured, `other${captured}`);
  const requirement = (path: string, synthesized: string): Requirement => ({
    kind: 'oneOf',
    path,
    values: [synthesized],
  });
  return {
    label: 'two of them',
    broken: [[requirement(first, value), requirement(second, other)]],
    kept: [[requirement(first, value), requirement(second, value)]],
    path: second,
    place: 'value',
  };
}

/** The element named last is shown, as far as it is there. */
function notAll({ conditions }: RuleOf<'notAll'>, holder: ElementDeclaration): RuleBreach {
  const broken = together(conditions.map((condition) => waysTo(condition, true)));
  const last = broken[0]?.filter(({ kind }) => kind !== 'absent').at(-1)?.path ?? '';
  const isLeaf = declarationAt(holder, last).builtin !== 'container';
  return {
    label: 'all of them',
    broken,
    kept: conditions.flatMap((_, failing) =>
      together(conditions.map((condition, index) => waysTo(condition, index !== failing))),
    ),
    path: last,
    place: isLeaf ? 'value' : 'startTagName',
  };
}

/** By word: values just beyond and just within a limit. */
const beside: Readonly<
  Record<string, { readonly wrong: readonly number[]; readonly right: readonly number[] }>
> = {
  atLeast: { wrong: [-1, -0.5], right: [0] },
  greaterThan: { wrong: [0], right: [1, 0.5] },
  atMost: { wrong: [1, 0.5], right: [0] },
  lessThan: { wrong: [0], right: [-1, -0.5] },
};

function compare(rule: RuleOf<'compare'>, holder: ElementDeclaration): RuleBreach[] {
  const { element } = rule;
  return Object.entries(beside).flatMap(([word, { wrong, right }]) => {
    const operand: RawOperand | undefined = Object.entries(rule).find(([key]) => key === word)?.[1];
    if (operand === undefined) return [];
    const { limit, around } = operandOf(operand, holder);
    const with_ = (steps: readonly number[]): Requirements => [
      ...around,
      { kind: 'oneOf', path: element, values: steps.map((step) => String(limit + step)) },
    ];
    return [{ label: word, broken: [with_(wrong)], kept: [with_(right)], path: element, place: 'value' }];
  });
}

/** The limit, and what must stand in the request for it to be that. */
function operandOf(
  operand: RawOperand,
  holder: ElementDeclaration,
): { readonly limit: number; readonly around: Requirements } {
  if (typeof operand === 'number' || !('element' in operand)) return limitOf(operand);
  const limit = declarationAt(holder, operand.element).facets.multipleOf ?? 10;
  return { limit, around: [{ kind: 'oneOf', path: operand.element, values: [String(limit)] }] };
}

/** A file name without an extension, of which no other rule says anything. */
const NEUTRAL = 'results/several';

const holding = (path: string, value: string): Requirement => ({ kind: 'oneOf', path, values: [value] });

function placeholderRequired({ element, placeholders }: RuleOf<'placeholderRequired'>): RuleBreach[] {
  return [
    {
      label: element,
      broken: [[holding(element, NEUTRAL)]],
      kept: placeholders.map((placeholder) => [holding(element, `${NEUTRAL}-${placeholder}`)]),
      path: element,
      place: 'value',
    },
  ];
}

function lengthWhen({ element, minLength, maxLength, maxBytes }: RuleOf<'lengthWhen'>): RuleBreach[] {
  const text = (length: number): Requirements => [holding(element, 'a'.repeat(length))];
  const limits = [
    { label: 'minLength', limit: minLength, step: -1 },
    { label: 'maxLength', limit: maxLength, step: 1 },
    { label: 'maxBytes', limit: maxBytes, step: 1 },
  ];
  return limits.flatMap(({ label, limit, step }) =>
    limit === undefined
      ? []
      : [
          {
            label,
            broken: [text(limit + step)],
            kept: [text(limit)],
            path: element,
            place: 'value' as const,
          },
        ],
  );
}

function extensionWhen(rule: RuleOf<'extensionWhen'>, holder: ElementDeclaration): RuleBreach[] {
  const { element, extensions, excludes = [] } = rule;
  const isUrl = declarationAt(holder, element).builtin === 'url';
  const file = (extension: string): Requirements => [
    holding(element, `${isUrl ? 'https://example.com/' : ''}${NEUTRAL}.${extension}`),
  ];
  const [wrong, right] = extensions === undefined ? [excludes, ['other']] : [['other'], extensions];
  return [{ label: element, broken: wrong.map(file), kept: right.map(file), path: element, place: 'value' }];
}

/** Only what makes the condition fail keeps such a rule. */
function caution({ element }: RuleOf<'caution'>): RuleBreach[] {
  return [{ label: element, broken: [[present(element)]], kept: [], path: element, place: 'value' }];
}

/** A built request holds one of each element, so that only two of them can have the same value. */
function distinctValues({ elements }: RuleOf<'distinctValues'>, holder: ElementDeclaration): RuleBreach[] {
  const [first = '', second] = elements;
  if (second === undefined) return [];
  const known = candidateValues(declarationAt(holder, first));
  const common = candidateValues(declarationAt(holder, second)).filter((value) => known.includes(value));
  const [value = NEUTRAL, other = `${NEUTRAL}-2`] = common;
  return [
    {
      label: 'two of them',
      broken: [[holding(first, value), holding(second, value)]],
      kept: [[holding(first, value), holding(second, other)]],
      path: second,
      place: 'value',
    },
  ];
}
