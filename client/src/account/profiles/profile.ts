/**
 * Profiles: named places that jobs go to, read from settings that anybody may have written.
 * Settings never hold secrets: a profile only names where its credentials come from.
 */

import { t } from '../../../../l10n/processLanguage';
import { isLoopback, sameAddress, type Target } from '../target';

/** Where a profile takes its credentials from. `auto`: what was set for it, else what is set, else the environment. */
export type CredentialOrigin = 'auto' | 'stored' | 'environment' | 'coscli' | 'coscmd' | 'tccli';

/** A named place. */
export interface Profile {
  readonly name: string;
  readonly bucket: string | undefined;
  readonly region: string | undefined;
  /** Only a profile of the user settings has one, so that a workspace cannot redirect signed requests. */
  readonly endpoint: string | undefined;
  readonly isProduction: boolean;
  /** Whether each submission is confirmed; always true for production and for profiles of a workspace. */
  readonly confirms: boolean;
  readonly credentials: CredentialOrigin;
  /** Which profile of tccli; only for that origin. */
  readonly tccliProfile: string;
}

/** The values of the setting `ciJob.profiles`, by who may have written them. */
export interface ProfileSettings {
  readonly user: unknown;
  readonly workspace: readonly unknown[];
}

/** What the settings come to. */
export interface ReadProfiles {
  readonly profiles: readonly Profile[];
  /** Sentences about what was left out. None quotes a value. */
  readonly problems: readonly string[];
}

/** How a submission to a place is confirmed. */
export interface SubmitPolicy {
  readonly isProduction: boolean;
  readonly confirms: boolean;
}

const ORIGINS: ReadonlySet<string> = new Set<CredentialOrigin>([
  'auto',
  'stored',
  'environment',
  'coscli',
  'coscmd',
  'tccli',
]);

/** Reads the profiles; one of the user settings wins over one of the same name in the workspace. */
export function readProfiles({ user, workspace }: ProfileSettings): ReadProfiles {
  const profiles = new Map<string, Profile>();
  const problems: string[] = [];
  const sources = [{ value: user, isUser: true }, ...workspace.map((value) => ({ value, isUser: false }))];
  for (const { value, isUser } of sources) {
    for (const item of Array.isArray(value) ? value : []) {
      const profile = readProfile(item, isUser, problems);
      if (profile !== undefined && !profiles.has(profile.name)) {
        profiles.set(profile.name, profile);
      }
    }
  }
  return { profiles: [...profiles.values()], problems };
}

/** The policy of a place: production as soon as one production profile means this very bucket; a sandbox never is. */
export function policyOf(profiles: readonly Profile[], target: Target): SubmitPolicy {
  const own = profiles.find(({ name }) => name === target.profile);
  const isProduction =
    !isLoopback(target.endpoint) &&
    (own?.isProduction === true ||
      profiles.some(
        ({ isProduction: isMarked, bucket = '', region = '', endpoint }) =>
          isMarked &&
          ((bucket === target.bucket && region === target.region) ||
            sameAddress({ bucket, region, endpoint }, target)),
      ));
  return { isProduction, confirms: isProduction || own?.confirms !== false };
}

function readProfile(item: unknown, isUser: boolean, problems: string[]): Profile | undefined {
  if (typeof item !== 'object' || item === null) {
    return undefined;
  }
  const fields = new Map<string, unknown>(Object.entries(item));
  const name = textMember(fields, 'name');
  if (name === undefined) {
    problems.push(t('A profile without a `name` is ignored.'));
    return undefined;
  }
  if ([...fields.keys()].some((key) => /secret|token|password/i.test(key))) {
    problems.push(
      t(
        'The profile `{0}` has a secret in the settings, which are plain text: remove it there, create a new key, and run “CI Job: Set Credentials…”.',
        name,
      ),
    );
  }
  if (!isUser && fields.has('endpoint')) {
    problems.push(
      t('The `endpoint` of the profile `{0}` is ignored: only the user settings can set one.', name),
    );
  }
  const origin = textMember(fields, 'credentials') ?? 'auto';
  const isProduction = fields.get('production') === true;
  return {
    name,
    bucket: textMember(fields, 'bucket'),
    region: textMember(fields, 'region'),
    endpoint: isUser ? textMember(fields, 'endpoint') : undefined,
    isProduction,
    confirms: isProduction || !isUser || fields.get('confirm') !== false,
    credentials: isOrigin(origin) ? origin : 'auto',
    tccliProfile: textMember(fields, 'tccliProfile') ?? 'default',
  };
}

function isOrigin(text: string): text is CredentialOrigin {
  return ORIGINS.has(text);
}

function textMember(fields: ReadonlyMap<string, unknown>, name: string): string | undefined {
  const value = fields.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
