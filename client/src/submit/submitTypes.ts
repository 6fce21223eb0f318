/**
 * What submitting needs from the rest of the extension, as interfaces, and what it comes to.
 * No implementation lives here, so that the whole flow runs in a unit test.
 */

import type { JobOperation } from '../../../server/src/protocol';
import type { CiClient } from '../../api/ciClient';
import type { CiError } from '../../api/ciError';
import type { Credentials, JobsResponse } from '../../api/ciTypes';
import type { NewSubmission } from '../jobs/jobRecord';
import type { SubmitPolicy } from '../profiles/profile';
import type { CredentialScope, PartialTarget, Target } from '../target';
import type { UserInterface } from '../ui';

/** A request as it was in the editor at one moment; this text is checked, confirmed and sent. */
export interface RequestSnapshot {
  readonly uri: string;
  /** For messages, for example `transcode.cijob.xml`. */
  readonly name: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

/** What the language server says about one version of a document. */
export interface RequestCheck {
  /** Undefined while the Tag is absent or unknown. */
  readonly operation: JobOperation | undefined;
  readonly errors: readonly RequestError[];
}

/** A diagnostic of severity Error. */
export interface RequestError {
  readonly message: string;
  /** Counted from 1. */
  readonly line: number;
}

/** Credentials and where they come from. */
export interface FoundCredentials {
  readonly credentials: Credentials;
  readonly source: 'stored' | 'memory' | 'environment' | 'sandbox' | 'coscli' | 'coscmd' | 'tccli';
  /** When temporary credentials end, in milliseconds since 1970, where that is known. */
  readonly expiresAtMs?: number | undefined;
}

/** Why there are no credentials. */
export interface CredentialProblem {
  /** A sentence without any secret. */
  readonly message: string;
  /** Whether setting credentials here would help. */
  readonly canBeSet: boolean;
}

/** The settings of the target, and keeping what a person answers instead. */
export interface TargetSource {
  current(documentUri: string | undefined): PartialTarget;
  /** Places that an answer can be kept in, `window` always among them. */
  placesToKeep(): readonly KeepPlace[];
  keep(target: Pick<Target, 'bucket' | 'region'>, place: KeepPlace): Promise<void>;
  /** How submissions to this target are confirmed. */
  policy(target: Target): SubmitPolicy;
}

/** Where bucket and region are kept. */
export type KeepPlace = 'window' | 'workspace' | 'user';

/** Finds credentials; it never shows or logs them. */
export interface CredentialSource {
  find(scope: CredentialScope): Promise<FoundCredentials | undefined>;
  /** Why the last `find` found none, when there is more to say than that. */
  problem?(scope: CredentialScope): CredentialProblem | undefined;
}

/** Everything that the gate asks. */
export interface GatePorts {
  readonly ui: UserInterface;
  readonly isTrusted: () => boolean;
  /** Whether the document is still open and has this very text. */
  readonly isCurrent: (snapshot: RequestSnapshot) => boolean;
  /** Also where validation is switched off; undefined when the language server does not answer. */
  readonly check: (snapshot: RequestSnapshot) => Promise<RequestCheck | undefined>;
  readonly targets: TargetSource;
  readonly credentials: CredentialSource;
  readonly recent: RecentSubmissions;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What submitting needs beyond the gate. */
export interface SubmitPorts extends GatePorts {
  readonly createClient: (target: Target, credentials: Credentials) => CiClient;
  /** Where it is written down that a request is on its way, before it is. */
  readonly submissions: SubmissionBook;
  /** Uris of documents that are on their way through the gate or to the service. */
  readonly inFlight: Set<string>;
  /** Keeps, shows and watches the jobs of an answer. */
  readonly accept: (response: JobsResponse, submitted: AcceptedSubmission) => Promise<void>;
}

/** Remembers requests that are on their way, also when the window is closed meanwhile. */
export interface SubmissionBook {
  /** Resolves when it is written down, or cannot be. */
  beginSubmission(submission: NewSubmission): Promise<string>;
  endSubmission(id: string, outcome: 'settled' | 'unknown'): void;
}

/** What is known of the submission that an answer belongs to. */
export interface AcceptedSubmission {
  readonly snapshot: RequestSnapshot;
  readonly target: Target;
  /** What tells the same request again. */
  readonly digest: string;
}

/** Why nothing was sent. */
export type StopReason =
  | 'untrusted'
  /** Nothing can be signed in this page. */
  | 'platform'
  | 'busy'
  | 'not-a-request'
  | 'unchecked'
  | 'no-operation'
  | 'errors'
  | 'no-target'
  | 'no-credentials'
  | 'not-confirmed'
  | 'changed';

/** What came of it. */
export type SubmitOutcome =
  | { readonly kind: 'stopped'; readonly reason: StopReason }
  | { readonly kind: 'failed'; readonly error: CiError }
  | { readonly kind: 'submitted'; readonly jobIds: readonly string[] };

/** A submission of this window. */
export interface RecentSubmission extends EarlierSubmission {
  readonly text: string;
}

/** A submission of any window. */
export interface EarlierSubmission {
  readonly target: Target;
  readonly atMs: number;
  /** Empty when it is not known whether the service took it. */
  readonly jobIds: readonly string[];
}

/** The submissions of late, to notice one that is made twice. */
export interface RecentSubmissions {
  /** Before it is sent, and with its jobs when they are known: `atMs` tells that it is the same one. */
  add(submission: RecentSubmission): Promise<void>;
  /** It became no job. */
  forget(submission: Omit<RecentSubmission, 'jobIds'>): Promise<void>;
  /** The latest submission of this very text to this very target, by any window, that is recent at `nowMs`. */
  find(text: string, target: Target, nowMs: number): Promise<EarlierSubmission | undefined>;
}
