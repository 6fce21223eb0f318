/**
 * The service's list of jobs, page after page.
 */

import type { CiClient } from './ciClient';
import type { CiError } from './ciError';
import type { CallOptions, JobsQuery, JobsResponse } from './ciTypes';
import type { Result } from './result';
import { LIST_SIZES } from './serviceFacts';

/** Yields pages until there is no more, or `limit` jobs were listed; one that cannot be read is the last. */
export async function* listPages(
  client: Pick<CiClient, 'listJobs'>,
  query: JobsQuery,
  limit: number,
  options?: CallOptions,
): AsyncGenerator<Result<JobsResponse, CiError>, void, undefined> {
  let left = limit;
  let { nextToken } = query;
  do {
    const size = Math.min(query.size ?? LIST_SIZES.largest, left);
    const page = await client.listJobs(
      { ...query, size, ...(nextToken === undefined ? {} : { nextToken }) },
      options,
    );
    yield page;
    if (!page.ok) {
      return;
    }
    left -= page.value.jobs.length;
    nextToken = page.value.nextToken;
  } while (nextToken !== undefined && left > 0);
}
