/**
 * Goes on with the jobs of an earlier session: reads the history, and watches what has not ended.
 */

import * as vscode from 'vscode';
import type { CredentialScope } from '../account/target';
import type { Services } from '../services';
import type { WatchClock } from './jobWatcher';
import { unfinishedJobs } from './watcherDependencies';

/** The editor's own time. */
export const timerClock: WatchClock = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return { dispose: () => clearTimeout(timer) };
  },
};

/** Reads the history once; credentials are used only when the workspace is trusted, now or later. */
export function resumeJobs({
  jobs,
  watcher,
  settings,
  credentials,
}: Pick<Services, 'jobs' | 'watcher' | 'settings' | 'credentials'>): vscode.Disposable {
  const loaded = jobs.load();
  const watch = async (scope?: CredentialScope): Promise<void> => {
    await loaded;
    const { endpoint } = settings.current(undefined);
    for (const { jobId, target, sinceMs } of unfinishedJobs(jobs, endpoint, scope)) {
      watcher.watch(jobId, target, sinceMs);
    }
    jobs.touch();
  };
  watcher.setActive(vscode.window.state.focused);
  if (vscode.workspace.isTrusted) {
    void watch();
  }
  return vscode.Disposable.from(
    vscode.workspace.onDidGrantWorkspaceTrust(() => void watch()),
    // What was given up for want of credentials goes on with them.
    credentials.onDidSet((scope) => {
      if (vscode.workspace.isTrusted) {
        void watch(scope);
      }
    }),
    vscode.window.onDidChangeWindowState(({ focused }) => watcher.setActive(focused)),
  );
}
