import { Data3DTexture, LinearFilter, LinearMipmapLinearFilter, RedFormat, RepeatWrapping } from 'three';
import { eachSlice } from './each-slice.js';

/** Texels along each edge, and lattice cells: the block repeats after `CELLS`. */
const SIZE = 64;
const CELLS = 16;

/** A block of gradient noise that repeats every way; 0.5 is its middle. Made in slices, 0.3 MB with its smaller copies. */
export async function bakeSolidNoise(): Promise<Data3DTexture> {
  const values = new Uint8Array(SIZE ** 3);
  await eachSlice(SIZE, (z) => {
    for (let at = 0; at < SIZE * SIZE; at++) {
      const value = noise(((at % SIZE) * CELLS) / SIZE, (Math.floor(at / SIZE) * CELLS) / SIZE, (z * CELLS) / SIZE);
      values[z * SIZE * SIZE + at] = Math.max(0, Math.min(255, Math.round(127.5 * (1 + value))));
    }
  });
  const texture = new Data3DTexture(values, SIZE, SIZE, SIZE);
  texture.format = RedFormat;
  texture.wrapS = texture.wrapT = texture.wrapR = RepeatWrapping;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.unpackAlignment = 1;
  texture.needsUpdate = true;
  return texture;
}

/** Gradient noise (Perlin 2002) on a lattice that repeats, about -1..1. */
function noise(x: number, y: number, z: number): number {
  const [x0, y0, z0] = [Math.floor(x), Math.floor(y), Math.floor(z)];
  const [fx, fy, fz] = [x - x0, y - y0, z - z0];
  const [sx, sy, sz] = [fade(fx), fade(fy), fade(fz)];
  let sum = 0;
  for (let corner = 0; corner < 8; corner++) {
    const [i, j, k] = [corner & 1, (corner >> 1) & 1, corner >> 2];
    const weight = (i ? sx : 1 - sx) * (j ? sy : 1 - sy) * (k ? sz : 1 - sz);
    sum += weight * slope(x0 + i, y0 + j, z0 + k, fx - i, fy - j, fz - k);
  }
  return 1.15 * sum;
}

function fade(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10);
}

/** One of the twelve directions to the middles of a cube's edges, by a hash of the lattice point. */
function slope(x: number, y: number, z: number, dx: number, dy: number, dz: number): number {
  let h = Math.imul(x % CELLS, 0x27d4eb2d) ^ Math.imul(y % CELLS, 0x165667b1) ^ Math.imul(z % CELLS, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  const pick = ((h ^ (h >>> 16)) >>> 0) % 12;
  const a = pick < 8 ? dx : dy;
  const b = pick < 4 ? dy : dz;
  return (pick & 1 ? a : -a) + (pick & 2 ? b : -b);
}
