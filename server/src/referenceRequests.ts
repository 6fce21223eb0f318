/**
 * The requests about the reference; `protocol.ts` says what they mean.
 * The pages are rarely read, so the host loads what makes them with the first one.
 */
import type { Locale } from '../../l10n/language';
import type { Reference } from '../service/reference/referencePages';
import { onDocument } from './featureHandlers';
import {
  FIND_REFERENCE,
  type FindReferenceParams,
  type FindReferenceResult,
  GET_REFERENCE_PAGE,
  type GetReferencePageParams,
  type GetReferencePageResult,
  LIST_REFERENCE_PAGES,
  type ListReferencePagesResult,
} from './protocol';
import { describeError } from './runSafe';
import type { ServerConnection } from './serverConnection';
import type { Session } from './session';

/** Loads the reference in a language. */
export type OpenReference = (locale: Locale) => Promise<Reference>;

/** Registers what is asked about the reference; `locale` answers the language of the session now. */
export function registerReferenceRequests(
  connection: ServerConnection,
  session: Session,
  open: OpenReference,
  locale: () => Locale,
): void {
  const read = async <Answer>(
    operation: string,
    fallback: Answer,
    run: (reference: Reference) => Answer,
  ): Promise<Answer> => {
    try {
      return run(await open(locale()));
    } catch (error) {
      session.log.error(`${operation} failed: ${describeError(error)}`);
      return fallback;
    }
  };
  connection.onRequest(LIST_REFERENCE_PAGES, () =>
    read<ListReferencePagesResult>(LIST_REFERENCE_PAGES, [], ({ pages }) => pages),
  );
  connection.onRequest(GET_REFERENCE_PAGE, ({ name }: GetReferencePageParams) =>
    read<GetReferencePageResult>(GET_REFERENCE_PAGE, null, ({ readPage }) => readPage(name) ?? null),
  );
  connection.onRequest(
    FIND_REFERENCE,
    onDocument<FindReferenceParams, FindReferenceResult>(
      session,
      FIND_REFERENCE,
      null,
      ({ document, request }, { position }) =>
        session.service.findReference(document, position, request) ?? null,
    ),
  );
}
