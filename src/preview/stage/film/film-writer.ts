/** The browser's own encoder, fed frame by frame. */
import { writeMp4, type Mp4Film, type Mp4Frame } from './write-mp4.js';

/** A film that grows frame by frame. */
export interface FilmWriter {
  /** Takes what the canvas shows as frame number `at`. */
  add(at: number): Promise<void>;
  finish(): Promise<Blob>;
  cancel(): void;
}

interface Codec {
  readonly entry: Mp4Film['entry'];
  readonly codec: string;
  readonly config: Partial<VideoEncoderConfig>;
  /** What the file says of the codec, where the encoder does not say it. */
  readonly configuration: readonly number[];
}

/** H.264 plays everywhere (High, else Baseline, level 4.2); VP9 (profile 0, level 4.1) where that has no licence. */
const CODECS: readonly Codec[] = [
  ...['avc1.64002a', 'avc1.42002a'].map((codec): Codec => ({
    entry: 'avc1',
    codec,
    config: { avc: { format: 'avc' } },
    configuration: [],
  })),
  // 8 bits, 4:2:0, BT.709 throughout, no further data.
  { entry: 'vp09', codec: 'vp09.00.41.08', config: {}, configuration: [0, 41, (8 << 4) | (1 << 1), 1, 1, 1, 0, 0] },
];
/** Bits a pixel and frame: a smooth surface shows no blocks. */
const QUALITY = 0.12;
const KEY_EVERY = 60;
/** Frames that may wait for the encoder. */
const MAX_QUEUE = 4;
const MICROSECONDS = 1e6;

/** A film of a canvas; `null`: this browser encodes none of that size. */
export async function openFilm(canvas: HTMLCanvasElement, framesPerSecond: number): Promise<FilmWriter | null> {
  if (!('VideoEncoder' in globalThis)) return null;
  const { width, height } = canvas;
  for (const { entry, codec, config, configuration } of CODECS) {
    const bitrate = Math.round(width * height * framesPerSecond * QUALITY);
    const wish = { codec, width, height, bitrate, framerate: framesPerSecond, ...config };
    const { supported = false } = await VideoEncoder.isConfigSupported(wish);
    if (supported) return new EncoderFilm(canvas, wish, entry, configuration, framesPerSecond);
  }
  return null;
}

class EncoderFilm implements FilmWriter {
  readonly #canvas: HTMLCanvasElement;
  readonly #encoder: VideoEncoder;
  readonly #entry: Mp4Film['entry'];
  readonly #framesPerSecond: number;
  readonly #frames: Mp4Frame[] = [];
  #configuration: Uint8Array<ArrayBuffer>;
  #fault: Error | null = null;

  constructor(
    canvas: HTMLCanvasElement,
    config: VideoEncoderConfig,
    entry: Mp4Film['entry'],
    configuration: readonly number[],
    framesPerSecond: number,
  ) {
    this.#canvas = canvas;
    this.#entry = entry;
    this.#configuration = Uint8Array.from(configuration);
    this.#framesPerSecond = framesPerSecond;
    this.#encoder = new VideoEncoder({
      output: (chunk, metadata) => this.#take(chunk, metadata),
      error: (error) => (this.#fault = error),
    });
    this.#encoder.configure(config);
  }

  async add(at: number): Promise<void> {
    const [timestamp, next] = [this.#timeOf(at), this.#timeOf(at + 1)];
    const frame = new VideoFrame(this.#canvas, { timestamp, duration: next - timestamp });
    this.#encoder.encode(frame, { keyFrame: at % KEY_EVERY === 0 });
    frame.close();
    // Also gives the page its turn.
    do await new Promise((resolve) => setTimeout(resolve));
    while (this.#encoder.encodeQueueSize > MAX_QUEUE && !this.#fault);
    if (this.#fault) throw this.#fault;
  }

  async finish(): Promise<Blob> {
    await this.#encoder.flush();
    this.#encoder.close();
    const bytes = writeMp4({
      widthPx: this.#canvas.width,
      heightPx: this.#canvas.height,
      framesPerSecond: this.#framesPerSecond,
      entry: this.#entry,
      configuration: this.#configuration,
      frames: this.#frames,
    });
    return new Blob([bytes], { type: 'video/mp4' });
  }

  cancel(): void {
    if (this.#encoder.state !== 'closed') this.#encoder.close();
  }

  #timeOf(at: number): number {
    return Math.round((at * MICROSECONDS) / this.#framesPerSecond);
  }

  #take(chunk: EncodedVideoChunk, metadata: EncodedVideoChunkMetadata | undefined): void {
    const bytes = new Uint8Array(chunk.byteLength);
    chunk.copyTo(bytes);
    const number = Math.round((chunk.timestamp * this.#framesPerSecond) / MICROSECONDS);
    this.#frames.push({ bytes, number, isKey: chunk.type === 'key' });
    const { description } = metadata?.decoderConfig ?? {};
    if (this.#entry === 'avc1' && description) this.#configuration = bytesOf(description);
  }
}

function bytesOf(source: AllowSharedBufferSource): Uint8Array<ArrayBuffer> {
  const view = ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
  return new Uint8Array(view);
}
