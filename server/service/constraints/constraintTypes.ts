/**
 * What every kind of rule between fields provides. One file per kind; `index.ts` is the table.
 */
import type { DiagnosticCode } from '../diagnostics/diagnosticCodes';
import type { NodeId, XmlDocument } from '../parser/xmlNodes';
import type { RawConstraint, RawPredicate } from '../schema/schemaTypes';
import type { ChildPath, ElementPath } from './elementPath';

/** Where a breach is shown. */
export type BreachPlace = 'startTagName' | 'value' | 'element';

/** One broken rule. */
export interface RuleBreach {
  /** The element to underline. */
  readonly node: NodeId;
  readonly place: BreachPlace;
  /** Names and values for the message. */
  readonly args: Readonly<Record<string, string>>;
}

/** Tells about one broken rule. */
export type ReportBreach = (breach: RuleBreach) => void;

/** A rule whose paths are resolved to name ids, ready to run on any document. */
export interface CompiledRule {
  /** Reports every breach inside one container element. */
  readonly check: (xml: XmlDocument, container: NodeId, report: ReportBreach) => void;
  /** Whether completion must not offer the element at that path below the container now. */
  readonly excludes: (xml: XmlDocument, container: NodeId, childPath: ChildPath) => boolean;
  /** Values that the rule leaves for that element now; undefined where it says nothing. */
  readonly allowedValues: (
    xml: XmlDocument,
    container: NodeId,
    childPath: ChildPath,
  ) => readonly string[] | undefined;
  /** Whether the rule asks for that element now. */
  readonly requires: (xml: XmlDocument, container: NodeId, childPath: ChildPath) => boolean;
}

/** The parts of a compiled rule that a kind has something to say about. */
export type PartialRule = Pick<CompiledRule, 'check'> & Partial<CompiledRule>;

/** Resolves the paths of a rule against the container that holds it. */
export interface RuleCompiler {
  readonly path: (path: string) => ElementPath;
  readonly predicate: (predicate: RawPredicate | undefined) => CompiledPredicate;
}

/** `holds(xml, container)`. */
export type CompiledPredicate = (xml: XmlDocument, container: NodeId) => boolean;

/** The rule of one kind. */
export type RuleOf<Kind extends RawConstraint['kind']> = Extract<RawConstraint, { kind: Kind }>;

/** One kind of rule. */
export interface ConstraintDefinition<Kind extends RawConstraint['kind']> {
  readonly code: DiagnosticCode;
  /** Links the rule once, when the schema set is compiled. */
  readonly compile: (rule: RuleOf<Kind>, compiler: RuleCompiler) => PartialRule;
  /** The rule as one sentence, for hovers and messages. A `note` in the data is preferred to it. */
  readonly describe: (rule: RuleOf<Kind>) => string;
}
