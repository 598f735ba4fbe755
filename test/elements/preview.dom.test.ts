/** The preview with real 3D behind it. */
import { aTimeout, expect, fixture, html, oneEvent } from '@open-wc/testing';
import '../../src/index.js';
import type { AtelierPreviewElement } from '../../src/elements/shell/preview/preview.js';
import type { AtelierSessionElement } from '../../src/elements/shell/session/session.js';
import type { AtelierErrorEvent } from '../../src/elements/base/events/atelier-fact-event.js';
import { BOTTLE, FIRST_FRAME_MS } from '../preview/stage/stage-rig.js';
import { sampleProduct } from '../support/option-element-suite.js';

const BOTTLE_MODEL = {
  src: BOTTLE,
  generator: null,
  params: {},
  unit: 'm',
  poster: null,
  fonts: {},
  parts: new Map(),
  areas: new Map(),
  views: new Map(),
} as const;
const PICTURE = { widthPx: 60, heightPx: 80, format: 'image/png' } as const;

/** The next event of a type on a canvas. */
function heard(canvas: HTMLCanvasElement, type: string): Promise<void> {
  return new Promise((resolve) => canvas.addEventListener(type, () => resolve(), { once: true }));
}

describe('atelier-preview on a weak device', () => {
  it('stays with the poster after three lost contexts within a minute, and the options go on', async () => {
    const root = await fixture<AtelierSessionElement>(html`
      <atelier-session
        .product=${{ ...sampleProduct(), model: BOTTLE_MODEL }}
        url-state="off"
      >
        <atelier-preview loading="eager"></atelier-preview>
      </atelier-session>
    `);
    const errors: AtelierErrorEvent[] = [];
    root.addEventListener('atelier-error', (event) => errors.push(event));
    await oneEvent(root, 'atelier-preview-ready');
    const preview = root.querySelector<AtelierPreviewElement>('atelier-preview')!;
    const canvas = preview.shadowRoot!.querySelector('canvas')!;
    const loss = canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
    for (let at = 1; at <= 3; at++) {
      const lost = heard(canvas, 'webglcontextlost');
      loss.loseContext();
      await lost;
      if (at === 3) break;
      const restored = heard(canvas, 'webglcontextrestored');
      await aTimeout(0);
      loss.restoreContext();
      await restored;
    }
    await preview.updateComplete;
    expect(errors.map(({ error }) => error.code)).to.deep.equal(['preview/no-3d']);
    expect(preview.shadowRoot!.querySelector('.region')!.className).to.contain('failed');
    expect(preview.shadowRoot!.querySelector('[role="status"]')!.textContent).to.not.equal('');
    expect(root.session!.snapshot.options.size).to.be.greaterThan(0);
    const refusal: unknown = await preview.capture(PICTURE).catch((error: unknown) => error);
    expect(refusal).to.include({ code: 'preview/not-ready' });
  }).timeout(FIRST_FRAME_MS);
});

describe('atelier-preview out of sight', () => {
  it('gives a picture of the design, and draws its first frame only when it comes into sight', async () => {
    const root = await fixture<AtelierSessionElement>(html`
      <atelier-session
        .product=${{ ...sampleProduct(), model: BOTTLE_MODEL }}
        url-state="off"
      >
        <atelier-preview loading="eager"></atelier-preview>
      </atelier-session>
    `);
    Object.assign(root.style, { position: 'fixed', insetInlineStart: '-2000px', inlineSize: '240px' });
    let shown = 0;
    root.addEventListener('atelier-preview-ready', () => shown++);
    await root.ready;
    const picture = await root.querySelector<AtelierPreviewElement>('atelier-preview')!.capture(PICTURE);
    expect(picture.type).to.equal('image/png');
    const { width, height } = await createImageBitmap(picture);
    expect([width, height]).to.deep.equal([60, 80]);
    expect(shown).to.equal(0);
    root.style.insetInlineStart = '0';
    await oneEvent(root, 'atelier-preview-ready');
  });

  it('says so when there is no product to take a picture of', async () => {
    const alone = await fixture<AtelierPreviewElement>(html`<atelier-preview></atelier-preview>`);
    const refusal: unknown = await alone.capture(PICTURE).catch((error: unknown) => error);
    expect(refusal).to.include({ code: 'preview/not-ready' });
  });
});
