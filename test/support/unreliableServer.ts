/**
 * A raw server that takes requests and misbehaves, as the other side of a connection can, and counts what arrives.
 */
import net, { type AddressInfo } from 'node:net';
import tls from 'node:tls';

/** What happens to a connection once a whole POST or PUT has arrived on it. */
export type Misbehaviour = (socket: net.Socket) => void;

const answer = (status: string, body = '', more = ''): string =>
  `HTTP/1.1 ${status}\r\nContent-Type: application/xml\r\n${more}Content-Length: ${body.length}\r\n\r\n${body}`;

const reset = (socket: net.Socket): void => {
  if (socket instanceof tls.TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
};

/** Everything after which some client sends a request again by itself. */
export const misbehaviours: Readonly<Record<string, Misbehaviour>> = {
  'resets the connection': reset,
  'closes the connection': (socket) => socket.end(),
  'answers HTTP 408': (socket) => socket.write(answer('408 Request Timeout')),
  'answers HTTP 408 and closes': (socket) =>
    socket.end(answer('408 Request Timeout', '', 'Connection: close\r\n')),
  'answers HTTP 421': (socket) => socket.write(answer('421 Misdirected Request')),
  'answers HTTP 425': (socket) => socket.write(answer('425 Too Early')),
  'answers HTTP 429': (socket) => socket.write(answer('429 Too Many Requests', '', 'Retry-After: 0\r\n')),
  'answers HTTP 503': (socket) => socket.write(answer('503 Service Unavailable', '', 'Retry-After: 0\r\n')),
  'answers HTTP 307': (socket) => socket.write(answer('307 Temporary Redirect', '', 'Location: /jobs\r\n')),
  'answers HTTP 401': (socket) => socket.write(answer('401 Unauthorized', '', 'WWW-Authenticate: Basic\r\n')),
  'answers HTTP 407': (socket) =>
    socket.write(answer('407 Proxy Authentication Required', '', 'Proxy-Authenticate: Basic\r\n')),
  'answers HTTP 100 and resets': (socket) => {
    socket.write('HTTP/1.1 100 Continue\r\n\r\n', () => reset(socket));
  },
  'sends half an answer and resets': (socket) => {
    socket.write(answer('200 OK', '<Response>').replace('Content-Length: 10', 'Content-Length: 999'), () =>
      reset(socket),
    );
  },
  'sends half an answer and closes': (socket) =>
    socket.end(answer('200 OK', '<Response>').replace('Content-Length: 10', 'Content-Length: 999')),
  'sends half a status line and closes': (socket) => socket.end('HTTP/1.1 20'),
};

/** What arrived. */
export interface UnreliableServer {
  readonly origin: string;
  /** Method and path of each request, in the order of arrival. */
  readonly requests: readonly string[];
  /** How many connections were made. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/** An answer to lookups, which keeps the connection. */
const LOOKUP = '<Response><JobsDetail><JobId>j1</JobId><State>Submitted</State></JobsDetail></Response>';

/** Starts a server on this machine that answers lookups well, and misbehaves for whatever has an effect. */
export async function startUnreliableServer(
  misbehave: Misbehaviour,
  encryption?: { readonly key: string; readonly cert: string },
): Promise<UnreliableServer> {
  const requests: string[] = [];
  const sockets = new Set<net.Socket>();
  let connections = 0;
  const serve = (socket: net.Socket): void => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    let text = '';
    socket.setEncoding('latin1').on('data', (chunk) => {
      text += String(chunk);
      for (let end = endOfRequest(text); end !== undefined; end = endOfRequest(text)) {
        const line = text.slice(0, text.indexOf(' HTTP/'));
        text = text.slice(end);
        requests.push(line);
        if (line.startsWith('GET ')) socket.write(answer('200 OK', LOOKUP));
        else misbehave(socket);
      }
    });
  };
  const server = encryption === undefined ? net.createServer(serve) : tls.createServer(encryption, serve);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: encryption === undefined ? `http://127.0.0.1:${port}` : `https://localhost:${port}`,
    requests,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Where a whole request ends; undefined while more is to come. */
function endOfRequest(text: string): number | undefined {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const length = Number(/^content-length: *(\d+)/im.exec(text.slice(0, head))?.[1] ?? 0);
  const end = head + 4 + length;
  return text.length < end ? undefined : end;
}
