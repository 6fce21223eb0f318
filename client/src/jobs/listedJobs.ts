/**
 * The service's list of jobs over all its pages, newest first, as far as it is sensible to read.
 */

import type { CiClient } from '../../api/ciClient';
import type { CiError } from '../../api/ciError';
import type { CallOptions, JobsQuery, JobsResponse } from '../../api/ciTypes';
import { listPages } from '../../api/listPages';
import { failure, type Result, success } from '../../api/result';
import { LIST_SIZES } from '../../api/serviceFacts';

/** The pages of a list. */
export interface ListedJobs {
  readonly pages: readonly JobsResponse[];
  /** Whether there are more pages than were read. */
  readonly isCut: boolean;
}

const MOST_PAGES = 10;
/** No more jobs than these are read of a list. */
export const MOST_LISTED_JOBS = LIST_SIZES.largest * MOST_PAGES;

/** Reads page after page; a page that cannot be read fails the whole list. */
export async function listJobs(
  client: Pick<CiClient, 'listJobs'>,
  query: JobsQuery,
  options: CallOptions,
): Promise<Result<ListedJobs, CiError>> {
  const pages: JobsResponse[] = [];
  for await (const page of listPages(
    client,
    { ...query, size: LIST_SIZES.largest },
    MOST_LISTED_JOBS,
    options,
  )) {
    if (!page.ok) {
      return failure(page.error);
    }
    pages.push(page.value);
    // Pages may be short, or empty, and lead on all the same.
    if (pages.length >= MOST_PAGES) {
      break;
    }
  }
  return success({ pages, isCut: pages.at(-1)?.nextToken !== undefined });
}
