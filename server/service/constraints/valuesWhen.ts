/**
 * `valuesWhen`: the values that go with the values of other elements (a table, first fitting row decides).
 */

import { findListed } from '../facets/enumeration';
import type { NodeId, XmlDocument } from '../parser/xmlNodes';
import { leafValue } from '../parser/xmlText';
import { quote, quoteAll } from '../schema/words';
import type { ConstraintDefinition } from './constraintTypes';
import { type ElementPath, findAll, leadsTo, placesOf } from './elementPath';
import { describePredicate } from './predicate';

interface CompiledRow {
  readonly holds: (xml: XmlDocument, container: NodeId) => boolean;
  readonly values: readonly string[];
  readonly lowerCaseValues: readonly string[];
  readonly explain: (xml: XmlDocument, container: NodeId) => string;
}

/** Values that depend on other values. */
export const valuesWhen: ConstraintDefinition<'valuesWhen'> = {
  code: 'values-when',
  compile: (rule, compiler) => {
    const path = compiler.path(rule.element);
    const holds = compiler.predicate(rule.when);
    const rows: CompiledRow[] = rule.rows.map((row) => ({
      holds: compiler.predicate(row.when),
      values: row.values,
      lowerCaseValues: row.values.map((value) => value.toLowerCase()),
      explain: compiler.explanation(row.when, [rule.element]),
    }));
    const rowFor = (xml: XmlDocument, container: NodeId) =>
      holds(xml, container) ? rows.find((row) => row.holds(xml, container)) : undefined;
    return {
      subjects: placesOf(path),
      check: (xml, container, report) => {
        const nodes = findAll(xml, container, path);
        const row = nodes.length === 0 ? undefined : rowFor(xml, container);
        if (row === undefined) return;
        for (const node of nodes) {
          const value = leafValue(xml, node);
          if (row.lowerCaseValues.includes(value.toLowerCase()) || isUnlisted(path, value)) continue;
          const args = {
            value,
            condition: row.explain(xml, container),
            values: compiler.language.or(quoteAll(row.values)),
            list: row.values.join('\n'),
          };
          report({ node, place: 'value', args });
        }
      },
      excludes: (xml, container, childPath) =>
        leadsTo(path, childPath) && rowFor(xml, container)?.values.length === 0,
      allowedValues: (xml, container, childPath) =>
        leadsTo(path, childPath) ? rowFor(xml, container)?.values : undefined,
    };
  },
  describe: (rule, language) => {
    const rows = rule.rows.map((row) =>
      language.t('{0} when {1}', language.or(quoteAll(row.values)), describePredicate(row.when, language)),
    );
    const [first = '', ...rest] = rows;
    const all = rest.reduce((words, row) => language.t('{0}; {1}', words, row), first);
    return language.t('{0} is {1}.', quote(rule.element), all);
  },
};

/** A value outside of its own list is reported by the list, not a second time by the rule. */
function isUnlisted(path: ElementPath, value: string): boolean {
  const declaration = path.declaration;
  const list = declaration?.facets.enumeration;
  if (declaration === undefined || list === undefined) return false;
  const wider = declaration.wider?.enumeration ?? [];
  return findListed(list, value) === undefined && findListed(wider, value) === undefined;
}
