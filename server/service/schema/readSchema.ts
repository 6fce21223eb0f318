/**
 * Unknown JSON → checked schema files. Never throws; every problem names the file and a JSON pointer.
 * This is the single source of truth; `schemas/ci-job.schema.json` describes the same for editors of schemas.
 */

import { categoriesFile, responseFile, resultFile } from './answerShape';
import { isBuiltinType } from './builtinTypes';
import { checkGroups } from './groupLinks';
import { otherTagsFile } from './otherTagsShape';
import type {
  RawCategories,
  RawGroup,
  RawOtherTags,
  RawResponse,
  RawResult,
  RawSchemaSet,
  RawTag,
  RawType,
} from './rawSchemaTypes';
import { checkResponseLinks } from './responseLinks';
import { checkLinks } from './schemaLinks';
import { groupFile, tagFile, typeFile } from './schemaShape';
import { isRecord, type SchemaProblem, ShapeReader } from './shapeReader';

export type { SchemaProblem } from './shapeReader';

/** What reading gave: the set is complete only when there are no problems. */
export interface SchemaReading {
  readonly raw: RawSchemaSet;
  readonly problems: readonly SchemaProblem[];
}

/** The file that lists Tags without a schema. */
const OTHER_TAGS = 'otherTags.json';

/** The file that says what jobs are about. */
const CATEGORIES = 'categories.json';

/**
 * Reads files keyed by their path below `schemas/`: `tags/<Tag>.json`, `types/<Type>.json`, `groups/<Group>.json`,
 * `otherTags.json`, `categories.json`, `responses/<Name>.json`, `results/<Tag>.json`.
 * Other paths are none of its business and are skipped.
 */
export function readSchemaFiles(files: ReadonlyMap<string, unknown>): SchemaReading {
  const { raw, problems: shapeProblems } = readSchemaShapes(files);
  const problems = [...shapeProblems];
  // Links are only worth following between files of the right shape.
  if (problems.length === 0) problems.push(...checkGroups(raw));
  if (problems.length === 0) problems.push(...checkLinks(raw), ...checkResponseLinks(raw));
  return { raw, problems };
}

/** Reads each file for itself: what files say of each other is not checked, which takes several times as long. */
export function readSchemaShapes(files: ReadonlyMap<string, unknown>): SchemaReading {
  const problems: SchemaProblem[] = [];
  const tags: Record<string, RawTag> = {};
  const types: Record<string, RawType> = {};
  const groups: Record<string, RawGroup> = {};
  const responses: Record<string, RawResponse> = {};
  const results: Record<string, RawResult> = {};
  let otherTags: RawOtherTags = { tags: [] };
  let categories: RawCategories = { categories: [] };
  for (const [file, content] of files) {
    const reader = new ShapeReader(file, problems);
    const [folder, name] = splitPath(file);
    if (!isRecord(content)) {
      reader.fail('', 'must be an object');
    } else if (folder === 'tags') {
      tagFile(reader, content, '');
      if (typeof content.tag === 'string' && content.tag !== name)
        reader.fail('/tag', `must be the file's name, \`${name}\``);
      // The shape was just checked key by key.
      tags[name] = content as unknown as RawTag;
    } else if (folder === 'types') {
      typeFile(reader, content, '');
      if (isBuiltinType(name)) reader.fail('', 'has the name of a built-in type');
      types[name] = content as unknown as RawType;
    } else if (folder === 'groups') {
      groupFile(reader, content, '');
      groups[name] = content as unknown as RawGroup;
    } else if (folder === 'responses') {
      responseFile(reader, content, '');
      responses[name] = content as unknown as RawResponse;
    } else if (folder === 'results') {
      resultFile(reader, content, '');
      if (typeof content.resultOf === 'string' && content.resultOf !== name)
        reader.fail('/resultOf', `must be the file's name, \`${name}\``);
      results[name] = content as unknown as RawResult;
    } else if (file === OTHER_TAGS) {
      otherTagsFile(reader, content, '');
      otherTags = content as unknown as RawOtherTags;
    } else if (file === CATEGORIES) {
      categoriesFile(reader, content, '');
      categories = content as unknown as RawCategories;
    }
  }
  return { raw: { tags, types, groups, otherTags, categories, responses, results }, problems };
}

function splitPath(file: string): [folder: string, name: string] {
  const slash = file.indexOf('/');
  return [file.slice(0, Math.max(slash, 0)), file.slice(slash + 1).replace(/\.json$/, '')];
}
