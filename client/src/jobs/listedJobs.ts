/**
 * The service's list of jobs over all its pages, newest first, as far as it is sensible to read.
 */

import type { CiClient } from '../../api/ciClient';
import type { CiError } from '../../api/ciError';
import type { CallOptions, JobsQuery, JobsResponse } from '../../api/ciTypes';
import { failure, type Result, success } from '../../api/result';

/** The pages of a list. */
export interface ListedJobs {
  readonly pages: readonly JobsResponse[];
  /** Whether there are more pages than were read. */
  readonly isCut: boolean;
}

/** The service's own limit. */
const PAGE_SIZE = 100;
const MOST_PAGES = 10;
/** No more jobs than these are read of a list. */
export const MOST_LISTED_JOBS = PAGE_SIZE * MOST_PAGES;

/** Reads page after page; a page that cannot be read fails the whole list. */
export async function listJobs(
  client: Pick<CiClient, 'listJobs'>,
  query: JobsQuery,
  options: CallOptions,
): Promise<Result<ListedJobs, CiError>> {
  const pages: JobsResponse[] = [];
  let nextToken: string | undefined;
  do {
    const page = await client.listJobs(
      { ...query, size: PAGE_SIZE, ...(nextToken === undefined ? {} : { nextToken }) },
      options,
    );
    if (!page.ok) {
      return failure(page.error);
    }
    pages.push(page.value);
    nextToken = page.value.nextToken || undefined;
  } while (nextToken !== undefined && pages.length < MOST_PAGES);
  return success({ pages, isCut: nextToken !== undefined });
}
