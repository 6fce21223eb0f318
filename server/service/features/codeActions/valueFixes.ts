/**
 * Fixes of values: the canonical spelling, the nearest allowed value, a choice from the list.
 * Only what is clearly meant is preferred: a guess is offered, never applied by itself.
 */

import type { RequestDocument } from '../../binding/requestDocument';
import { allowedValuesNow } from '../../constraints/rulesInForce';
import type { Problem } from '../../diagnostics/problem';
import { checkValue, suggestValues } from '../../facets/index';
import { findAlias, meantListed, nearestNumber, nearestWord } from '../../facets/meantValue';
import { at, childElements, nodeSpan } from '../../parser/xmlNodes';
import { leafValue } from '../../parser/xmlText';
import type { Facets } from '../../schema/schemaTypes';
import { isNumber, quote } from '../../schema/words';
import { closestOf } from '../../util/editDistance';
import { escapeText } from '../../util/escapeText';
import { fillValue } from './elementEdits';
import { type FixProvider, type QuickFix, title } from './quickFix';
import { spellingSuggestions } from './spelling';

/** More choices than these belong into completion. */
const MOST_CHOICES = 8;

function changeTo({ start, end }: Problem, value: string, more: Partial<QuickFix> = {}): QuickFix {
  return {
    title: title('Change to {0}', quote(value)),
    replacements: [{ start, end, newText: escapeText(value) }],
    ...more,
  };
}

/** The values nearest to a wrong one, which the rules between elements allow too. */
export const changeValue: FixProvider = (request, problem) => {
  const { declaration, args } = problem;
  if (args.canonical !== undefined) {
    const isWhole = !request.xml.text.slice(problem.start, problem.end).includes('<!--');
    return [changeTo(problem, args.canonical, isWhole ? { preferred: true, safe: true } : {})];
  }
  const { value } = args;
  if (declaration === undefined || value === undefined) return [];
  if (args.form !== undefined) return changeForm(request, problem);
  const { builtin, facets, wider } = declaration;
  const isWideKnown = wider !== undefined && problem.code !== 'narrower-limit';
  const isIn = (text: string, limits: Facets): boolean => checkValue(text, builtin, limits) === undefined;
  const isRight = (text: string): boolean => isIn(text, facets) || (isWideKnown && isIn(text, wider));
  // A name that only the wider list knows is meant all the same.
  const lists = [facets.enumeration, problem.code === 'narrower-limit' ? undefined : wider?.enumeration];
  const alias = lists.map((list) => findAlias(list ?? [], value)).find((known) => known !== undefined);
  const meant = [
    ...(alias === undefined ? [] : [alias]),
    ...spellingSuggestions(value, declaration.unit).filter(isRight),
  ];
  const near = suggestValues(value, builtin, facets, Number.POSITIVE_INFINITY);
  const values = possibleNow(request, problem, [...new Set([...meant, ...near])]).slice(0, MOST_CHOICES);
  const sure = meant[0] ?? sureChoice(problem, value, values);
  // White space or a comment inside of the value would go.
  const isWhole = !request.xml.text.slice(problem.start, problem.end).includes('<!--');
  return values.map((choice) =>
    changeTo(problem, choice, choice === sure && isWhole ? { preferred: true } : {}),
  );
};

/** What is meant by a value in another form: as the preferred fix only where nothing is lost by it. */
function changeForm(request: RequestDocument, problem: Problem): QuickFix[] {
  const { declaration, args } = problem;
  const { meant, sure, beside } = args;
  if (meant === undefined || declaration === undefined) return [];
  const breach = checkValue(meant, declaration.builtin, declaration.facets);
  // A wildcard that the place does not know is one either way.
  if (breach !== undefined && breach.code !== 'unknown-placeholder') return [];
  const isPreferred =
    sure !== undefined && (beside === undefined || !isSaidOtherwise(request, problem, beside));
  return [changeTo(problem, meant, isPreferred ? { preferred: true } : {})];
}

/** True when a sibling that could say the same says something else, or nothing. */
function isSaidOtherwise({ xml }: RequestDocument, { declaration, node }: Problem, said: string): boolean {
  const values = new Map(
    childElements(xml, at(xml.parent, node)).map((child) => [at(xml.nameId, child), leafValue(xml, child)]),
  );
  return (declaration?.parent?.children ?? []).some(
    ({ nameId, typeName, facets }) =>
      typeName !== declaration?.typeName &&
      facets.pattern?.regex.test(said) === true &&
      values.get(nameId) !== said,
  );
}

