/**
 * How an editor reaches the server process, by the arguments that it is started with:
 * `--stdio`, `--node-ipc`, `--socket=PORT` or `--pipe=NAME`.
 */
import {
  createMessageConnection,
  createServerPipeTransport,
  createServerSocketTransport,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageConnection,
  type MessageReader,
  type MessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { tolerantReader } from '../tolerantReader';

/**
 * The connection that the arguments ask for; undefined when they name none. `closed` is called when standard input
 * ends, or when what comes is no message any more.
 */
export function connectByArguments(
  programArguments: readonly string[],
  closed: () => void,
): MessageConnection | undefined {
  if (programArguments.includes('--node-ipc')) {
    return createMessageConnection(
      tolerantReader(new IPCMessageReader(process)),
      new IPCMessageWriter(process),
    );
  }
  if (programArguments.includes('--stdio')) {
    process.stdin.on('end', closed).on('close', closed);
    return connect([new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout)], closed);
  }
  const port = Number(argumentValue(programArguments, '--socket'));
  if (port > 0) return connect(createServerSocketTransport(port), closed);
  const pipe = argumentValue(programArguments, '--pipe');
  return pipe === undefined ? undefined : connect(createServerPipeTransport(pipe), closed);
}

/**
 * A body that cannot be read costs one message. After a header that is none nobody knows where the next one starts:
 * a server that ends is started again, one that waits forever is not.
 */
function connect(
  [reader, writer]: readonly [MessageReader, MessageWriter],
  closed: () => void,
): MessageConnection {
  reader.onError((error) => {
    if (isAboutBody(error)) return;
    process.stderr.write('What comes in is no message of the Language Server Protocol.\n');
    closed();
  });
  return createMessageConnection(tolerantReader(reader), writer);
}

/** The body is no JSON, or longer than a text can be. */
function isAboutBody(error: Error): boolean {
  return error instanceof SyntaxError || ('code' in error && error.code === 'ERR_STRING_TOO_LONG');
}

/** The value of `--name=value` or `--name value`. */
export function argumentValue(programArguments: readonly string[], name: string): string | undefined {
  const index = programArguments.findIndex((argument) => argument.split('=')[0] === name);
  const argument = programArguments[index];
  if (argument === undefined) return undefined;
  return argument === name ? programArguments[index + 1] : argument.slice(name.length + 1);
}
