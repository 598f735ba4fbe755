/**
 * Writes one video track as MP4 (ISO/IEC 14496-12, -14 and -15; "VP Codec ISO Media File Format Binding"). Pure. Muxers of the general
 * kind weigh thirty times as much and read what is never read here.
 */

/** A frame as the encoder gave it, in decoding order. */
export interface Mp4Frame {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Its place in the film. */
  readonly number: number;
  readonly isKey: boolean;
}

/** A film of even frames. */
export interface Mp4Film {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly framesPerSecond: number;
  /** Sample entry and what tells a decoder how to begin. */
  readonly entry: 'avc1' | 'vp09';
  readonly configuration: Uint8Array<ArrayBuffer>;
  readonly frames: readonly Mp4Frame[];
}

/** Ticks a second of the film's clock, and of one frame. */
const TIMESCALE = 90_000;
/** Rows of an identity, 16.16 and 2.30 fixed point. */
const IDENTITY = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];
/** "und" in three times five bits. */
const NO_LANGUAGE = 0x55c4;

/** The bytes of an `.mp4` file. */
export function writeMp4(film: Mp4Film): Uint8Array<ArrayBuffer> {
  const type = box('ftyp', ascii('isom'), u32(0x200), ascii('isomiso2mp41'));
  const data = box('mdat', ...film.frames.map(({ bytes }) => bytes));
  return joined([type, data, movie(film, type.length + 8)]);
}

function movie(film: Mp4Film, dataAt: number): Uint8Array<ArrayBuffer> {
  const { widthPx, heightPx, frames } = film;
  const duration = frames.length * ticksOf(film);
  return box(
    'moov',
    full(
      'mvhd',
      0,
      0,
      u32(0, 0, TIMESCALE, duration, 0x10000),
      u16(0x100, 0),
      u32(0, 0, ...IDENTITY),
      u32(0, 0, 0, 0, 0, 0, 2),
    ),
    box(
      'trak',
      full(
        'tkhd',
        0,
        3,
        u32(0, 0, 1, 0, duration, 0, 0),
        u16(0, 0, 0, 0),
        u32(...IDENTITY, widthPx << 16, heightPx << 16),
      ),
      box(
        'mdia',
        full('mdhd', 0, 0, u32(0, 0, TIMESCALE, duration), u16(NO_LANGUAGE, 0)),
        full('hdlr', 0, 0, u32(0), ascii('vide'), u32(0, 0, 0), ascii('Video\0')),
        box(
          'minf',
          full('vmhd', 0, 1, u16(0, 0, 0, 0)),
          box('dinf', full('dref', 0, 0, u32(1), full('url ', 0, 1))),
          samples(film, dataAt),
        ),
      ),
    ),
  );
}

/** Where each frame lies, how long it stays, and which can be begun with. */
function samples(film: Mp4Film, dataAt: number): Uint8Array<ArrayBuffer> {
  const { frames } = film;
  const ticks = ticksOf(film);
  const keys = frames.flatMap(({ isKey }, at) => (isKey ? [at + 1] : []));
  // Frames that others are made from may be decoded before their turn.
  const delays = frames.map(({ number }, at) => (number - at) * ticks);
  const delayed = delays.some((delay) => delay !== 0);
  return box(
    'stbl',
    full('stsd', 0, 0, u32(1), sampleEntry(film)),
    full('stts', 0, 0, u32(1, frames.length, ticks)),
    ...(delayed ? [full('ctts', 1, 0, u32(frames.length, ...delays.flatMap((delay) => [1, delay])))] : []),
    full('stss', 0, 0, u32(keys.length, ...keys)),
    full('stsc', 0, 0, u32(1, 1, frames.length, 1)),
    full('stsz', 0, 0, u32(0, frames.length, ...frames.map(({ bytes }) => bytes.length))),
    full('stco', 0, 0, u32(1, dataAt)),
  );
}

function sampleEntry({ entry, widthPx, heightPx, configuration }: Mp4Film): Uint8Array<ArrayBuffer> {
  const body = entry === 'avc1' ? box('avcC', configuration) : full('vpcC', 1, 0, configuration);
  return box(
    entry,
    // One data reference; 72 dpi; one frame a sample; no compressor's name; 24 bits.
    ...[u16(0, 0, 0, 1), u32(0, 0, 0, 0), u16(widthPx, heightPx), u32(0x480000, 0x480000, 0), u16(1)],
    ...[new Uint8Array(32), u16(24, 0xffff), body],
  );
}

function ticksOf({ framesPerSecond }: Mp4Film): number {
  return Math.round(TIMESCALE / framesPerSecond);
}

function box(type: string, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = parts.reduce((sum, part) => sum + part.length, 8);
  return joined([u32(length), ascii(type), ...parts]);
}

function full(type: string, version: number, flags: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return box(type, u32((version << 24) | flags), ...parts);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Big-endian words. */
function u32(...words: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(words.length * 4));
  words.forEach((word, at) => view.setInt32(4 * at, word));
  return new Uint8Array(view.buffer);
}

function u16(...words: readonly number[]): Uint8Array {
  return Uint8Array.from(words.flatMap((word) => [word >> 8, word & 0xff]));
}