/** What a rule rules out now is left out, unless nothing else would be left. */
function possibleNow(
  request: RequestDocument,
  problem: Problem,
  values: readonly string[],
): readonly string[] {
  const { declaration, node } = problem;
  if (declaration === undefined) return values;
  const allowed = allowedValuesNow(request, at(request.xml.parent, node), declaration);
  const possible = allowed === undefined ? [] : values.filter((value) => allowed.includes(value));
  return possible.length > 0 ? possible : values;
}

/**
 * The one that is clearly meant: the nearest number, or the one with nearly the same letters. A listed value that
 * another official page allows is right there, so none of the others is meant.
 */
function sureChoice(
  { code, declaration }: Problem,
  value: string,
  values: readonly string[],
): string | undefined {
  if (declaration?.facets.enumeration !== undefined) {
    return code === 'narrower-limit' ? undefined : meantListed(value, declaration.facets);
  }
  if (isNumber(value)) return values[0];
  if (code === 'narrower-limit') return undefined;
  return values.length === 1 && code !== 'not-allowed' ? values[0] : nearestWord(value, values);
}

/** The values that a rule leaves, the nearest number or spelling first. */
export const changeToRuleValue: FixProvider = (_request, problem) => {
  const { list = '', value = '' } = problem.args;
  if (list === '') return [];
  const values = byDistance(value, list.split('\n')).slice(0, MOST_CHOICES);
  const isNumbers = isNumber(value) && values.every(isNumber);
  const sure = values.length === 1 ? values[0] : isNumbers ? nearestNumber(value, values) : undefined;
  return values.map((choice) => changeTo(problem, choice, choice === sure ? { preferred: true } : {}));
};

function byDistance(value: string, values: readonly string[]): readonly string[] {
  if (isNumber(value) && values.every(isNumber)) {
    const distance = (text: string): number => Math.abs(Number(text) - Number(value));
    return [...values].sort((left, right) => distance(left) - distance(right));
  }
  const closest = closestOf(value, values);
  return closest === undefined ? values : [closest, ...values.filter((other) => other !== closest)];
}

/** The nearest number that the comparison allows, where there is one. */
export const changeToBound: FixProvider = (_request, problem) => {
  const { nearest } = problem.args;
  return nearest === undefined ? [] : [changeTo(problem, nearest, { preferred: true })];
};

/** The value with the placeholder before its extension, where several results need names of their own. */
export const insertPlaceholder: FixProvider = (_request, problem) => {
  const { value = '', list = '' } = problem.args;
  const placeholders = list.split('\n').filter((placeholder) => placeholder !== '');
  return placeholders.map((placeholder, index) =>
    changeTo(problem, withPlaceholder(value, placeholder), index === 0 ? { preferred: true } : {}),
  );
};

function withPlaceholder(value: string, placeholder: string): string {
  const [, before = value, extension = ''] = /^(.*?)(\.(?:\$\{[^{}]*\}|[^./${}]+))?$/s.exec(value) ?? [];
  const joint = before === '' || /[/_-]$/.test(before) ? '' : '-';
  return `${before}${joint}${placeholder}${extension}`;
}

/** The same file name with each of the extensions that fit; never for what is there already, the input of the job. */
export const changeExtension: FixProvider = ({ schema }, problem) => {
  const { value = '', list = '' } = problem.args;
  if (list === '' || problem.declaration?.path === schema?.summary.input) return [];
  return list
    .split('\n')
    .slice(0, MOST_CHOICES)
    .map((extension) => changeTo(problem, value.replace(/\.[A-Za-z0-9]+(?=(?:[?#].*)?$)/s, `.${extension}`)));
};

/** Takes the characters out that are not allowed. */
export const removeCharacters: FixProvider = (_request, problem) => {
  const { declaration, args } = problem;
  const alphabet = declaration?.facets.characters?.regex;
  if (alphabet === undefined || args.value === undefined) return [];
  const kept = [...args.value].filter((character) => alphabet.test(character)).join('');
  return kept === '' ? [] : [changeTo(problem, kept)];
};

/** Fills an empty required element, where the schema knows something to put there. */
export const fillEmpty: FixProvider = ({ xml }, problem) => {
  const { declaration, node } = problem;
  const value = declaration === undefined ? '' : fillValue(declaration);
  if (value === '' || declaration === undefined) return [];
  const { name } = declaration;
  return [
    {
      title: title('Fill in {0}', quote(value)),
      replacements: [
        {
          ...nodeSpan(xml, node),
          newText: `<${name}>${escapeText(value)}</${name}>`,
        },
      ],
    },
  ];
};

/** The Tag that was meant. */
export const changeTag: FixProvider = (_request, { severity, args, ...place }) => {
  if (args.closest === undefined) return [];
  // A warning is about a name that may well be right.
  return [changeTo({ ...place, args }, args.closest, severity === undefined ? { preferred: true } : {})];
};
