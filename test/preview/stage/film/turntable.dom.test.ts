import { expect } from '@open-wc/testing';
import { openZip } from '../export/open-zip.js';
import { aPlan, aShownStage, differenceOf, endStage, FIRST_FRAME_MS, shoot, type Rig } from '../stage-rig.js';

let rig: Rig;
before(async function () {
  this.timeout(FIRST_FRAME_MS);
  rig = await aShownStage();
  await rig.stage.apply(aPlan({ text: 'Ada' }));
});
after(() => endStage(rig));

const SMALL = { widthPx: 96, heightPx: 128, seconds: 1 };

/** The file in a player that has its first frame. */
async function played(film: Blob): Promise<HTMLVideoElement> {
  const video = document.createElement('video');
  video.muted = true;
  video.src = URL.createObjectURL(film);
  await new Promise((resolve, reject) => {
    video.addEventListener('loadeddata', resolve);
    video.addEventListener('error', () => reject(new Error(video.error?.message)));
  });
  return video;
}

async function frameAt(video: HTMLVideoElement, second: number): Promise<ImageData> {
  const found = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
  video.currentTime = second;
  await found;
  const context = new OffscreenCanvas(video.videoWidth, video.videoHeight).getContext('2d')!;
  context.drawImage(video, 0, 0);
  return context.getImageData(0, 0, video.videoWidth, video.videoHeight);
}

describe('a turntable film', () => {
  it('plays as long as was asked for, in the size that was asked for, and shows the design all round', async () => {
    const film = await rig.stage.turntable(SMALL);
    expect(film.type).to.equal('video/mp4');
    const video = await played(film);
    expect(video.duration).to.be.closeTo(1, 1e-6);
    expect([video.videoWidth, video.videoHeight]).to.deep.equal([96, 128]);
    const [front, back] = [await frameAt(video, 0.001), await frameAt(video, 0.51)];
    // The name is on one side alone.
    expect(differenceOf(front, back, 60).share).to.be.greaterThan(0.003);
    const still = await shoot(rig.stage, { ...SMALL, viewId: 'front', background: '#ffffff' });
    expect(differenceOf(front, still, 60).share).to.be.lessThan(0.003);
  }).timeout(60_000);

  it('tells how far it is and stops when it is told to', async () => {
    const stop = new AbortController();
    const heard: number[] = [];
    const onProgress = (share: number): void => {
      heard.push(share);
      if (heard.length === 3) stop.abort();
    };
    const refusal: unknown = await rig.stage
      .turntable(SMALL, { signal: stop.signal, onProgress })
      .catch((error: unknown) => error);
    expect(refusal).to.have.property('name', 'AbortError');
    expect(heard).to.deep.equal([0, 1 / 30, 2 / 30]);
  });

  it('is twelve pictures in an archive where the browser encodes no film', async () => {
    const { VideoEncoder } = globalThis;
    Reflect.deleteProperty(globalThis, 'VideoEncoder');
    try {
      const archive = await rig.stage.turntable({ widthPx: 48, heightPx: 64 });
      expect(archive.type).to.equal('application/zip');
      const files = openZip(new Uint8Array(await archive.arrayBuffer()));
      expect(files.map(({ name }) => name).slice(0, 2)).to.deep.equal(['01.png', '02.png']);
      expect(files).to.have.length(12);
    } finally {
      globalThis.VideoEncoder = VideoEncoder;
    }
  });
});
