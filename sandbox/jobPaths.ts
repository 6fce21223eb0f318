/**
 * The paths of the service that jobs are submitted to and looked up at, as the schemas say it of each Tag.
 * Only what is known of Tags from the start is asked, so that no schema is read for it.
 */
import type { RawOperation } from '../server/service/schema/rawSchemaTypes';
import type { SchemaSet } from '../server/service/schema/schemaTypes';

/** Whether jobs of any Tag are submitted or looked up there. */
export function isJobsPath(schemaSet: SchemaSet, path: string): boolean {
  const operations = [...schemaSet.tags.values()].map(({ operation }) => operation);
  return [...operations, schemaSet.plainJob('').operation].some(
    (operation) => submitPaths(operation).includes(path) || lookUpPaths(operation).includes(path),
  );
}

/** Whether jobs of the Tag are submitted there. */
export function takesJobs(schemaSet: SchemaSet, path: string, tag: string): boolean {
  return submitPaths(operationOf(schemaSet, tag)).includes(path);
}

/** Whether jobs of the Tag are looked up there, wherever they were submitted. */
export function findsJobs(schemaSet: SchemaSet, path: string, tag: string): boolean {
  return lookUpPaths(operationOf(schemaSet, tag)).includes(path);
}

/** How jobs of the Tag are sent, one that it is unknown too. */
export function operationOf({ tags, plainJob }: SchemaSet, tag: string): RawOperation {
  return tags.get(tag)?.operation ?? plainJob(tag).operation;
}

function submitPaths({ path, otherPaths = [] }: RawOperation): readonly string[] {
  return [path, ...otherPaths];
}

/** Unless the facts say otherwise, jobs are looked up wherever they may be submitted. */
function lookUpPaths(operation: RawOperation): readonly string[] {
  return operation.jobsPath === undefined ? submitPaths(operation) : [operation.jobsPath];
}
