/** The preview with real 3D behind it. */
import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import '../../src/index.js';
import type { AtelierPreviewElement } from '../../src/elements/shell/preview/preview.js';
import type { AtelierSessionElement } from '../../src/elements/shell/session/session.js';
import { BOTTLE } from '../preview/stage/stage-rig.js';
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
