/**
 * Between the stream and the connection: a message that the library cannot take costs itself, never the server.
 * What the library throws while it takes one in would end the process, or look like a broken stream; and it trusts
 * what a client says about itself.
 */
import type { DataCallback, Disposable, Message, MessageReader } from 'vscode-languageserver';
import { readInitializeParams } from './initializeParams';

/** A reader that hands on what can be a message, and swallows what taking it throws. */
export function guardedReader(reader: MessageReader): MessageReader {
  return {
    onError: reader.onError,
    onClose: reader.onClose,
    onPartialMessage: reader.onPartialMessage,
    listen: (callback: DataCallback): Disposable =>
      reader.listen((message) => {
        if (!isHandled(message)) return;
        try {
          callback(readable(message));
        } catch {
          // There is nobody to answer: a request that makes sense is only put into a queue here.
        }
      }),
    dispose: () => reader.dispose(),
  };
}

/** The library reads the id of a cancellation before anything else, and trusts that there is one. */
function isHandled(message: Message): boolean {
  const { method, params } = fieldsOf(message);
  if (method !== '$/cancelRequest') return true;
  const { id } = fieldsOf(params);
  return typeof id === 'string' || typeof id === 'number';
}

/** The library reads the parameters of `initialize` before the handler does. */
function readable(message: Message): Message {
  const { method, params } = fieldsOf(message);
  return method === 'initialize' ? { ...message, ...{ params: readInitializeParams(params) } } : message;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
