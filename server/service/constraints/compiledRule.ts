/**
 * A rule between fields as it runs. It depends on the tree and not on schemas, which have such rules.
 */
import type { NodeId, XmlDocument } from '../parser/xmlNodes';

/** The name ids from a container (not included) down to an element. */
export type ChildPath = readonly number[];

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

/** Rows that stand side by side. */
export interface RowRange {
  readonly first: NodeId;
  /** One past the last one. */
  readonly end: NodeId;
}

/** Says about one broken rule. */
export type ReportBreach = (breach: RuleBreach) => void;

/** A rule whose paths are resolved to name ids, ready to run on any document. */
export interface CompiledRule {
  /** Every place below the container that the rule looks at. */
  readonly paths: readonly ChildPath[];
  /** The places among the children of those without any of which the rule finds no breach; undefined where it may. */
  readonly subjects: readonly number[] | undefined;
  /** Reports every breach inside one container element. */
  readonly check: (xml: XmlDocument, container: NodeId, report: ReportBreach) => void;
  /**
   * The breaches in some rows, where they are all that the rows have to do with: elements outside of them are judged
   * as if the rows were not there. Undefined when that is not sure.
   */
  readonly checkRows: (
    xml: XmlDocument,
    container: NodeId,
    rows: RowRange,
  ) => readonly RuleBreach[] | undefined;
  /** Whether completion must not offer the element at that path below the container now. */
  readonly excludes: (xml: XmlDocument, container: NodeId, childPath: ChildPath) => boolean;
  /** Values that the rule leaves for that element now; undefined where it says nothing. */
  readonly allowedValues: (
    xml: XmlDocument,
    container: NodeId,
    childPath: ChildPath,
  ) => readonly string[] | undefined;
  /** Placeholders of which the rule asks for one in that element now; undefined where it says nothing. */
  readonly placeholders: (
    xml: XmlDocument,
    container: NodeId,
    childPath: ChildPath,
  ) => readonly string[] | undefined;
  /** Whether the rule asks for that element now. */
  readonly requires: (xml: XmlDocument, container: NodeId, childPath: ChildPath) => boolean;
}
