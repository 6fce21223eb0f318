/**
 * What differs between kinds of extension hosts, as an interface.
 */

import type { Uri } from 'vscode';
import type { Credentials } from '../api/ciTypes';
import type { RecordFolder, Sender } from '../api/submissionLog';
import type { Transport } from '../api/transport';
import type { CredentialDependencies } from './account/credentials';
import type { CredentialScope } from './account/target';
import type { JobHistory } from './jobs/jobHistory';
import type { CreateLanguageClient } from './languageClientService';

/** A sandbox that is running. */
export interface RunningSandbox {
  readonly origin: CredentialScope & string;
  /** Made for this run; no other program knows them. */
  readonly credentials: Credentials;
  /** Resolves when it has ended, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): void;
}

/** Given by the entry of the extension. */
export interface ExtensionHost {
  readonly createLanguageClient: CreateLanguageClient;
  /** Credentials of the environment that the editor was started in. */
  readonly environmentCredentials: () => Credentials | undefined;
  /** How requests reach the network, with the proxy and the certificates that are set. */
  readonly transport: Transport;
  /** How the proxy is set up, for bug reports: without its address. */
  readonly describeProxy: () => string;
  /** Starts a sandbox for this window; rejects with a sentence when it cannot. */
  readonly startSandbox: (log: (line: string) => void) => Promise<RunningSandbox>;
  /** Credentials that other tools keep in the home folder. */
  readonly readCredentialFile: CredentialDependencies['readFile'];
  /** The history of jobs in a folder. */
  readonly openHistory: (folder: Uri) => JobHistory;
  /** The records of the submission log in a folder, and who writes them. */
  readonly openRecords: (folder: Uri) => RecordFolder;
  readonly sender: Sender;
  /** Whether the platform may send a request again by itself, which no page of a browser can prevent. */
  readonly mayRepeatRequests: boolean;
  /** An id that is not given twice. */
  readonly newId: () => string;
  /** What the extension runs on, for bug reports. */
  readonly platform: string;
}
