/** A ZIP of files as they are: what USDZ asks for, and all that pictures need, which are compressed already. Pure. */

import { crc32 } from './crc32.js';

/** A file in the archive; its name is ASCII. */
export interface StoredFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const [LOCAL_BYTES, CENTRAL_BYTES, END_BYTES] = [30, 46, 22];
/** 1 January 1980: equal files give equal archives. */
const DOS_DATE = 0x21;
/** Names the padding in a header's extra field; nobody else's. */
const PADDING_ID = 0x1986;

interface Entry extends StoredFile {
  readonly crc: number;
  readonly offset: number;
  /** Length of the extra field. */
  readonly padding: number;
}

/**
 * The bytes of the archive, in the order given.
 *
 * @param alignment - Every file begins at a multiple of this many bytes (USDZ: 64).
 */
export function storedZip(files: readonly StoredFile[], alignment = 1): Uint8Array<ArrayBuffer> {
  let length = 0;
  const entries = files.map((file): Entry => {
    const offset = length;
    const start = offset + LOCAL_BYTES + file.name.length;
    // An extra field has four bytes of its own.
    const padding = start % alignment === 0 ? 0 : 4 + ((2 * alignment - 4 - (start % alignment)) % alignment);
    length = start + padding + file.bytes.length;
    return { ...file, offset, padding, crc: crc32(file.bytes) };
  });
  const directory = entries.reduce((sum, { name }) => sum + CENTRAL_BYTES + name.length, 0);
  const out = new Writer(length + directory + END_BYTES);
  for (const entry of entries) writeLocal(out, entry);
  for (const entry of entries) writeCentral(out, entry);
  out.words32(END).words16(0, 0, entries.length, entries.length).words32(directory, length).words16(0);
  return out.bytes;
}

/** Little-endian words one after another. */
class Writer {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly #view: DataView;
  #at = 0;

  constructor(length: number) {
    this.bytes = new Uint8Array(length);
    this.#view = new DataView(this.bytes.buffer);
  }

  words16(...words: readonly number[]): this {
    for (const word of words) this.#view.setUint16((this.#at += 2) - 2, word, true);
    return this;
  }

  words32(...words: readonly number[]): this {
    for (const word of words) this.#view.setUint32((this.#at += 4) - 4, word, true);
    return this;
  }

  raw(bytes: Uint8Array): this {
    this.bytes.set(bytes, this.#at);
    this.#at += bytes.length;
    return this;
  }
}

/** What both headers say of a file: version, no flags, stored, date, checksum, sizes, length of its name. */
function writeFacts(out: Writer, { name, bytes, crc }: Entry): void {
  out.words16(20, 0, 0, 0, DOS_DATE).words32(crc, bytes.length, bytes.length).words16(name.length);
}

function writeLocal(out: Writer, entry: Entry): void {
  out.words32(LOCAL);
  writeFacts(out, entry);
  out.words16(entry.padding).raw(ascii(entry.name));
  if (entry.padding > 0) out.words16(PADDING_ID, entry.padding - 4).raw(new Uint8Array(entry.padding - 4));
  out.raw(entry.bytes);
}

function writeCentral(out: Writer, entry: Entry): void {
  out.words32(CENTRAL).words16(20);
  writeFacts(out, entry);
  out.words16(0, 0, 0, 0).words32(0, entry.offset).raw(ascii(entry.name));
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
