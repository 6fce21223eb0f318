/**
 * Why a condition holds in a document, in the words of that document: "`Codec` is `H.265`", where the rule itself
 * says "`Codec` is `H.265`, `AV1` or `VP9`".
 */
import type { Language } from '../../../l10n/language';
import { NONE, type NodeId, type XmlDocument } from '../parser/xmlNodes';
import { leafValue } from '../parser/xmlText';
import type { RawPredicate } from '../schema/rawSchemaTypes';
import { quote } from '../schema/words';
import type { CompiledPredicate } from './constraintTypes';
import { type ElementPath, findAll, findFirst } from './elementPath';
import { compilePredicate } from './predicate';
import { compileValueTest } from './valueCondition';

/** What a document says about one element. */
interface Statement {
  readonly element: string;
  readonly words: string;
  /** Says more than that the element is there. */
  readonly telling: boolean;
}

type Explain = (xml: XmlDocument, container: NodeId) => readonly Statement[];

/**
 * Words why the predicate holds, to follow "because". Nothing is said of the elements in `subjects`
 * or below them, which the message is about, unless there is nothing else to say.
 */
export function compileExplanation(
  predicate: RawPredicate,
  resolve: (path: string) => ElementPath,
  language: Language,
  subjects: readonly string[] = [],
): (xml: XmlDocument, container: NodeId) => string {
  const explain = compile(predicate, true, resolve, language);
  const isSubject = ({ element }: Statement): boolean =>
    subjects.some((subject) => element === subject || element.startsWith(`${subject}/`));
  return (xml, container) => {
    const statements = withoutRepetition(explain(xml, container));
    const others = statements.filter((statement) => !isSubject(statement));
    return language.clauses((others.length > 0 ? others : statements).map(({ words }) => words));
  };
}

/** Each element once, with the statement that says most. */
function withoutRepetition(statements: readonly Statement[]): readonly Statement[] {
  const byElement = new Map<string, Statement>();
  for (const statement of statements) {
    const known = byElement.get(statement.element);
    if (known === undefined || (statement.telling && !known.telling)) {
      byElement.set(statement.element, statement);
    }
  }
  return [...byElement.values()];
}

/** `holds` false explains why the predicate fails. */
function compile(
  predicate: RawPredicate,
  holds: boolean,
  resolve: (path: string) => ElementPath,
  language: Language,
): Explain {
  if ('not' in predicate) return compile(predicate.not, !holds, resolve, language);
  if ('allOf' in predicate || 'anyOf' in predicate) {
    const parts = 'allOf' in predicate ? predicate.allOf : predicate.anyOf;
    const explained = parts.map((part) => compile(part, holds, resolve, language));
    if ('allOf' in predicate === holds) {
      return (xml, container) => explained.flatMap((explain) => explain(xml, container));
    }
    const tests: readonly CompiledPredicate[] = parts.map((part) => compilePredicate(part, resolve));
    return (xml, container) => {
      const reason = tests.findIndex((test) => test(xml, container) === holds);
      return explained[reason]?.(xml, container) ?? [];
    };
  }
  return compileStatement(predicate, resolve, language);
}

function compileStatement(
  predicate: Extract<RawPredicate, { element: string }>,
  resolve: (path: string) => ElementPath,
  language: Language,
): Explain {
  const { element } = predicate;
  const path = resolve(element);
  const test = 'present' in predicate ? undefined : compileValueTest(predicate, resolve);
  return (xml, container) => {
    const nodes = findAll(xml, container, path);
    if (findFirst(xml, container, path) === NONE) {
      return [{ element, words: language.t('{0} is not set', quote(element)), telling: true }];
    }
    if (test === undefined)
      return [{ element, words: language.t('{0} is set', quote(element)), telling: false }];
    const node = nodes.find((each) => test(xml, each, container)) ?? nodes[0] ?? NONE;
    return [
      {
        element,
        words: language.t('{0} is {1}', quote(element), quote(leafValue(xml, node))),
        telling: true,
      },
    ];
  };
}
