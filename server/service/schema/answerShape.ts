/**
 * The shape of the files about answers, and of the list of categories, key by key.
 */
import { confidence, discrepancy, listedValue, maxOccurs, source } from './schemaShape';
import {
  type Check,
  count,
  flag,
  isRecord,
  listOf,
  number,
  oneOf,
  recordOf,
  type Shape,
  shaped,
  text,
} from './shapeReader';

const texts = listOf(text);

const categoriesShape: Shape = {
  required: ['categories'],
  keys: {
    $schema: text,
    categories: listOf(
      shaped(() => ({
        required: ['id', 'name', 'documentation'],
        keys: { id: text, name: text, documentation: text },
      })),
    ),
  },
};

/** What the request says where an answer has the element. */
const condition: Check = (reader, value, pointer) => {
  const kinds: readonly Shape[] = [
    { required: ['element', 'present'], keys: { element: text, present: flag } },
    { required: ['element', 'oneOf'], keys: { element: text, oneOf: listOf(text, 1) } },
    { required: ['allOf'], keys: { allOf: listOf(condition, 1) } },
    { required: ['anyOf'], keys: { anyOf: listOf(condition, 1) } },
    { required: ['not'], keys: { not: condition } },
  ];
  const fitting = kinds.find((kind) => isRecord(value) && kind.required?.every((key) => key in value));
  if (fitting === undefined)
    reader.fail(pointer, 'must be a condition: element + present or oneOf, allOf, anyOf, not');
  else shaped(() => fitting)(reader, value, pointer);
};

/** An element of an answer: nobody writes it, so nothing is required, restricted or ruled. */
const responseElement: Check = shaped(() => ({
  required: ['type', 'documentation'],
  keys: {
    type: text,
    documentation: text,
    enumeration: listOf(listedValue),
    foreignValues: listOf(text, 1),
    literals: listOf(listedValue),
    minInclusive: number,
    maxInclusive: number,
    chineseName: text,
    source: text,
    confidence,
    unit: text,
    examples: texts,
    maxOccurs,
    discrepancies: listOf(discrepancy),
    echoes: text,
    when: condition,
    results: oneOf('children', 'input'),
    children: recordOf(responseElement),
  },
}));

const mediaShape: Shape = {
  keys: {
    info: oneOf('picture', 'sound', 'codec', 'empty', 'none'),
    files: oneOf('empty', 'none'),
    wholeNames: flag,
    md5: flag,
  },
};

const resultSection: Check = shaped(() => ({
  required: ['title'],
  someOf: ['values', 'rows'],
  keys: {
    title: text,
    values: listOf(text, 1),
    rows: text,
    columns: listOf(text, 1),
    times: shaped(() => ({
      required: ['countedIn', 'columns'],
      keys: { countedIn: oneOf('seconds', 'milliseconds'), columns: listOf(text, 1) },
    })),
  },
}));

const resultShape: Shape = {
  required: ['resultOf', 'documentation', 'sources'],
  someOf: ['children', 'input', 'media'],
  keys: {
    $schema: text,
    resultOf: text,
    documentation: text,
    sources: listOf(source, 1),
    children: recordOf(responseElement),
    input: recordOf(responseElement),
    media: shaped(() => mediaShape),
    summary: listOf(resultSection, 1),
  },
};

const httpStatus: Check = (reader, value, pointer) => {
  if (!Number.isInteger(value) || Number(value) < 100 || Number(value) > 599)
    reader.fail(pointer, 'must be an HTTP status from 100 to 599');
};

const errorCode = shaped(() => ({
  required: ['code', 'documentation', 'nextStep'],
  keys: {
    code: text,
    httpStatus: listOf(httpStatus, 1),
    numbers: listOf(count, 1),
    documentation: text,
    nextStep: text,
    about: oneOf('permission', 'request', 'service'),
    source: text,
    confidence,
  },
}));

const responseShape: Shape = {
  required: ['root', 'documentation', 'sources', 'children'],
  keys: {
    $schema: text,
    root: text,
    documentation: text,
    sources: listOf(source, 1),
    children: recordOf(responseElement),
    errorCodes: listOf(errorCode),
  },
};

/** Checks the content of `categories.json`. */
export const categoriesFile: Check = shaped(() => categoriesShape);

/** Checks the content of `results/<Tag>.json`. */
export const resultFile: Check = shaped(() => resultShape);

/** Checks the content of `responses/<Name>.json`. */
export const responseFile: Check = shaped(() => responseShape);
