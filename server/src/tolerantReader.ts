/**
 * Between the stream and the connection: a message that the connection cannot take costs itself, never the server.
 * What the message library throws while it takes one in would end the process, or look like a broken stream.
 */
import type { DataCallback, Disposable, Message, MessageReader } from 'vscode-jsonrpc';

/** A reader that hands on what can be a message, and swallows what taking it throws. */
export function tolerantReader(reader: MessageReader): MessageReader {
  return {
    onError: reader.onError,
    onClose: reader.onClose,
    onPartialMessage: reader.onPartialMessage,
    listen: (callback: DataCallback): Disposable =>
      reader.listen((message) => {
        if (!isHandled(message)) return;
        try {
          callback(message);
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

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
