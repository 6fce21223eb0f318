/**
 * The gate: the one function that every path to sending a job goes through.
 * It alone makes a `ClearedSubmission`, and `sendSubmission` takes nothing else.
 */

import { text } from '../../../l10n/language';
import type { JobOperation } from '../../../server/src/protocol';
import { checkPlatform } from '../../api/performCall';
import type { Target } from '../target';
import { type Notice, showNotice } from '../ui';
import { askCredentials } from './askCredentials';
import { askTarget } from './askTarget';
import {
  type Confirmation,
  changedNotice,
  confirmQuestion,
  errorsQuestion,
  mustConfirm,
  notARequestNotice,
  uncheckedNotice,
  unknownTagNotice,
  untrustedNotice,
} from './submitMessages';
import type {
  EarlierSubmission,
  FoundCredentials,
  FoundSubmissions,
  GatePorts,
  GuardedSubmission,
  RequestCheck,
  RequestSnapshot,
  StopReason,
} from './submitTypes';

declare const cleared: unique symbol;

/** A request that a person has confirmed, as it was checked. Only the gate makes one. */
export interface ClearedSubmission {
  readonly [cleared]: true;
  readonly snapshot: RequestSnapshot;
  readonly operation: JobOperation;
  readonly target: Target;
  readonly found: FoundCredentials;
  /** The record that it is about to be sent. */
  readonly guarded: GuardedSubmission;
}

/** Through, or why not. */
export type GateResult = { readonly kind: 'cleared'; readonly submission: ClearedSubmission } | Stopped;

/** Lets a request through only when everything about it is right, or a person takes it upon themselves. */
export async function passGate(ports: GatePorts, snapshot: RequestSnapshot): Promise<GateResult> {
  const checked = await checkRequest(ports, snapshot);
  if (checked.kind === 'stopped') {
    return checked;
  }
  const { operation, errors } = checked;
  const target = await askTarget(ports.ui, ports.targets, snapshot.uri);
  if (target === undefined) {
    return stopped('no-target');
  }
  const found = await askCredentials(ports.ui, ports.credentials, target);
  if (found === undefined) {
    return stopped('no-credentials');
  }
  const guarded = await confirm(ports, snapshot, { operation, target, found, errorCount: errors.length });
  return 'kind' in guarded
    ? guarded
    : { kind: 'cleared', submission: clear({ snapshot, operation, target, found, guarded }) };
}

type ConfirmationFacts = Pick<Confirmation, 'operation' | 'target' | 'found' | 'errorCount'>;

/**
 * Asks as long as there is something new to say. When the person takes it upon themselves, the request is written
 * down before anything is sent; of several windows that come here at the same moment one goes on.
 */
async function confirm(
  ports: GatePorts,
  snapshot: RequestSnapshot,
  facts: ConfirmationFacts,
): Promise<Stopped | GuardedSubmission> {
  const { guard, now } = ports;
  const find = (): Promise<FoundSubmissions> => guard.find(snapshot.text, facts.target, now());
  let found = await find();
  for (;;) {
    const answer = await askOnce(ports, snapshot, facts, found.earlier);
    if (answer !== 'confirmed') {
      return answer;
    }
    // While the question stood, another window may have sent the same.
    const latest = await find();
    if (latest.earlier !== undefined && latest.earlier.atMs !== found.earlier?.atMs) {
      found = latest;
      continue;
    }
    if (!ports.isCurrent(snapshot)) {
      return refuse(ports, 'changed', changedNotice(snapshot.name));
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
  ports: GatePorts,
  snapshot: RequestSnapshot,
  facts: ConfirmationFacts,
  earlier: EarlierSubmission | undefined,
): Promise<Stopped | 'confirmed'> {
  // The questions before are no dialogs, and reading takes time: the document could be edited meanwhile.
  if (!ports.isCurrent(snapshot)) {
    return refuse(ports, 'changed', changedNotice(snapshot.name));
  }
  const policy = ports.targets.policy(facts.target);
  const mayRepeat = ports.mayRepeat === true;
  const confirmation = { ...facts, earlier, policy, mayRepeat, nowMs: ports.now() };
  return !mustConfirm(confirmation) || (await ports.ui.ask(confirmQuestion(confirmation))) === 'Submit'
    ? 'confirmed'
    : stopped('not-confirmed');
}

type Stopped = { readonly kind: 'stopped'; readonly reason: StopReason };

type Checked =
  | Stopped
  | { readonly kind: 'checked'; readonly operation: JobOperation; readonly errors: RequestCheck['errors'] };

/** Trust, language, Tag and diagnostics: what needs no answer from a person unless something is wrong. */
async function checkRequest(ports: GatePorts, snapshot: RequestSnapshot): Promise<Checked> {
  if (!ports.isTrusted()) {
    return refuse(ports, 'untrusted', untrustedNotice());
  }
  // Remembering what was sent takes digests, which such a page cannot make either.
  const unable = checkPlatform();
  if (unable !== undefined) {
    return refuse(ports, 'platform', { severity: 'error', message: unable, buttons: [] });
  }
  if (snapshot.languageId !== 'ci-job') {
    return refuse(ports, 'not-a-request', notARequestNotice(snapshot.name));
  }
  const check = await ports.check(snapshot);
  if (check === undefined) {
    return refuse(ports, 'unchecked', uncheckedNotice(snapshot.name));
  }
  // What was just said is about the text that was open at that moment.
  if (!ports.isCurrent(snapshot)) {
    return refuse(ports, 'changed', changedNotice(snapshot.name));
  }
  if (check.operation === undefined) {
    return refuse(ports, 'no-operation', unknownTagNotice(snapshot.name));
  }
  if (check.errors.length > 0 && !(await takesErrors(ports, snapshot, check))) {
    return stopped('errors');
  }
  return { kind: 'checked', operation: check.operation, errors: check.errors };
}

async function takesErrors(
  { ui }: GatePorts,
  snapshot: RequestSnapshot,
  { errors }: RequestCheck,
): Promise<boolean> {
  const answer = await ui.ask(errorsQuestion(snapshot.name, errors));
  if (answer === text('Show Problems')) {
    await ui.perform({ kind: 'showProblems' });
  }
  return answer === text('Submit Anyway');
}

function refuse({ ui }: GatePorts, reason: StopReason, notice: Notice): Stopped {
  // A notice may stand for long; the gate is closed at once.
  void showNotice(ui, notice);
  return stopped(reason);
}

function stopped(reason: StopReason): Stopped {
  return { kind: 'stopped', reason };
}

/** The one place where a submission is cleared. */
function clear(submission: Omit<ClearedSubmission, typeof cleared>): ClearedSubmission {
  // The brand exists for the compiler only.
  return submission as ClearedSubmission;
}
