/**
 * Which bucket the job commands work on and as whom: their common options, and the client made of them.
 */

import { type CiClient, createCiClient } from '../client/api/ciClient';
import type { Credentials } from '../client/api/ciTypes';
import { resolveEndpoint } from '../client/api/endpoint';
import { failure, type Result, success } from '../client/api/result';
import { text } from '../l10n/language';
import { currentLocale, t } from '../l10n/processLanguage';
import type { CommandArguments, CommandOptions } from './command';
import type { CliEnvironment } from './environment';
import { createSettingsFinder } from './projectSettings';
import { STDIN } from './requestFile';
import type { ProjectSettings } from './settings';

/** The options that say where requests go. */
export const TARGET_OPTIONS: CommandOptions = {
  bucket: {
    type: 'string',
    value: 'BucketName-APPID',
    help: () => t('The bucket, with the APPID; by default the one of .ci-job.json'),
  },
  region: {
    type: 'string',
    value: 'REGION',
    help: () => t(`The bucket's region, for example ap-chongqing; by default the one of .ci-job.json`),
  },
  endpoint: {
    type: 'string',
    value: 'URL',
    help: () => t(`Another address of the service; plain http only for this machine`),
  },
};

/** Where the commands that call the service get their credentials from, for their help. */
export const CREDENTIALS_HELP = text(`Environment:
  TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY  The credentials
  TENCENTCLOUD_SESSION_TOKEN                       The token of temporary credentials
  HTTPS_PROXY, NO_PROXY                            The proxy, and the hosts that bypass it
  NODE_EXTRA_CA_CERTS                              A file with additional certificates to trust
`);

/** Where requests go, as it was written. */
export interface Target {
  readonly bucket: string;
  readonly region: string;
  readonly endpoint: string | undefined;
}

/** The target that the arguments name, filled up from the settings of the project. */
export function readTarget({ values }: CommandArguments, settings: ProjectSettings): Target {
  return {
    bucket: values.get('bucket') ?? settings.bucket ?? '',
    region: values.get('region') ?? settings.region ?? '',
    endpoint: values.get('endpoint'),
  };
}

/** A client for the target that the arguments or the settings of this folder name. */
export async function connectHere(
  args: CommandArguments,
  environment: CliEnvironment,
): Promise<Result<CiClient, string>> {
  const settings = await createSettingsFinder(environment).settingsOf(STDIN);
  return settings.ok ? connect(readTarget(args, settings.value), environment) : settings;
}

/** The options that name a target again, for a command to copy. */
export function formatTarget({ bucket, region, endpoint }: Target): string {
  return [
    bucket === '' ? undefined : `--bucket ${bucket}`,
    region === '' ? undefined : `--region ${region}`,
    endpoint === undefined ? undefined : `--endpoint ${endpoint}`,
  ]
    .filter((option) => option !== undefined)
    .join(' ');
}

/** A client for a target, or a sentence that says what is missing. */
export function connect(target: Target, environment: CliEnvironment): Result<CiClient, string> {
  const resolved = resolveEndpoint(target);
  if (!resolved.ok && resolved.error.kind === 'configuration') {
    return failure(
      currentLocale().sentences(
        resolved.error.message,
        t('The options are `--bucket`, `--region` and `--endpoint`.'),
      ),
    );
  }
  const credentials = readCredentials(environment);
  return credentials.ok
    ? success(
        createCiClient({
          ...target,
          credentials: credentials.value,
          transport: environment.transport,
          now: environment.now,
        }),
      )
    : credentials;
}

function readCredentials({ env }: CliEnvironment): Result<Credentials, string> {
  const secretId = env.TENCENTCLOUD_SECRET_ID ?? '';
  const secretKey = env.TENCENTCLOUD_SECRET_KEY ?? '';
  const missing = [
    secretId === '' ? '`TENCENTCLOUD_SECRET_ID`' : undefined,
    secretKey === '' ? '`TENCENTCLOUD_SECRET_KEY`' : undefined,
  ].filter((name) => name !== undefined);
  return missing.length === 0
    ? success({
        secretId,
        secretKey,
        securityToken: env.TENCENTCLOUD_SESSION_TOKEN || env.TENCENTCLOUD_SECURITY_TOKEN || undefined,
      })
    : failure(
        t(
          missing.length === 1
            ? text('No credentials: set the environment variable {0}.')
            : text('No credentials: set the environment variables {0}.'),
          currentLocale().and(missing),
        ),
      );
}
