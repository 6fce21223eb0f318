/**
 * Completes the target: bucket and region come from the settings, else from the person.
 */

import { text } from '../../../l10n/language';
import { joined, t } from '../../../l10n/processLanguage';
import { explainError } from '../../api/ciError';
import { resolveEndpoint } from '../../api/endpoint';
import { checkBucket, checkRegion, type PartialTarget, type Target } from '../account/target';
import { showNotice, type UserInterface } from '../ui';
import { profileNotice, settingsNotice } from './submitMessages';
import type { KeepPlace, TargetSource } from './submitTypes';

/** A target that requests can be sent to; undefined when the person gave up or the settings cannot work. */
export async function askTarget(
  ui: UserInterface,
  targets: TargetSource,
  documentUri: string | undefined,
): Promise<Target | undefined> {
  const known = targets.current(documentUri);
  if (known.problem !== undefined) {
    void showNotice(ui, profileNotice(known.problem));
    return undefined;
  }
  const bucket = known.bucket ?? (await askBucket(ui));
  if (bucket === undefined) {
    return undefined;
  }
  const region = known.region ?? (await askRegion(ui, bucket));
  if (region === undefined) {
    return undefined;
  }
  const target: Target = { bucket, region, endpoint: known.endpoint, ...profileOf(known) };
  const resolved = resolveEndpoint(target);
  if (!resolved.ok) {
    // The notice stays until the person has read it; nothing waits for that.
    void showNotice(ui, settingsNotice(explainError(resolved.error).message));
    return undefined;
  }
  const asked = known.bucket === undefined || known.region === undefined;
  return asked && !(await offerToKeep(ui, targets, target)) ? undefined : target;
}

function profileOf({ profile }: PartialTarget): { readonly profile?: string } {
  return profile === undefined ? {} : { profile };
}

async function askBucket(ui: UserInterface): Promise<string | undefined> {
  const answer = await ui.askText({
    title: t('Bucket of the job'),
    prompt: t('The bucket of the job, with its APPID.'),
    placeholder: 'examplebucket-1250000000',
    validate: checkBucket,
  });
  return answer?.trim();
}

async function askRegion(ui: UserInterface, bucket: string): Promise<string | undefined> {
  const answer = await ui.askText({
    title: t('Region of {0}', bucket),
    prompt: t('The region that the bucket is in.'),
    placeholder: 'ap-chongqing',
    validate: checkRegion,
  });
  return answer?.trim();
}

const places: Readonly<Record<KeepPlace, { readonly label: string; readonly detail: string }>> = {
  window: {
    label: text('Use in this window'),
    detail: text('Nothing is saved; you are asked again after a restart.'),
  },
  workspace: {
    label: text('Save in the workspace settings'),
    detail: text('For everyone who opens this workspace.'),
  },
  user: { label: text('Save in the user settings'), detail: text('For all your windows.') },
};

/** Whether the person chose a place; giving up here gives up submitting. */
async function offerToKeep(ui: UserInterface, targets: TargetSource, target: Target): Promise<boolean> {
  const choice = await ui.choose({
    title: joined([target.bucket, target.region], 'facts'),
    placeholder: t('Where do you want to save the bucket and the region?'),
    items: targets.placesToKeep().map((place) => ({
      label: t(places[place].label),
      detail: t(places[place].detail),
      place,
    })),
  });
  if (choice === undefined) {
    return false;
  }
  await targets.keep(target, choice.place);
  return true;
}
