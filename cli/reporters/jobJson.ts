/**
 * A job as JSON for programs. The fields are the service's names in lower camel case; what is absent is left out.
 */

import { formatState, type JobInput, type JobsDetail } from '../../client/api/jobsDetail';
import type { XmlValue } from '../../client/api/xmlTree';

/** The fields that programs may rely on. */
export interface JobJson {
  readonly jobId: string;
  readonly state: string;
  readonly tag: string | undefined;
  readonly progress: number | undefined;
  /** Why it failed; only where it has failed. */
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly queueId: string | undefined;
  readonly creationTime: string | undefined;
  readonly startTime: string | undefined;
  readonly endTime: string | undefined;
  readonly input: JobInput | undefined;
  readonly outputs: readonly string[];
  /** Each name holds the list of all elements of that name; values are text. */
  readonly mediaInfo: XmlValue | undefined;
}

/** The job for `JSON.stringify`, which leaves out what is undefined. */
export function jobToJson(job: JobsDetail): JobJson {
  const { jobId, tag, progress, queueId, creationTime, startTime, endTime, input, mediaInfo } = job;
  const failed = job.state === 'Failed';
  return {
    jobId,
    state: formatState(job.state),
    tag,
    progress,
    code: failed ? job.code : undefined,
    message: failed ? job.message : undefined,
    queueId,
    creationTime,
    startTime,
    endTime,
    input,
    outputs: job.outputObjects,
    mediaInfo,
  };
}
