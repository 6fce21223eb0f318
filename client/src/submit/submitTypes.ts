/**
 * What submitting needs from the rest of the extension, as interfaces, and what it comes to.
 * No implementation lives here, so that the whole flow runs in a unit test.
 */

import type { JobOperation } from '../../../server/src/protocol';
import type { CiClient } from '../../api/ciClient';
import type { CiError } from '../../api/ciError';
import type { Credentials, JobsResponse } from '../../api/ciTypes';
import type { LoggedSubmission, SubmissionOutcome } from '../../api/submissionLog';
import type { SubmitPolicy } from '../account/profiles/profile';
import type { CredentialScope, PartialTarget, Target } from '../account/target';
import type { NewSubmission } from '../jobs/jobRecord';
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
  /** Undefined while the Tag is absent, and for another kind of request. */
  readonly operation: JobOperation | undefined;
  /** Where it belongs, if it is no job. */
  readonly noJob?: string | undefined;
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
export interface GateDependencies {
  readonly ui: UserInterface;
  readonly isTrusted: () => boolean;
  /** Whether the document is still open and has this very text. */
  readonly isCurrent: (snapshot: RequestSnapshot) => boolean;
  /** Also where validation is switched off; undefined when the language server does not answer. */
  readonly check: (snapshot: RequestSnapshot) => Promise<RequestCheck | undefined>;
  readonly targets: TargetSource;
  readonly credentials: CredentialSource;
  readonly guard: DuplicateGuard;
  /** Whether the platform may send a request again by itself, as browsers do. */
  readonly mayRepeat?: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What submitting needs beyond the gate. */
export interface SubmitDependencies extends GateDependencies {
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
  /** Whether it would be in the list after this window was killed. */
  isWrittenDown(id: string): boolean;
  endSubmission(id: string, outcome: 'settled' | 'unknown'): void;
}

/** What is known of the submission that an answer belongs to. */
export interface AcceptedSubmission {
  readonly snapshot: RequestSnapshot;
  readonly target: Target;
  /** What identifies the same request. */
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
  /** It could not be written down first, and the person did not want it to be sent all the same. */
  | 'not-recorded'
  | 'changed';

/** What came of it. */
export type SubmitOutcome =
  | { readonly kind: 'stopped'; readonly reason: StopReason }
  | { readonly kind: 'failed'; readonly error: CiError }
  | { readonly kind: 'submitted'; readonly jobIds: readonly string[] };

/** A request as it is sent. */
export interface SentText {
  readonly text: string;
  readonly target: Target;
  /** Milliseconds since 1970. */
  readonly atMs: number;
}

/** A submission of any window. */
export interface EarlierSubmission {
  readonly target: Target;
  readonly atMs: number;
  /** Empty when it is not known whether the service took it. */
  readonly jobIds: readonly string[];
  /** Its answer is awaited at this moment. */
  readonly isSending?: boolean;
}

/** What is known of earlier submissions of a request. */
export interface FoundSubmissions {
  /** The latest that is worth a warning. */
  readonly earlier: EarlierSubmission | undefined;
  /** The latest in the log of all windows. */
  readonly logged: LoggedSubmission | undefined;
  /** Why the log could not be read; absent where it was. */
  readonly failure?: unknown;
}

/** A request that this window may send now, and no other one. */
export interface GuardedSubmission {
  /** Why it could not be written down; absent where it was. */
  readonly failure?: unknown;
  end(outcome: SubmissionOutcome): Promise<void>;
}

/** Notices a request that is sent twice, and keeps two windows from sending the same at the same moment. */
export interface DuplicateGuard {
  /** Submissions of this very text to this very address, by any window. */
  find(text: string, target: Target, nowMs: number): Promise<FoundSubmissions>;
  /**
   * Before it is sent: writes it down as the one after those that were found.
   * Undefined when another window was faster.
   */
  begin(submission: SentText, found: FoundSubmissions): Promise<GuardedSubmission | undefined>;
}
