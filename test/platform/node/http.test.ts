import { expect } from 'chai';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toNodeListener, type Handler } from '../../../src/platform/node/http.js';

describe('the node:http listener', () => {
  let server: Server | undefined;
  afterEach((done) => {
    server?.closeAllConnections();
    if (server) server.close(done);
    else done();
    server = undefined;
  });

  async function serve(handler: Handler): Promise<string> {
    const started = createServer(toNodeListener(handler));
    server = started;
    await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
  }

  it('carries method, path, headers and body both ways', async () => {
    const origin = await serve(async (request) => {
      const { pathname, search } = new URL(request.url);
      const said = [request.method, pathname + search, request.headers.get('x-a'), await request.text()].join(' ');
      return new Response(said, { status: 201, headers: { 'x-b': '2' } });
    });
    const response = await fetch(`${origin}/p?q=1`, { method: 'POST', headers: { 'x-a': '1' }, body: 'body' });
    expect([response.status, response.headers.get('x-b'), await response.text()]).to.deep.equal([
      201,
      '2',
      'POST /p?q=1 1 body',
    ]);
  });

  it('refuses a body that is declared too long without reading it', async () => {
    const origin = await serve(() => Promise.reject(new Error('must not be called')));
    expect((await fetch(origin, { method: 'POST', body: 'x'.repeat(70_000) })).status).to.equal(413);
  });

  it('answers 500 when the handler rejects', async () => {
    const origin = await serve(() => Promise.reject(new Error('broken')));
    expect((await fetch(origin)).status).to.equal(500);
  });

  it('aborts the request of a client that leaves', async () => {
    let aborted: () => void = () => {};
    const seen = new Promise<void>((resolve) => (aborted = resolve));
    const client = new AbortController();
    const origin = await serve(async ({ signal }) => {
      client.abort();
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          aborted();
          resolve(new Response());
        });
      });
    });
    await fetch(origin, { signal: client.signal }).catch((error: unknown) => error);
    await seen;
  });
});
