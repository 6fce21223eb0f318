/**
 * What happens around the watcher: the store takes what it sees, and the person hears how a job ended.
 */

import { errorNotice } from '../submit/errorNotice';
import { type Notice, showNotice, type UserInterface } from '../ui';
import { endedMessage } from './jobMessages';
import type { JobRecord, JobStore } from './jobStore';
import type { WatcherPorts } from './jobWatcher';

/** What the ports are made of. */
export interface WatcherSurroundings {
  readonly ui: UserInterface;
  readonly jobs: JobStore;
  readonly sleep: WatcherPorts['sleep'];
  readonly logFailure: (operation: string) => (error: unknown) => void;
}

/** The ports of a watcher that tells of each job once, when it has ended. */
export function watcherPorts({ ui, jobs, sleep, logFailure }: WatcherSurroundings): WatcherPorts {
  return {
    store: jobs,
    sleep,
    ended: (record) => void showNotice(ui, endedNotice(record)),
    gaveUp: (jobId, error) =>
      void showNotice(ui, errorNotice(`\`${jobId}\` is not watched any more.`, error)),
    broke: (jobId, error) => logFailure(`watching ${jobId}`)(error),
  };
}

function endedNotice(record: JobRecord): Notice {
  return {
    severity: record.state === 'Success' ? 'information' : record.state === 'Failed' ? 'error' : 'warning',
    message: endedMessage(record),
    buttons: [{ label: 'Copy JobId', action: { kind: 'copy', text: record.jobId } }],
  };
}
