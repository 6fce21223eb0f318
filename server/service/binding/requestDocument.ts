/**
 * A request document: the syntax tree, the Tag's schema and which declaration each element has.
 * The tree itself stays free of meaning, so that it can be cached and compared.
 */

import type { NodeId, XmlDocument } from '../parser/xmlNodes';
import type { ElementDeclaration, OtherRequest, RequestSchema, SchemaSet } from '../schema/schemaTypes';

/** One job of a request whose jobs name their own Tags. */
export interface JobElement {
  readonly element: NodeId;
  /** Its own `<Tag>`, or `NONE`. */
  readonly tagElement: NodeId;
  /** What it says; undefined when absent or empty. */
  readonly tag: string | undefined;
}

/** What every feature works on. Immutable; made anew for each version of a document. */
export interface RequestDocument {
  readonly xml: XmlDocument;
  readonly schemaSet: SchemaSet;
  /** The `<Request>` element, or `NONE` when the root is something else or absent. */
  readonly request: NodeId;
  /** The `<Tag>` element that counts, or `NONE`. */
  readonly tagElement: NodeId;
  /** The trimmed text of `<Tag>`; undefined when absent or empty, and where several jobs have different ones. */
  readonly tag: string | undefined;
  /** The Tag's schema; undefined when the Tag is absent or has none. */
  readonly schema: RequestSchema | undefined;
  /** The jobs, where they name their own Tags; else empty. */
  readonly jobs: readonly JobElement[];
  /** What the request is when it is no job; then it has neither Tag nor schema here. */
  readonly otherRequest: OtherRequest | undefined;
  /** The root's declaration when the document is no request but an answer of the service. */
  readonly response: ElementDeclaration | undefined;
  /** By node: the declaration that the element is bound to, or undefined. */
  readonly declarations: readonly (ElementDeclaration | undefined)[];
  /**
   * By container: elements that stand inside an unclosed child but belong to the container itself.
   * Empty in a document whose containers are all closed.
   */
  readonly reparentedChildren: ReadonlyMap<NodeId, readonly NodeId[]>;
}
