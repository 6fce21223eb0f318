/**
 * The gate: the one function that every path to sending a job goes through.
 * It alone makes a `ApprovedSubmission`, and `sendSubmission` takes nothing else.
 */

import { text } from '../../../l10n/language';
import type { JobOperation } from '../../../server/src/protocol';
import { checkPlatform } from '../../api/performCall';
import type { Target } from '../account/target';
import { type Notice, showNotice } from '../ui';
import { askCredentials } from './askCredentials';
import { askTarget } from './askTarget';
import {
  type Confirmation,
  changedNotice,
  confirmQuestion,
  errorsQuestion,
  mustConfirm,
  noJobNotice,
  notARequestNotice,
  uncheckedNotice,
  untrustedNotice,
} from './submitMessages';
import type {
  EarlierSubmission,
  FoundCredentials,
  FoundSubmissions,
  GateDependencies,
  GuardedSubmission,
  RequestCheck,
  RequestSnapshot,
  StopReason,
} from './submitTypes';

declare const approved: unique symbol;

/** A request that a person has confirmed, as it was checked. Only the gate makes one. */
export interface ApprovedSubmission {
  readonly [approved]: true;
  readonly snapshot: RequestSnapshot;
  readonly operation: JobOperation;
  readonly target: Target;
  readonly found: FoundCredentials;
  /** The record that it is about to be sent. */
  readonly guarded: GuardedSubmission;
}

/** Through, or why not. */
export type GateResult = { readonly kind: 'approved'; readonly submission: ApprovedSubmission } | Stopped;

/** Lets a request through only when everything about it is right, or a person takes it upon themselves. */
export async function approveSubmission(
  dependencies: GateDependencies,
  snapshot: RequestSnapshot,
): Promise<GateResult> {
  const checked = await checkRequest(dependencies, snapshot);
  if (checked.kind === 'stopped') {
    return checked;
  }
  const { operation, errors } = checked;
  const target = await askTarget(dependencies.ui, dependencies.targets, snapshot.uri);
  if (target === undefined) {
    return stopped('no-target');
  }
  const found = await askCredentials(dependencies.ui, dependencies.credentials, target);
  if (found === undefined) {
    return stopped('no-credentials');
  }
  const guarded = await confirm(dependencies, snapshot, {
    operation,
    target,
    found,
    errorCount: errors.length,
  });
  return 'kind' in guarded
    ? guarded
    : { kind: 'approved', submission: clear({ snapshot, operation, target, found, guarded }) };
}

type ConfirmationFacts = Pick<Confirmation, 'operation' | 'target' | 'found' | 'errorCount'>;

/**
 * Asks as long as there is something new to say. When the person takes it upon themselves, the request is written
 * down before anything is sent; of several windows that come here at the same moment one goes on.
 */
async function confirm(
  dependencies: GateDependencies,
  snapshot: RequestSnapshot,
  facts: ConfirmationFacts,
): Promise<Stopped | GuardedSubmission> {
  const { guard, now } = dependencies;
  const find = (): Promise<FoundSubmissions> => guard.find(snapshot.text, facts.target, now());
  let found = await find();
  for (;;) {
    const answer = await askOnce(dependencies, snapshot, facts, found.earlier);
    if (answer !== 'confirmed') {
      return answer;
    }
    // While the question stood, another window may have sent the same.
    const latest = await find();
    if (latest.earlier !== undefined && latest.earlier.atMs !== found.earlier?.atMs) {
      found = latest;
      continue;
    }
    if (!dependencies.isCurrent(snapshot)) {
      return refuse(dependencies, 'changed', changedNotice(snapshot.name));
    }
    const { text } = snapshot;
    const guarded = await guard.begin({ text, target: facts.target, atMs: now() }, latest);
    if (guarded !== undefined) {
      return guarded;
    }
    found = await find();
  }
}

async function askOnce(
  dependencies: GateDependencies,
  snapshot: RequestSnapshot,
  facts: ConfirmationFacts,
  earlier: EarlierSubmission | undefined,
): Promise<Stopped | 'confirmed'> {
  // The questions before are no dialogs, and reading takes time: the document could be edited meanwhile.
  if (!dependencies.isCurrent(snapshot)) {
    return refuse(dependencies, 'changed', changedNotice(snapshot.name));
  }
  const policy = dependencies.targets.policy(facts.target);
  const mayRepeat = dependencies.mayRepeat === true;
  const confirmation = { ...facts, earlier, policy, mayRepeat, nowMs: dependencies.now() };
  return !mustConfirm(confirmation) || (await dependencies.ui.ask(confirmQuestion(confirmation))) === 'Submit'
    ? 'confirmed'
    : stopped('not-confirmed');
}

type Stopped = { readonly kind: 'stopped'; readonly reason: StopReason };

type Checked =
  | Stopped
  | { readonly kind: 'checked'; readonly operation: JobOperation; readonly errors: RequestCheck['errors'] };

/** Trust, language, Tag and diagnostics: what needs no answer from a person unless something is wrong. */
async function checkRequest(dependencies: GateDependencies, snapshot: RequestSnapshot): Promise<Checked> {
  if (!dependencies.isTrusted()) {
    return refuse(dependencies, 'untrusted', untrustedNotice());
  }
  // Remembering what was sent takes digests, which such a page cannot make either.
  const unable = checkPlatform();
  if (unable !== undefined) {
    return refuse(dependencies, 'platform', { severity: 'error', message: unable, buttons: [] });
  }
  if (snapshot.languageId !== 'ci-job') {
    return refuse(dependencies, 'not-a-request', notARequestNotice(snapshot.name));
  }
  const check = await dependencies.check(snapshot);
  if (check === undefined) {
    return refuse(dependencies, 'unchecked', uncheckedNotice(snapshot.name));
  }
  // What was just said is about the text that was open at that moment.
  if (!dependencies.isCurrent(snapshot)) {
    return refuse(dependencies, 'changed', changedNotice(snapshot.name));
  }
  if (check.operation === undefined) {
    return refuse(dependencies, 'no-operation', noJobNotice(snapshot.name, check));
  }
  if (check.errors.length > 0 && !(await takesErrors(dependencies, snapshot, check))) {
    return stopped('errors');
  }
  return { kind: 'checked', operation: check.operation, errors: check.errors };
}

async function takesErrors(
  { ui }: GateDependencies,
  snapshot: RequestSnapshot,
  { errors }: RequestCheck,
): Promise<boolean> {
  const answer = await ui.ask(errorsQuestion(snapshot.name, errors));
  if (answer === text('Show Problems')) {
    await ui.perform({ kind: 'showProblems' });
  }
  return answer === text('Submit Anyway');
}

function refuse({ ui }: GateDependencies, reason: StopReason, notice: Notice): Stopped {
  // A notice may stand for long; the gate is closed at once.
  void showNotice(ui, notice);
  return stopped(reason);
}

function stopped(reason: StopReason): Stopped {
  return { kind: 'stopped', reason };
}

/** The one place where a submission is approved. */
function clear(submission: Omit<ApprovedSubmission, typeof approved>): ApprovedSubmission {
  // The brand exists for the compiler only.
  return submission as ApprovedSubmission;
}
