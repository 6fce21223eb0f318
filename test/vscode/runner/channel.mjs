// The line between the runner and the suite inside the extension host: a loopback HTTP server with a secret path.
// The suite reports each test over it and drives the page through it: real keys and a look at the window.
import { randomBytes } from 'node:crypto';
import http from 'node:http';

/** Promises `{ url, close() }`; `handle(message)` answers each JSON message with a JSON value. */
export async function openChannel(handle) {
  const secretPath = `/${randomBytes(16).toString('hex')}`;
  const server = http.createServer(async (request, response) => {
    if (request.method !== 'POST' || request.url !== secretPath) {
      response.writeHead(404).end();
      return;
    }
    const answer = await answerTo(request, handle);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}${secretPath}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

async function answerTo(request, handle) {
  try {
    let body = '';
    for await (const chunk of request) body += chunk;
    return { ok: true, value: await handle(JSON.parse(body)) };
  } catch (error) {
    return { ok: false, error: error.message };
  }
}
