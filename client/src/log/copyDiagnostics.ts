/**
 * `ciJob.copyDiagnostics`: what a bug report needs goes to the clipboard, for the person to read before posting it.
 */

import * as vscode from 'vscode';
import { text } from '../../../l10n/language';
import { t } from '../../../l10n/processLanguage';
import { createRedactor } from '../../api/credentials';
import { credentialScope } from '../account/target';
import { activeDocumentUri } from '../editing/requestDocuments';
import type { Services } from '../services';
import { showNotice } from '../ui';
import { diagnosticsReport, type ReportFacts } from './diagnosticsReport';

/** Makes the command. `version`: of this extension. */
export function copyDiagnosticsCommand(services: Services, version: string): () => Promise<void> {
  return async () => {
    const facts = await gather(services, version);
    const report = diagnosticsReport(facts);
    const redacted = facts.found === undefined ? report : createRedactor(facts.found.credentials)(report);
    await services.ui.perform({ kind: 'copy', text: redacted });
    void showNotice(services.ui, {
      severity: 'information',
      message: t(
        'The diagnostics were copied, without keys, buckets, document names and paths of this machine. Review them before you post them.',
      ),
      buttons: [{ label: text('Show Log'), action: { kind: 'showLog' } }],
    });
  };
}

async function gather(
  { settings, credentials, jobs, log, platform, describeProxy }: Services,
  version: string,
): Promise<ReportFacts> {
  const target = settings.current(activeDocumentUri());
  const scope = credentialScope(target);
  const found = await credentials.find(scope);
  const { profiles } = settings.profiles();
  return {
    extension: version,
    editor: `${vscode.env.appName} ${vscode.version} (${vscode.env.appHost})`,
    platform,
    remote: vscode.env.remoteName,
    isTrusted: vscode.workspace.isTrusted,
    isValidated: settings.isValidated(),
    detect: settings.detectMode(),
    target,
    profiles: {
      total: profiles.length,
      production: profiles.filter(({ isProduction }) => isProduction).length,
    },
    found,
    problem: credentials.problem(scope)?.message,
    proxy: describeProxy(),
    entries: jobs.list(),
    nowMs: Date.now(),
    logLines: log.lines(),
  };
}
