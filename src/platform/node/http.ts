/**
 * A fetch handler behind `node:http`: bodies stream in, a client that leaves aborts its request. A body that is declared too
 * long is refused unread; one that declares nothing is bounded by the handler, which alone knows where to stop.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

/** Answers a request; the shape of `createVerifier().fetch`. */
export type Handler = (request: Request) => Promise<Response>;

/** Bounds of the listener. */
export interface ListenerOptions {
  /** Largest declared body in bytes; what is longer gets 413. Default 64 kB, the verifier's own bound. */
  readonly maxBodyBytes?: number;
}

/** A `node:http` listener over a fetch handler. A handler that rejects answers 500. */
export function toNodeListener(handler: Handler, { maxBodyBytes = 64 * 1024 }: ListenerOptions = {}): RequestListener {
  return (incoming, outgoing) => {
    const left = new AbortController();
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) left.abort();
    });
    if (Number(incoming.headers['content-length'] ?? 0) > maxBodyBytes) {
      outgoing.writeHead(413, { connection: 'close' }).end();
      return;
    }
    answer(handler, toRequest(incoming, left.signal), outgoing).catch(() => {
      if (!outgoing.headersSent) outgoing.writeHead(500);
      outgoing.end();
    });
  };
}

function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const text of Array.isArray(value) ? value : value === undefined ? [] : [value]) headers.append(name, text);
  }
  const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? 'localhost'}`);
  const method = incoming.method ?? 'GET';
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers, signal });
  const body = Readable.toWeb(incoming) as ReadableStream<Uint8Array>;
  const init: RequestInit & { duplex: 'half' } = { method, headers, signal, body, duplex: 'half' };
  return new Request(url, init);
}

async function answer(handler: Handler, request: Request, outgoing: ServerResponse): Promise<void> {
  const response = await handler(request);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(new Uint8Array(await response.arrayBuffer()));
}
