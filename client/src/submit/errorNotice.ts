/**
 * An error of the service or the network as a notice: what happened, what to do, and buttons that do it.
 */

import { text } from '../../../l10n/language';
import { currentLocale } from '../../../l10n/processLanguage';
import { type CiError, explainError, pageToOpen, type WritingCall } from '../../api/ciError';
import { credentialScope, type Target } from '../account/target';
import type { Notice, NoticeButton } from '../ui';

/**
 * The notice about an error. `what` is what was being done, for example `The job was not submitted.`
 * `target`: where the call went, which need not be where jobs go now.
 */
export function errorNotice(what: string, error: CiError, target: Target, call?: WritingCall): Notice {
  const { message, nextStep } = explainError(error, call);
  return {
    severity: error.kind === 'aborted' && !error.outcomeUnknown ? 'information' : 'error',
    message: currentLocale().sentences(what, message, nextStep),
    buttons: buttonsFor(error, target),
  };
}

const SHOW_LOG: NoticeButton = { label: text('Show Log'), action: { kind: 'showLog' } };
/** The button that opens the settings. */
export const OPEN_SETTINGS: NoticeButton = { label: text('Open Settings'), action: { kind: 'openSettings' } };

/** The button that sets the credentials of this target. */
export function setCredentialsButton(target: Target): NoticeButton {
  return {
    label: text('Set Credentials'),
    action: { kind: 'setCredentials', scope: credentialScope(target) },
  };
}

function buttonsFor(error: CiError, target: Target): readonly NoticeButton[] {
  switch (error.kind) {
    case 'configuration':
      return [OPEN_SETTINGS, setCredentialsButton(target)];
    case 'http': {
      const url = pageToOpen(error);
      const aboutKey = url === undefined && (error.status === 401 || error.status === 403);
      return [
        ...(url === undefined ? [] : [openConsole(url)]),
        ...(aboutKey ? [setCredentialsButton(target)] : []),
        ...(error.requestId === undefined ? [] : [copyRequestId(error.requestId)]),
        ...(aboutKey ? [] : [OPEN_SETTINGS]),
      ];
    }
    case 'network':
    case 'timeout':
      return [OPEN_SETTINGS, SHOW_LOG];
    case 'unreadableResponse':
      return [
        ...(error.requestId === undefined ? [] : [copyRequestId(error.requestId)]),
        OPEN_SETTINGS,
        SHOW_LOG,
      ];
    case 'unknownState':
    case 'aborted':
      return [];
  }
}

function openConsole(url: string): NoticeButton {
  return { label: text('Open Console'), action: { kind: 'openExternal', url } };
}

function copyRequestId(requestId: string): NoticeButton {
  return { label: text('Copy RequestId'), action: { kind: 'copy', text: requestId } };
}
