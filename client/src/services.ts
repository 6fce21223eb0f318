/**
 * The services of the running extension that commands share. `extension.ts` makes them once.
 */

import type { CiClient } from '../api/ciClient';
import type { Credentials } from '../api/ciTypes';
import type { SubmissionLog } from '../api/submissionLog';
import type { CredentialStore } from './account/credentials';
import type { Target } from './account/target';
import type { ClientSettings } from './clientSettings';
import type { RunningSandbox } from './extensionHost';
import type { JobStore } from './jobs/jobStore';
import type { JobsDetailDocuments } from './jobs/jobsDetailDocument';
import type { JobWatcher } from './jobs/jobWatcher';
import type { ServiceErrors } from './jobs/serviceErrors/serviceErrors';
import type { VirtualDocuments } from './jobs/virtualDocuments';
import type { LanguageClientService } from './languageClientService';
import type { RecordedLog } from './log/recordedLog';
import type { UserInterface } from './ui';

/** What commands work with. */
export interface Services {
  readonly ui: UserInterface;
  readonly log: RecordedLog;
  readonly server: LanguageClientService;
  readonly settings: ClientSettings;
  readonly credentials: CredentialStore;
  readonly jobs: JobStore;
  readonly watcher: JobWatcher;
  readonly documents: VirtualDocuments;
  readonly jobDocuments: JobsDetailDocuments;
  readonly serviceErrors: ServiceErrors;
  /** What all windows have sent of late. */
  readonly submissionLog: SubmissionLog;
  readonly submissionLogFailed: (error: unknown) => void;
  /** Whether the platform may send a request again by itself. */
  readonly mayRepeatRequests: boolean;
  /** The document whose settings are in force for what has no document of its own. */
  readonly activeDocumentUri: () => string | undefined;
  readonly createClient: (target: Target, credentials: Credentials) => CiClient;
  /** What the service's clock shows when this machine's shows `ms`, as far as that is known. */
  readonly serviceTime: (target: Target, ms: number) => number;
  /** What the extension runs on, for bug reports. */
  readonly platform: string;
  /** How the proxy is set up, for bug reports: without its address. */
  readonly describeProxy: () => string;
  readonly startSandbox: () => Promise<RunningSandbox>;
}
