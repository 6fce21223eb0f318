/**
 * A request document: the syntax tree, the Tag's schema and which declaration each element has.
 * The tree itself stays free of meaning, so that it can be cached and compared.
 */

import type { NodeId, XmlDocument } from '../parser/xmlNodes';
import type { ElementDeclaration, OtherRequest, RequestSchema, SchemaSet } from '../schema/schemaTypes';

/** One job of a request. */
export interface Job {
  /** The element that belongs to this job alone; `NONE` while a request has none. What is around it, all jobs share. */
  readonly element: NodeId;
  /** The `<Tag>` that counts for it: its own, or that of the request; `NONE` where neither is there. */
  readonly tagElement: NodeId;
  /** What that says; undefined when absent or empty. */
  readonly tag: string | undefined;
  /** The Tag's schema; undefined when the Tag is absent or has none. */
  readonly schema: RequestSchema | undefined;
}

/** What every feature works on. Immutable; made anew for each version of a document. */
export interface RequestDocument {
  readonly xml: XmlDocument;
  readonly schemaSet: SchemaSet;
  /** The `<Request>` element, or `NONE` when the root is something else or absent. */
  readonly request: NodeId;
  /** The `<Tag>` element of all jobs, the first where each has its own; `NONE` where there is none for all. */
  readonly tagElement: NodeId;
  /** What all jobs have as their Tag; undefined when absent or empty, and where they have different ones. */
  readonly tag: string | undefined;
  /** Its schema; of one job among several, see `jobOf`. */
  readonly schema: RequestSchema | undefined;
  /** The jobs in document order: at least one, in what is a request for jobs. */
  readonly jobs: readonly Job[];
  /** What the request is when it is no job; then it has neither Tag nor schema here. */
  readonly otherRequest: OtherRequest | undefined;
  /** The root's declaration when the document is no request but an answer of the service. */
  readonly response: ElementDeclaration | undefined;
  /** By node: the declaration that the element is bound to, or undefined. */
  readonly declarations: readonly (ElementDeclaration | undefined)[];
  /**
   * By container: elements inside an unclosed child that belong to the container itself.
   * Empty in a document whose containers are all closed.
   */
  readonly reparentedChildren: ReadonlyMap<NodeId, readonly NodeId[]>;
}
