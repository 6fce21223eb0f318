/**
 * How an editor reaches the server process, by the arguments that it is started with:
 * `--stdio`, `--node-ipc`, `--socket=PORT` or `--pipe=NAME`.
 */
import {
  createServerPipeTransport,
  createServerSocketTransport,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';

/** Where messages come from, and where they go. */
export type Transport = readonly [MessageReader, MessageWriter];

/**
 * The streams that the arguments ask for; undefined when they name none. `closed` is called when standard input
 * ends, or when what comes is no message any more.
 */
export function transportOf(programArguments: readonly string[], closed: () => void): Transport | undefined {
  if (programArguments.includes('--node-ipc')) {
    return [new IPCMessageReader(process), new IPCMessageWriter(process)];
  }
  if (programArguments.includes('--stdio')) {
    process.stdin.on('end', closed).on('close', closed);
    return ending([new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout)], closed);
  }
  const port = Number(argumentValue(programArguments, '--socket'));
  if (port > 0) return ending(createServerSocketTransport(port), closed);
  const pipe = argumentValue(programArguments, '--pipe');
  return pipe === undefined ? undefined : ending(createServerPipeTransport(pipe), closed);
}

/**
 * A body that cannot be read costs one message. After a header that is none it is unknown where the next one starts:
 * a server that ends is started again, one that waits forever is not.
 */
function ending(transport: Transport, closed: () => void): Transport {
  transport[0].onError((error) => {
    if (isAboutBody(error)) return;
    process.stderr.write('The input is not a message of the Language Server Protocol.\n');
    closed();
  });
  return transport;
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
