/**
 * The tables of the vendor's pages as the project wrote them down (`test/service/schema/vendorTables`), one file a page.
 */
import type { RawPredicate, RawTag } from '../server/service/schema/rawSchemaTypes';

/** One row of a page's tables. */
export interface VendorRow {
  /** The path below `Request`; empty for `Request` itself. */
  readonly element: string;
  readonly required: boolean;
  /** An element that holds elements. */
  readonly container?: boolean;
  /** How often it may stand there; once where nothing is said. */
  readonly most?: number | 'many';
  /** As the page prints it: `(0, 60]`; an open end is empty. */
  readonly range?: string;
  readonly multipleOf?: number;
  readonly list?: readonly string[];
  /** Values that other official sources add to the list. */
  readonly moreValues?: readonly string[];
  /** Values of an open list: others are reported softly or not at all. */
  readonly suggested?: readonly string[];
  /** Words that are allowed beside the type's own values. */
  readonly literals?: readonly string[];
  readonly wildcards?: readonly string[];
  readonly unit?: string;
  readonly default?: string;
  /** A default that is no value: words that the documentation must hold. */
  readonly defaultInWords?: string;
  readonly maxLength?: number;
  /** Which characters are possible, in words. */
  readonly characters?: string;
  /** Where we decided against the row, and a word of the discrepancy that says why. */
  readonly ours?: { readonly required: boolean; readonly discrepancy: string };
  /** The name as the page misprints it, and a word of the discrepancy that says so. */
  readonly printed?: string;
  readonly discrepancy?: string;
  /** Elements beside it of which one makes this one needless. */
  readonly alternatives?: readonly string[];
}

/** One sentence of a page besides the tables, in our words, and what must cover it. */
export interface VendorNote {
  readonly note: string;
  /** The element that it belongs to. */
  readonly at?: string;
  /** What a rule of that element must hold, at least. */
  readonly rule?: object;
  /** A regular expression for the words of the element's documentation. */
  readonly says?: string;
  readonly strictLimitsWhen?: RawPredicate;
}

/** A row of a table such as "which codec goes into which container"; no values: the element is not possible. */
export interface VendorCombination {
  readonly at: string;
  readonly when: Readonly<Record<string, string>>;
  readonly element: string;
  readonly values: readonly string[];
}

/** One page. */
export interface VendorPage {
  readonly tag: string;
  readonly operation: RawTag['operation'];
  readonly rows: readonly VendorRow[];
  readonly combinations?: readonly VendorCombination[];
  readonly notes: readonly VendorNote[];
}

/** The pages of those files; the project's own data, so their shape is taken for granted. */
export function readVendorPages(texts: readonly string[]): VendorPage[] {
  return texts.map((text): VendorPage => JSON.parse(text));
}
