import { expect } from 'chai';
import { writeMp4, type Mp4Film } from '../../../../src/preview/stage/film/write-mp4.js';

const CONTAINERS = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'dinf']);

/** Every box by its type, with its body. */
function boxesOf(bytes: Uint8Array): Map<string, DataView> {
  const found = new Map<string, DataView>();
  const visit = (from: number, to: number): void => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = from; at < to; at += view.getUint32(at)) {
      const type = new TextDecoder().decode(bytes.subarray(at + 4, at + 8));
      const end = at + view.getUint32(at);
      found.set(type, new DataView(bytes.buffer, bytes.byteOffset + at + 8, end - at - 8));
      if (CONTAINERS.has(type)) visit(at + 8, end);
    }
  };
  visit(0, bytes.length);
  return found;
}

function aFilm(numbers: readonly number[]): Mp4Film {
  return {
    widthPx: 320,
    heightPx: 240,
    framesPerSecond: 30,
    entry: 'avc1',
    configuration: Uint8Array.from([1, 2, 3]),
    frames: numbers.map((number, at) => ({ bytes: Uint8Array.from([at, at, at]), number, isKey: at === 0 })),
  };
}

describe('an MP4', () => {
  it('holds every frame, each as long as the others', () => {
    const boxes = boxesOf(writeMp4(aFilm([0, 1, 2])));
    expect(boxes.get('stsz')!.getUint32(8)).to.equal(3);
    expect([boxes.get('stts')!.getUint32(8), boxes.get('stts')!.getUint32(12)]).to.deep.equal([3, 3000]);
    expect(boxes.get('mvhd')!.getUint32(16) / boxes.get('mvhd')!.getUint32(12)).to.equal(0.1);
  });

  it('says where its frames begin', () => {
    const bytes = writeMp4(aFilm([0, 1, 2]));
    const at = boxesOf(bytes).get('stco')!.getUint32(8);
    expect([...bytes.subarray(at, at + 9)]).to.deep.equal([0, 0, 0, 1, 1, 1, 2, 2, 2]);
  });

  it('shows frames in their turn, whatever the order they are decoded in', () => {
    expect(boxesOf(writeMp4(aFilm([0, 1, 2]))).has('ctts')).to.equal(false);
    const delays = boxesOf(writeMp4(aFilm([0, 2, 1]))).get('ctts')!;
    expect([8, 16, 24].map((at) => delays.getInt32(at + 4))).to.deep.equal([0, 3000, -3000]);
  });
});
