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
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';

/** The connection that the arguments ask for; undefined when they name none. `closed` is called when standard input ends. */
export function connectByArguments(
  programArguments: readonly string[],
  closed: () => void,
): MessageConnection | undefined {
  if (programArguments.includes('--node-ipc')) {
    return createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
  }
  if (programArguments.includes('--stdio')) {
    process.stdin.on('end', closed).on('close', closed);
    return createMessageConnection(
      new StreamMessageReader(process.stdin),
      new StreamMessageWriter(process.stdout),
    );
  }
  const port = Number(argumentValue(programArguments, '--socket'));
  if (port > 0) return createMessageConnection(...createServerSocketTransport(port));
  const pipe = argumentValue(programArguments, '--pipe');
  return pipe === undefined ? undefined : createMessageConnection(...createServerPipeTransport(pipe));
}

/** The value of `--name=value` or `--name value`. */
export function argumentValue(programArguments: readonly string[], name: string): string | undefined {
  const index = programArguments.findIndex((argument) => argument.split('=')[0] === name);
  const argument = programArguments[index];
  if (argument === undefined) return undefined;
  return argument === name ? programArguments[index + 1] : argument.slice(name.length + 1);
}
