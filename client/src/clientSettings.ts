/**
 * Typed reading of the settings `ciJob.*`, and the sandbox of this window, which stands in for them while it runs.
 */

import * as vscode from 'vscode';
import { t } from '../../l10n/processLanguage';
import {
  type Profile,
  policyOf,
  type ReadProfiles,
  readProfiles,
  type SubmitPolicy,
} from './account/profiles/profile';
import type { PartialTarget, Target } from './account/target';
import type { DetectMode } from './editing/detection/decideLanguage';
import { readSetting, SETTINGS_SECTION as SECTION } from './settingReader';
import type { KeepPlace, TargetSource } from './submit/submitTypes';

/** Which profile is used is kept with the workspace, not in settings that others may share. */
const PROFILE_KEY = 'ciJob.profile';
/** What a sandbox is tried with when nothing is set; it accepts any bucket. */
const SANDBOX_TARGET = { bucket: 'examplebucket-1250000000', region: 'ap-chongqing' };

/** The settings as the extension uses them. */
export class ClientSettings implements TargetSource, vscode.Disposable {
  readonly #memory: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  #sandboxOrigin: string | undefined;
  #kept: Pick<Target, 'bucket' | 'region'> | undefined;
  /** The target may be another one now. */
  readonly onDidChangeTarget = this.#changed.event;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
    this.#subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SECTION)) {
        this.#changed.fire();
      }
    });
  }

  detectMode(): DetectMode {
    return readSetting(vscode.workspace.getConfiguration(SECTION), 'detect');
  }

  isAutoClosing(document: vscode.TextDocument): boolean {
    return readSetting(vscode.workspace.getConfiguration(SECTION, document), 'autoClosingTags');
  }

  /** Whether to offer to fix a malformed request as a whole. */
  isOfferingFixes(document: vscode.Uri): boolean {
    const settings = vscode.workspace.getConfiguration(SECTION, document);
    return this.isValidated() && readSetting(settings, 'offerFixes');
  }

  /** Offers it in no window of this person any more. */
  async stopOfferingFixes(): Promise<void> {
    const settings = vscode.workspace.getConfiguration(SECTION);
    await settings.update('offerFixes', false, vscode.ConfigurationTarget.Global);
  }

  isValidated(): boolean {
    return readSetting(vscode.workspace.getConfiguration(SECTION), 'validation.enabled');
  }

  areJobsGrouped(): boolean {
    return readSetting(vscode.workspace.getConfiguration(SECTION), 'jobs.grouped');
  }

  async groupJobs(isGrouped: boolean): Promise<void> {
    const settings = vscode.workspace.getConfiguration(SECTION);
    await settings.update('jobs.grouped', isGrouped, vscode.ConfigurationTarget.Global);
  }

  /** The sandbox of this window, if one runs. */
  sandbox(): string | undefined {
    return this.#sandboxOrigin;
  }

  /** Sends jobs to a sandbox instead of where the settings say, until it is set to undefined. Writes nothing. */
  useSandbox(origin: string | undefined): void {
    this.#sandboxOrigin = origin;
    // The palette offers to start or to stop it.
    void vscode.commands.executeCommand('setContext', 'ciJob.isSandboxRunning', origin !== undefined);
    this.#changed.fire();
  }

  current(documentUri: string | undefined): PartialTarget {
    const scope = documentUri === undefined ? undefined : vscode.Uri.parse(documentUri);
    const settings = vscode.workspace.getConfiguration(SECTION, scope);
    const read = (name: 'bucket' | 'region' | 'endpoint'): string | undefined => {
      const value = readSetting(settings, name).trim();
      return value === '' ? undefined : value;
    };
    const fallback = this.#sandboxOrigin === undefined ? undefined : SANDBOX_TARGET;
    const profile = this.activeProfile();
    return {
      bucket: profile?.bucket ?? read('bucket') ?? this.#kept?.bucket ?? fallback?.bucket,
      region: profile?.region ?? read('region') ?? this.#kept?.region ?? fallback?.region,
      endpoint: this.#sandboxOrigin ?? profile?.endpoint ?? read('endpoint'),
      ...(profile === undefined ? {} : { profile: profile.name }),
      ...this.#missingProfile(),
    };
  }

  /** The profiles of the settings; those of a workspace only while it is trusted. */
  profiles(): ReadProfiles {
    const inspected = vscode.workspace.getConfiguration(SECTION).inspect('profiles');
    const workspace = [inspected?.workspaceFolderValue, inspected?.workspaceValue];
    return readProfiles({
      user: inspected?.globalValue,
      workspace: vscode.workspace.isTrusted ? workspace : [],
    });
  }

  profile(name: string): Profile | undefined {
    return this.profiles().profiles.find((profile) => profile.name === name);
  }

  /** The profile that this workspace uses. */
  activeProfile(): Profile | undefined {
    const name: unknown = this.#memory.get(PROFILE_KEY);
    return typeof name === 'string' ? this.profile(name) : undefined;
  }

  /** Jobs that were meant for a profile must not go elsewhere when it is gone. */
  #missingProfile(): Pick<PartialTarget, 'problem'> {
    const name: unknown = this.#memory.get(PROFILE_KEY);
    return typeof name === 'string' && this.profile(name) === undefined
      ? {
          problem: t(
            'The profile `{0}` of this workspace is no longer in the settings. Switch to another profile, or to no profile.',
            name,
          ),
        }
      : {};
  }

  /** Uses a profile in this workspace from now on; undefined: what the other settings say. */
  async useProfile(name: string | undefined): Promise<void> {
    await this.#memory.update(PROFILE_KEY, name);
    this.#changed.fire();
  }

  policy(target: Target): SubmitPolicy {
    return policyOf(this.profiles().profiles, target);
  }

  placesToKeep(): readonly KeepPlace[] {
    return vscode.workspace.workspaceFolders === undefined
      ? ['window', 'user']
      : ['window', 'workspace', 'user'];
  }

  async keep({ bucket, region }: Pick<Target, 'bucket' | 'region'>, place: KeepPlace): Promise<void> {
    if (place === 'window') {
      this.#kept = { bucket, region };
      this.#changed.fire();
      return;
    }
    const where =
      place === 'workspace' ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
    const settings = vscode.workspace.getConfiguration(SECTION);
    await settings.update('bucket', bucket, where);
    await settings.update('region', region, where);
  }

  dispose(): void {
    vscode.Disposable.from(this.#subscription, this.#changed).dispose();
  }
}
