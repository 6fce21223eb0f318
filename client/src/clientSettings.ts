/**
 * Typed reading of the settings `ciJob.*`, and the sandbox of this window, which stands in for them while it runs.
 */

import * as vscode from 'vscode';
import type { DetectMode } from './detection/decideLanguage';
import type { KeepPlace, TargetSource } from './submit/submitTypes';
import type { PartialTarget, Target } from './target';

const SECTION = 'ciJob';
/** What a sandbox is tried with when nothing is set; it accepts any bucket. */
const SANDBOX_TARGET = { bucket: 'examplebucket-1250000000', region: 'ap-chongqing' };

/** The settings as the extension uses them. */
export class ClientSettings implements TargetSource, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscription: vscode.Disposable;
  private sandboxOrigin: string | undefined;
  private kept: Pick<Target, 'bucket' | 'region'> | undefined;
  /** The target may be another one now. */
  readonly onDidChangeTarget = this.changed.event;

  constructor() {
    this.subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SECTION)) {
        this.changed.fire();
      }
    });
  }

  detectMode(): DetectMode {
    const mode = vscode.workspace.getConfiguration(SECTION).get('detect');
    return mode === 'off' || mode === 'prompt' ? mode : 'auto';
  }

  isAutoClosing(document: vscode.TextDocument): boolean {
    return vscode.workspace.getConfiguration(SECTION, document).get('autoClosingTags') !== false;
  }

  isValidated(): boolean {
    return vscode.workspace.getConfiguration(SECTION).get('validation.enabled') !== false;
  }

  /** The sandbox of this window, if one runs. */
  sandbox(): string | undefined {
    return this.sandboxOrigin;
  }

  /** Sends jobs to a sandbox instead of where the settings say, until it is set to undefined. Writes nothing. */
  useSandbox(origin: string | undefined): void {
    this.sandboxOrigin = origin;
    this.changed.fire();
  }

  current(documentUri: string | undefined): PartialTarget {
    const scope = documentUri === undefined ? undefined : vscode.Uri.parse(documentUri);
    const settings = vscode.workspace.getConfiguration(SECTION, scope);
    const read = (name: string): string | undefined => {
      const value: unknown = settings.get(name);
      return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
    };
    const fallback = this.sandboxOrigin === undefined ? undefined : SANDBOX_TARGET;
    return {
      bucket: read('bucket') ?? this.kept?.bucket ?? fallback?.bucket,
      region: read('region') ?? this.kept?.region ?? fallback?.region,
      endpoint: this.sandboxOrigin ?? read('endpoint'),
    };
  }

  placesToKeep(): readonly KeepPlace[] {
    return vscode.workspace.workspaceFolders === undefined
      ? ['window', 'user']
      : ['window', 'workspace', 'user'];
  }

  async keep({ bucket, region }: Pick<Target, 'bucket' | 'region'>, place: KeepPlace): Promise<void> {
    if (place === 'window') {
      this.kept = { bucket, region };
      this.changed.fire();
      return;
    }
    const where =
      place === 'workspace' ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
    const settings = vscode.workspace.getConfiguration(SECTION);
    await settings.update('bucket', bucket, where);
    await settings.update('region', region, where);
  }

  dispose(): void {
    vscode.Disposable.from(this.subscription, this.changed).dispose();
  }
}
