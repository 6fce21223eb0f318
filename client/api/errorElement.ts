/**
 * The `<Error>` element with which the service refuses a request.
 */

import { t } from '../../l10n/processLanguage';
import { textOf, type XmlValue } from './xmlTree';

/** What an `<Error>` says. */
export interface ErrorElement {
  readonly code: string | undefined;
  readonly message: string;
  readonly requestId: string | undefined;
  /** The id of the failure, which the vendor's support may ask for as well. */
  readonly traceId?: string;
}

/** A page of text instead of a message would bury what matters. */
const MESSAGE_LENGTH = 1000;

/** Reads the content of an `<Error>` element. */
export function readErrorElement(error: XmlValue): ErrorElement {
  const code = textOf(error, 'Code');
  const traceId = textOf(error, 'TraceId');
  return {
    code,
    message: cleanMessage(textOf(error, 'Message') ?? code ?? t('no reason')),
    requestId: textOf(error, 'RequestId'),
    ...(traceId === undefined ? {} : { traceId }),
  };
}

/** A message that is safe to show: one line, no control characters, of bounded length. */
export function cleanMessage(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ').trim();
  return line.length > MESSAGE_LENGTH ? `${line.slice(0, MESSAGE_LENGTH)}…` : line;
}
