/**
 * A design on a turntable, as a film or, where the browser encodes none, as a row of pictures. Frames are drawn one by one, not
 * recorded: however slow the machine, none is lost and each turns by the same angle.
 */
import type { Making, Picture, TurntableRequest } from '../../plan/stage.js';
import { createContext } from '../areas/canvas-context.js';
import { StageFault } from '../loading/stage-fault.js';
import type { FilmWriter } from './film-writer.js';

const FRAMES_PER_SECOND = 30;
const SECONDS = { min: 1, usual: 8, max: 30 } as const;
/** Pictures of one turn. */
const STILLS = 12;
const MAX_PX = 1920;
const FULL_TURN_DEG = 360;

/** Draws the design turned by degrees. */
export type DrawTurned = (turnDeg: number, widthPx: number, heightPx: number) => Promise<Picture>;

/**
 * One full turn.
 *
 * @throws {StageFault} `stage/capture-failed`: the encoder gave up.
 */
export async function turntable(draw: DrawTurned, request: TurntableRequest, making: Making): Promise<Blob> {
  const [widthPx, heightPx] = [even(request.widthPx), even(request.heightPx)];
  const context = createContext(widthPx, heightPx);
  const paint = async (share: number): Promise<HTMLCanvasElement> => {
    making.signal?.throwIfAborted();
    making.onProgress?.(share);
    paintOn(context, await draw(share * FULL_TURN_DEG, widthPx, heightPx), request.background ?? '#ffffff');
    return context.canvas;
  };
  try {
    const { openFilm } = await import('./film-writer.js');
    const film = await openFilm(context.canvas, FRAMES_PER_SECOND);
    return film ? await writeFilm(film, paint, framesOf(request)) : await packStills(paint);
  } catch (cause) {
    making.signal?.throwIfAborted();
    if (cause instanceof StageFault) throw cause;
    throw new StageFault('stage/capture-failed', { message: 'The film cannot be encoded.', cause });
  }
}

/** Paints the frame of a share of the turn, 0..1. */
type Paint = (share: number) => Promise<HTMLCanvasElement>;

function framesOf({ seconds = SECONDS.usual }: TurntableRequest): number {
  return Math.round(Math.min(SECONDS.max, Math.max(SECONDS.min, seconds)) * FRAMES_PER_SECOND);
}

async function writeFilm(film: FilmWriter, paint: Paint, frames: number): Promise<Blob> {
  try {
    for (let at = 0; at < frames; at++) {
      await paint(at / frames);
      await film.add(at);
    }
    return await film.finish();
  } catch (error) {
    film.cancel();
    throw error;
  }
}

async function packStills(paint: Paint): Promise<Blob> {
  const { storedZip } = await import('../export/stored-zip.js');
  const files: { name: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
  for (let at = 0; at < STILLS; at++) {
    const canvas = await paint(at / STILLS);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new StageFault('stage/capture-failed', { message: 'The browser cannot write PNG.' });
    const name = `${String(at + 1).padStart(2, '0')}.png`;
    files.push({ name, bytes: new Uint8Array(await blob.arrayBuffer()) });
  }
  return new Blob([storedZip(files)], { type: 'application/zip' });
}

/** Encoders want whole pairs of pixels. */
function even(px: number): number {
  return 2 * Math.round(Math.min(MAX_PX, Math.max(2, px)) / 2);
}

function paintOn(context: CanvasRenderingContext2D, { data, widthPx, heightPx }: Picture, background: string): void {
  context.globalCompositeOperation = 'source-over';
  context.putImageData(new ImageData(data, widthPx, heightPx), 0, 0);
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = background;
  context.fillRect(0, 0, widthPx, heightPx);
}
