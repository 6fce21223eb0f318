/**
 * What `saxes`, a parser that follows the XML specification to the letter, reads in a text.
 */
import { SaxesParser } from 'saxes';

/** One thing that a parser comes across, as one line; offsets are where it ends. */
export type XmlEvent = string;

/** All events of a well-formed text, or its first error. */
export type SaxesReading =
  | { readonly ok: true; readonly events: readonly XmlEvent[] }
  | { readonly ok: false; readonly error: string };

/** Reads a text with `saxes`. Text that is only white space makes no event. */
export function readWithSaxes(text: string): SaxesReading {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const events: XmlEvent[] = [];
  let error: string | undefined;
  parser.on('error', ({ message }) => {
    error ??= message;
  });
  parser.on('opentag', ({ name, attributes }) => {
    events.push(['open', name, ...Object.keys(attributes), parser.position].join(' '));
  });
  parser.on('closetag', ({ name }) => events.push(`close ${name} ${parser.position}`));
  parser.on('text', (data) => {
    if (data.trim() !== '') events.push(`text ${JSON.stringify(data)}`);
  });
  parser.on('cdata', (data) => events.push(`cdata ${JSON.stringify(data)}`));
  parser.on('comment', (data) => events.push(`comment ${JSON.stringify(data)}`));
  parser.on('processinginstruction', ({ target }) => events.push(`instruction ${target}`));
  try {
    parser.write(text).close();
  } catch (thrown) {
    // Half a surrogate pair in some places makes it throw instead of telling.
    error ??= String(thrown);
  }
  return error === undefined ? { ok: true, events } : { ok: false, error };
}
