// A company's network in small, on loopback: a proxy that leads to invented hosts, and an encrypted front for a server.
import http from 'node:http';
import net from 'node:net';
import tls from 'node:tls';

/**
 * Promises `{ port, seen, setSignIn, close }` of a proxy that knows the hosts of `routes` and leads each to a port of this machine.
 * With `signIn` (`user:password`) it wants to know who asks, and `setSignIn` changes that; `secure` encrypts the way
 * to the proxy itself. `seen` gets a line for each request: `CONNECT host:port status`.
 */
export async function startTestProxy({ routes, signIn, secure }) {
  const seen = [];
  const sockets = new Set();
  let wanted = signIn;
  const server = http.createServer((request, response) => {
    seen.push(`${request.method} ${request.url} 405`);
    response.writeHead(405).end();
  });
  server.on('connect', (request, socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    const isKnown = wanted === undefined || request.headers['proxy-authorization'] === basic(wanted);
    const port = routes[request.url.split(':')[0]];
    const status = isKnown ? (port === undefined ? 403 : 200) : 407;
    seen.push(`CONNECT ${request.url} ${status}`);
    if (status !== 200) {
      const challenge = status === 407 ? 'Proxy-Authenticate: Basic realm="test"\r\n' : '';
      socket.end(`HTTP/1.1 ${status} No\r\n${challenge}Content-Length: 0\r\nConnection: close\r\n\r\n`);
      return;
    }
    const inner = net.connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(inner).pipe(socket);
    });
    inner.on('error', () => socket.destroy());
    socket.on('close', () => inner.destroy());
  });
  const front =
    secure === undefined
      ? undefined
      : tls.createServer(secure, (socket) => server.emit('connection', socket));
  const port = await listen(front ?? server);
  return {
    port,
    seen,
    setSignIn(changed) {
      wanted = changed;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => (front ?? server).close(resolve));
    },
  };
}

/** The value of `Proxy-Authorization` for `user:password`. */
export const basic = (signIn) => `Basic ${Buffer.from(signIn).toString('base64')}`;

/** Promises `{ port, close }` of an encrypted front: what arrives goes on to a plain port of this machine. */
export async function startTlsFront({ key, certificate }, port) {
  const sockets = new Set();
  const server = tls.createServer({ key, cert: certificate }, (socket) => {
    sockets.add(socket);
    const inner = net.connect(port, '127.0.0.1');
    socket.pipe(inner).pipe(socket);
    for (const [one, other] of [
      [socket, inner],
      [inner, socket],
    ]) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  return {
    port: await listen(server),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listen(server) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server.address().port));
  });
}
