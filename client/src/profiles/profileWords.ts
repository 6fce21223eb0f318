/**
 * Words about profiles: in the status bar and in the list to choose from.
 */

import { isLoopback, type PartialTarget } from '../target';
import type { Profile, SubmitPolicy } from './profile';

/** Where jobs go, with an icon, for the status bar. Production is spelled out, not only coloured. */
export function targetText(
  { bucket, region, endpoint, profile, problem }: PartialTarget,
  isProduction: boolean,
): string {
  const place = bucket === undefined || region === undefined ? 'no bucket set' : `${bucket}, ${region}`;
  const named = profile === undefined ? place : `${profile.replaceAll('$(', '$ (')} · ${place}`;
  if (problem !== undefined) {
    return '$(warning) CI: the profile is gone';
  }
  if (isLoopback(endpoint)) {
    return `$(beaker) CI sandbox: ${named}`;
  }
  return isProduction ? `$(flame) CI PRODUCTION: ${named}` : `$(cloud) CI: ${named}`;
}

/** How the status bar shows where jobs go: production stands out for every eye and every ear. */
export interface TargetLook {
  readonly text: string;
  /** The id of a theme color; undefined for that of the bar. */
  readonly background: 'statusBarItem.warningBackground' | undefined;
  /** What a screen reader says. */
  readonly spoken: string;
}

/** The look of a target under the policy that is in force for it. */
export function targetLook(target: PartialTarget, { isProduction }: SubmitPolicy): TargetLook {
  const { bucket, region } = target;
  return {
    text: targetText(target, isProduction),
    background: isProduction ? 'statusBarItem.warningBackground' : undefined,
    spoken: `${isProduction ? 'Production. ' : ''}CI jobs go to ${bucket ?? 'no bucket'}, ${region ?? 'no region'}. Switch profile.`,
  };
}

/** An entry of the list of profiles. */
export interface ProfileItem {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  /** Undefined for the entries that are no profile. */
  readonly profile: Profile | undefined;
  readonly kind: 'profile' | 'none' | 'edit';
}

/** What can be chosen: the profiles, none, and to edit them. */
export function profileItems(
  profiles: readonly Profile[],
  active: string | undefined,
): readonly ProfileItem[] {
  const mark = (isActive: boolean): string => (isActive ? ' (in use)' : '');
  return [
    ...profiles.map((profile) => ({
      label: profile.name,
      description: `${profile.isProduction ? 'PRODUCTION' : ''}${mark(profile.name === active)}`.trim(),
      detail: describe(profile),
      profile,
      kind: 'profile' as const,
    })),
    {
      label: 'No profile',
      description: mark(active === undefined).trim(),
      detail: 'Bucket, region and endpoint of the other settings.',
      profile: undefined,
      kind: 'none',
    },
    {
      label: 'Edit profiles…',
      description: '',
      detail: 'Opens the setting `ciJob.profiles`.',
      profile: undefined,
      kind: 'edit',
    },
  ];
}

const ORIGINS: Readonly<Record<Profile['credentials'], string>> = {
  auto: 'credentials that are set, else of the environment',
  stored: 'credentials of its own in the secret storage',
  environment: 'credentials of the environment',
  coscli: 'credentials of coscli',
  coscmd: 'credentials of coscmd',
  tccli: 'credentials of tccli',
};

function describe({ bucket, region, endpoint, credentials, confirms, tccliProfile }: Profile): string {
  const origin = credentials === 'tccli' ? `${ORIGINS.tccli} (${tccliProfile})` : ORIGINS[credentials];
  return [
    `${bucket ?? 'bucket of the settings'}, ${region ?? 'region of the settings'}`,
    ...(endpoint === undefined ? [] : [endpoint]),
    origin,
    ...(confirms ? [] : ['submits without asking']),
  ].join(' · ');
}
