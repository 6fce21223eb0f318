/**
 * The built-in simple types: what a value must look like before any facet is asked.
 * Only lexical forms that are no vendor fact belong here; vendor shapes are files in `schemas/types/`.
 */
import { text } from '../../../l10n/language';
import type { BuiltinType } from './schemaTypes';

/** What a built-in type knows about values. */
export interface BuiltinTypeDefinition {
  /** Completes "… must be", for example "a whole number". */
  readonly noun: string;
  /** True when the non-empty, trimmed value is of the type. */
  readonly accepts: (value: string) => boolean;
  /** Whether ranges apply. */
  readonly numeric: boolean;
  /** The values of a type that has few. */
  readonly values?: readonly string[];
}

const digitsOnly = /^[+-]?\d+$/;
const decimalNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
const webAddress = /^https?:\/\/[^\s/?#]+[^\s]*$/iu;

const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:?\d\d)$/;

const always = (): boolean => true;

/** The table of built-in types. */
export const builtinTypes: Readonly<Record<BuiltinType, BuiltinTypeDefinition>> = {
  container: { noun: text('elements'), accepts: always, numeric: false },
  tag: { noun: text('a job Tag'), accepts: always, numeric: false },
  string: { noun: text('text'), accepts: always, numeric: false },
  boolean: {
    noun: text('`true` or `false`'),
    accepts: (value) => /^(?:true|false)$/i.test(value),
    numeric: false,
    values: ['true', 'false'],
  },
  integer: { noun: text('a whole number'), accepts: (value) => digitsOnly.test(value), numeric: true },
  decimal: { noun: text('a number'), accepts: (value) => decimalNumber.test(value), numeric: true },
  url: {
    noun: text('a URL that starts with `http://` or `https://`'),
    accepts: (value) => webAddress.test(value),
    numeric: false,
  },
  time: {
    noun: text('a date and time such as `2024-05-06T15:23:10+0800`'),
    accepts: (value) => timestamp.test(value),
    numeric: false,
  },
  errorCode: { noun: text('an error code'), accepts: always, numeric: false },
};

/** True when the name is a built-in type. */
export function isBuiltinType(name: string): name is BuiltinType {
  return Object.hasOwn(builtinTypes, name);
}
