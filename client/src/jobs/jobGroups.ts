/**
 * The order of the jobs view: by profile where there are several, then by state, newest first.
 */

import { text } from '../../../l10n/language';
import { t } from '../../../l10n/processLanguage';
import { stateName } from '../../api/stateName';
import { isLoopback } from '../account/target';
import { stateIcon } from './jobMessages';
import { entryId, type JobEntry } from './jobRecord';

/** What the view shows: an entry of the list, or several under one name. */
export type JobNode =
  | { readonly kind: 'entry'; readonly id: string }
  | {
      readonly kind: 'group';
      /** No entry has this id. */
      readonly id: string;
      readonly label: string;
      /** How many entries are in it, at any depth. */
      readonly count: number;
      /** The name of a product icon. */
      readonly icon: string;
      readonly children: readonly JobNode[];
    };

/** The tree of entries that come newest first; flat when they are not to be grouped. */
export function groupEntries(entries: readonly JobEntry[], isGrouped: boolean): readonly JobNode[] {
  if (!isGrouped) {
    return entries.map(toNode);
  }
  const profiles = gather(entries, profileOf);
  if (profiles.size < 2) {
    return groupByState(entries, '');
  }
  return [...profiles].map(([label, some]) => ({
    kind: 'group',
    id: groupId(label),
    label: label === SANDBOX ? t(label) : label,
    count: some.length,
    icon: label === SANDBOX ? 'beaker' : 'cloud',
    children: groupByState(some, label),
  }));
}

const SANDBOX = text('Sandbox');
/** What needs somebody comes first, what is over last. A state that is new to us comes before what is over. */
const OPEN_STATES = ['sending', 'unknown', 'Running', 'Submitted', 'Pause'];
const ENDED_STATES = ['Failed', 'Success', 'Cancel'];

function groupByState(entries: readonly JobEntry[], profile: string): readonly JobNode[] {
  const states = [...gather(entries, ({ kind, state }) => (kind === 'job' ? `job ${state}` : state))];
  return states
    .sort(([, [one]], [, [other]]) => rankOf(one) - rankOf(other))
    .map(([key, some]) => ({
      kind: 'group',
      id: groupId(profile, key),
      label: labelOf(some[0]),
      count: some.length,
      icon: iconOf(some[0]),
      children: some.map(toNode),
    }));
}

function gather(
  entries: readonly JobEntry[],
  keyOf: (entry: JobEntry) => string,
): ReadonlyMap<string, readonly [JobEntry, ...JobEntry[]]> {
  const groups = new Map<string, [JobEntry, ...JobEntry[]]>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry));
    if (group === undefined) {
      groups.set(keyOf(entry), [entry]);
    } else {
      group.push(entry);
    }
  }
  return groups;
}

function profileOf({ target: { endpoint, profile } }: JobEntry): string {
  return isLoopback(endpoint) ? SANDBOX : (profile ?? t('No profile'));
}

function labelOf({ kind, state }: JobEntry): string {
  if (kind === 'submission') {
    return state === 'sending' ? t('Being sent') : t('Outcome unknown');
  }
  return state === '' ? t('State unknown') : stateName(state);
}

function iconOf({ kind, state }: JobEntry): string {
  if (kind === 'submission') {
    return state === 'sending' ? 'cloud-upload' : 'warning';
  }
  // One thing that moves is enough for a list.
  return stateIcon(state).replace('~spin', '');
}

function rankOf({ state }: JobEntry): number {
  const ended = ENDED_STATES.indexOf(state);
  const open = OPEN_STATES.indexOf(state);
  return ended === -1 ? (open === -1 ? OPEN_STATES.length : open) : OPEN_STATES.length + 1 + ended;
}

function groupId(...parts: readonly string[]): string {
  return `group:${parts.join(':')}`;
}

function toNode(entry: JobEntry): JobNode {
  return { kind: 'entry', id: entryId(entry) };
}
