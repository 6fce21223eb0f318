/**
 * The requests about the reference; `protocol.ts` says what they mean.
 * The pages are rarely read, so the host loads what makes them with the first one.
 */
import type { Connection } from 'vscode-languageserver';
import type { Locale } from '../../l10n/language';
import type { Reference } from '../service/reference/referencePages';
import { onDocument } from './featureHandlers';
import { type CustomRequest, FIND_REFERENCE, GET_REFERENCE_PAGE, LIST_REFERENCE_PAGES } from './protocol';
import { describeError } from './runSafe';
import { onCustomRequest } from './serverConnection';
import type { Session } from './session';

/** Loads the reference in a language. */
export type OpenReference = (locale: Locale) => Promise<Reference>;

/** Registers what is asked about the reference; `locale` answers the language of the session now. */
export function registerReferenceRequests(
  connection: Connection,
  session: Session,
  open: OpenReference,
  locale: () => Locale,
): void {
  const read = async <Params, Answer>(
    { method }: CustomRequest<Params, Answer>,
    fallback: NoInfer<Answer>,
    run: (reference: Reference) => Answer,
  ): Promise<Answer> => {
    try {
      return run(await open(locale()));
    } catch (error) {
      session.log.error(`${method} failed: ${describeError(error)}`);
      return fallback;
    }
  };
  onCustomRequest(connection, LIST_REFERENCE_PAGES, () =>
    read(LIST_REFERENCE_PAGES, [], ({ pages }) => pages),
  );
  onCustomRequest(connection, GET_REFERENCE_PAGE, ({ name }) =>
    read(GET_REFERENCE_PAGE, null, ({ readPage }) => readPage(name) ?? null),
  );
  onCustomRequest(
    connection,
    FIND_REFERENCE,
    onDocument(
      session,
      FIND_REFERENCE,
      null,
      ({ document, request }, { position }) =>
        session.service.findReference(document, position, request) ?? null,
    ),
  );
}
