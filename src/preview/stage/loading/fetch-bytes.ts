/** How a file is fetched. */
export interface FetchOptions {
  readonly signal?: AbortSignal;
  /** Refused beyond; default 64 MB. */
  readonly maxBytes?: number;
}

/** A model of 64 MB already takes a phone's memory; good ones are below 5. */
const MAX_BYTES = 64_000_000;

/**
 * The bytes at `url`, read as they arrive so that an endless answer is given up in time.
 *
 * @throws {Error} Network, HTTP status or size; an abort passes through.
 */
export async function fetchBytes(url: string, options: FetchOptions = {}): Promise<ArrayBuffer> {
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  const response = await fetch(url, { credentials: 'same-origin', ...(options.signal && { signal: options.signal }) });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  if (response.body === null) return new ArrayBuffer(0);
  return collect(response.body.getReader(), maxBytes);
}

async function collect(reader: ReadableStreamDefaultReader<Uint8Array>, maxBytes: number): Promise<ArrayBuffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.byteLength;
    if (length > maxBytes) {
      await reader.cancel();
      throw tooLarge(maxBytes);
    }
    chunks.push(part.value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return all.buffer;
}

function tooLarge(maxBytes: number): Error {
  return new Error(`The file is larger than ${maxBytes / 1_000_000} MB.`);
}
