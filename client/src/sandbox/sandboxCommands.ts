/**
 * `ciJob.startSandbox`, `ciJob.stopSandbox`: a local service for this window.
 * While it runs, jobs of this window go there; no setting is changed.
 */

import type * as vscode from 'vscode';
import { text } from '../../../l10n/language';
import { currentLocale, t } from '../../../l10n/processLanguage';
import { credentialScope } from '../account/target';
import type { RunningSandbox } from '../extensionHost';
import type { Services } from '../services';
import { type Notice, showNotice } from '../ui';

/** What the commands need. */
export type SandboxServices = Pick<Services, 'ui' | 'jobs' | 'startSandbox'> & {
  readonly log: Pick<Services['log'], 'error'>;
  readonly settings: Pick<Services['settings'], 'sandbox' | 'useSandbox'>;
  readonly credentials: Pick<Services['credentials'], 'useForSandbox'>;
  readonly watcher: Pick<Services['watcher'], 'forget'>;
};

/** The sandbox of this window; it ends with the window. */
export class SandboxCommands implements vscode.Disposable {
  readonly #services: SandboxServices;
  #running: Promise<RunningSandbox | undefined> | undefined;

  constructor(services: SandboxServices) {
    this.#services = services;
  }

  /** Starts it, or says where it runs already. */
  async start(): Promise<void> {
    const isNew = this.#running === undefined;
    this.#running ??= this.#launch();
    const sandbox = await this.#running;
    if (sandbox !== undefined) {
      this.#notify({
        severity: 'information',
        message: currentLocale().sentences(
          isNew
            ? t('The sandbox is running at {0}.', sandbox.origin)
            : t('The sandbox is already running at {0}.', sandbox.origin),
          t('Jobs of this window are submitted there until it is stopped: nothing is processed or billed.'),
        ),
        buttons: [],
      });
    }
  }

  /** Stops it; jobs go where the settings say again. */
  async stop(): Promise<void> {
    const sandbox = await this.#running;
    if (sandbox === undefined) {
      this.#notify({
        severity: 'information',
        message: t('No sandbox is running in this window.'),
        buttons: [],
      });
      return;
    }
    this.#forget(sandbox);
    sandbox.stop();
    await sandbox.ended;
    this.#notify({
      severity: 'information',
      message: t('The sandbox is stopped. Jobs are submitted as set in the settings.'),
      buttons: [],
    });
  }

  dispose(): void {
    void this.#running?.then((sandbox) => sandbox?.stop());
  }

  async #launch(): Promise<RunningSandbox | undefined> {
    const { log, settings, credentials, startSandbox } = this.#services;
    try {
      const sandbox = await startSandbox();
      credentials.useForSandbox(sandbox.origin, sandbox.credentials);
      settings.useSandbox(sandbox.origin);
      void sandbox.ended.then(() => this.#notice(sandbox));
      return sandbox;
    } catch (error) {
      this.#running = undefined;
      const reason = error instanceof Error ? error.message : String(error);
      log.error(`startSandbox: ${reason}`);
      this.#notify({
        severity: 'error',
        message: t('The sandbox could not be started. {0}', reason),
        buttons: [{ label: text('Show Log'), action: { kind: 'showLog' } }],
      });
      return undefined;
    }
  }

  /** It ended by itself: whoever submits next must know that jobs go elsewhere now. */
  #notice(sandbox: RunningSandbox): void {
    if (this.#services.settings.sandbox() === sandbox.origin) {
      this.#forget(sandbox);
      this.#notify({
        severity: 'warning',
        message: t('The sandbox has stopped. Jobs of this window are submitted as set in the settings.'),
        buttons: [{ label: text('Show Log'), action: { kind: 'showLog' } }],
      });
    }
  }

  #forget({ origin }: RunningSandbox): void {
    const { settings, credentials, jobs, watcher } = this.#services;
    this.#running = undefined;
    settings.useSandbox(undefined);
    credentials.useForSandbox(origin, undefined);
    // Its port may be another program's next: nobody asks there about jobs that are gone.
    for (const { jobId } of jobs.jobs().filter(({ target }) => credentialScope(target) === origin)) {
      watcher.forget(jobId);
    }
    jobs.touch();
  }

  #notify(notice: Notice): void {
    void showNotice(this.#services.ui, notice);
  }
}
