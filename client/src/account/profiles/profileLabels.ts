/**
 * Words about profiles: in the status bar and in the list to choose from.
 */

import { text } from '../../../../l10n/language';
import { escapeIcons } from '../../../../l10n/markdownText';
import { currentLocale, joined, t } from '../../../../l10n/processLanguage';
import { isLoopback, type PartialTarget } from '../target';
import type { Profile, SubmitPolicy } from './profile';

/** Where jobs go, with an icon, for the status bar. Production is spelled out, not only coloured. */
export function targetText(
  { bucket, region, endpoint, profile, problem }: PartialTarget,
  isProduction: boolean,
): string {
  const place =
    bucket === undefined || region === undefined ? t('no bucket set') : joined([bucket, region], 'facts');
  const named = escapeIcons(profile === undefined ? place : `${profile} · ${place}`);
  if (problem !== undefined) {
    return t('$(warning) CI: profile not found');
  }
  if (isLoopback(endpoint)) {
    return t('$(beaker) CI sandbox: {0}', named);
  }
  return isProduction ? t('$(flame) CI PRODUCTION: {0}', named) : t('$(cloud) CI: {0}', named);
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
  const { bucket, region, endpoint, profile, problem } = target;
  const place = t(
    'CI jobs are submitted to {0}, {1}. Switch profile.',
    bucket ?? t('no bucket'),
    region ?? t('no region'),
  );
  return {
    text: targetText(target, isProduction),
    background: isProduction ? 'statusBarItem.warningBackground' : undefined,
    spoken:
      problem ??
      currentLocale().sentences(
        isProduction ? t('Production.') : '',
        isLoopback(endpoint) ? t('Sandbox.') : '',
        profile === undefined ? '' : t('Profile {0}.', profile),
        place,
      ),
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
  const mark = (isActive: boolean): string => (isActive ? t('(in use)') : '');
  return [
    ...profiles.map((profile) => ({
      label: profile.name,
      description: [profile.isProduction ? t('PRODUCTION') : '', mark(profile.name === active)]
        .filter((word) => word !== '')
        .join(' '),
      detail: describe(profile),
      profile,
      kind: 'profile' as const,
    })),
    {
      label: t('No profile'),
      description: mark(active === undefined),
      detail: t('Bucket, region and endpoint of the other settings.'),
      profile: undefined,
      kind: 'none',
    },
    {
      label: t('Edit Profiles…'),
      description: '',
      detail: t('Opens the setting `ciJob.profiles`.'),
      profile: undefined,
      kind: 'edit',
    },
  ];
}

const ORIGINS: Readonly<Record<Profile['credentials'], string>> = {
  auto: text('stored credentials, else those of the environment'),
  stored: text('its own credentials in the secret storage'),
  environment: text('credentials of the environment'),
  coscli: text('credentials of coscli'),
  coscmd: text('credentials of coscmd'),
  tccli: text('credentials of tccli'),
};

function describe({ bucket, region, endpoint, credentials, confirms, tccliProfile }: Profile): string {
  const origin =
    credentials === 'tccli' ? t('{0} ({1})', t(ORIGINS.tccli), tccliProfile) : t(ORIGINS[credentials]);
  return [
    joined([bucket ?? t('bucket of the settings'), region ?? t('region of the settings')], 'facts'),
    ...(endpoint === undefined ? [] : [endpoint]),
    origin,
    ...(confirms ? [] : [t('submits without asking')]),
  ].join(' · ');
}
