/** Many previews on a page share one WebGL context: one is live, the others show stills of their designs. */
import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import '../../src/index.js';
import type { AtelierPreviewElement } from '../../src/elements/shell/preview/preview.js';
import type { AtelierSessionElement } from '../../src/elements/shell/session/session.js';
import type { Product } from '../../src/product/product.js';
import { urlOfBoxes } from '../preview/stage/box-plans.js';
import { distance, FIRST_FRAME_MS, rgb } from '../preview/stage/stage-rig.js';
import { aProduct } from '../support/a-product.js';

const COLORS = ['#c02020', '#209020', '#2030c0', '#c0a020'];
const MANY = 24;

/** A box in one of four colours. */
function aBox(): Product {
  const product = aProduct('box')
    .option({ id: 'paint', kind: 'color', palette: COLORS, bind: { color: 'body' } })
    .with({ model: { src: 'box.glb', parts: { body: 'Box' }, views: { front: { orbit: [0, 90, 1] } } } })
    .build();
  const src = urlOfBoxes([{ name: 'Box', sizeM: [0.2, 0.2, 0.2], atM: [0, 0.1, 0] }]);
  return { ...product, model: { ...product.model!, src } };
}

/** One small preview of a design of its own for each colour. */
async function aPageOf(colors: readonly string[]): Promise<AtelierSessionElement[]> {
  const product = aBox();
  const page = await fixture(html`<div>
    ${colors.map(
      () => html`<atelier-session .product=${product} url-state="off">
          <atelier-preview loading="lazy"></atelier-preview>
        </atelier-session>`,
    )}
  </div>`);
  const roots = [...page.querySelectorAll<AtelierSessionElement>('atelier-session')];
  Object.assign((page as HTMLElement).style, { display: 'grid', gridTemplateColumns: 'repeat(8, 80px)' });
  const shown = roots.map((root) => oneEvent(root, 'atelier-preview-ready'));
  for (const [at, root] of roots.entries()) {
    root.querySelector('atelier-preview')!.style.minBlockSize = '80px';
    await root.ready;
    root.session!.apply({ optionId: 'paint', value: colors[at]! });
  }
  await Promise.all(shown);
  return roots;
}

function previewOf(root: AtelierSessionElement): AtelierPreviewElement {
  return root.querySelector('atelier-preview')!;
}

function isLive(root: AtelierSessionElement): boolean {
  return previewOf(root).shadowRoot!.querySelector('.live canvas') !== null;
}

/** The middle of a still. */
function stillColorOf(root: AtelierSessionElement): readonly number[] {
  const still = previewOf(root).shadowRoot!.querySelector<HTMLCanvasElement>('.still')!;
  const { width, height } = still;
  return [...still.getContext('2d')!.getImageData(width / 2, height / 2, 1, 1).data].slice(0, 3);
}

/** The middle of a picture taken of a preview. */
async function pictureColorOf(root: AtelierSessionElement): Promise<readonly number[]> {
  const bitmap = await createImageBitmap(await previewOf(root).capture({ widthPx: 40, heightPx: 40 }));
  const context = new OffscreenCanvas(40, 40).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  return [...context.getImageData(20, 20, 1, 1).data].slice(0, 3);
}

/** The one of the four paints that a pixel shows. */
function paintOf(pixel: readonly number[]): string {
  return COLORS.toSorted((a, b) => distance(rgb(a), pixel) - distance(rgb(b), pixel))[0]!;
}

describe('many previews on a page', () => {
  const contexts: RenderingContext[] = [];
  const { getContext } = HTMLCanvasElement.prototype;
  before(() => {
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...asked: [string]) {
      const context = getContext.apply(this, asked);
      if (asked[0] === 'webgl2' && context && !contexts.includes(context)) contexts.push(context);
      return context;
    } as typeof getContext;
  });
  beforeEach(() => contexts.splice(0));
  after(() => {
    HTMLCanvasElement.prototype.getContext = getContext;
  });

  it(`of ${MANY} designs, each shows its own, one is live, and there is one context`, async () => {
    const paints = Array.from({ length: MANY }, (_, at) => COLORS[at % COLORS.length]!);
    const roots = await aPageOf(paints);
    await waitUntil(() => roots.every((root, at) => isLive(root) || paintOf(stillColorOf(root)) === paints[at]), '', {
      timeout: FIRST_FRAME_MS,
    });
    expect(roots.filter(isLive)).to.have.length(1);
    expect(contexts).to.have.length(1);
  }).timeout(FIRST_FRAME_MS);

  it('the one that the hand comes to is live, and the one before leaves its picture', async () => {
    const [first, second] = (await aPageOf(['#c02020', '#2030c0'])) as [AtelierSessionElement, AtelierSessionElement];
    const [from, to] = isLive(first) ? [first, second] : [second, first];
    previewOf(to).dispatchEvent(new PointerEvent('pointerenter'));
    await waitUntil(() => isLive(to), 'it has the canvas');
    expect(isLive(from)).to.equal(false);
    expect(paintOf(stillColorOf(from))).to.equal(from === first ? '#c02020' : '#2030c0');
    expect(paintOf(await pictureColorOf(to))).to.equal(to === first ? '#c02020' : '#2030c0');
    expect(contexts).to.have.length(1);
  }).timeout(FIRST_FRAME_MS);

  it('a design that changes is the live one', async () => {
    const roots = await aPageOf(['#c02020', '#2030c0', '#209020']);
    const still = roots.findLast((root) => !isLive(root))!;
    still.session!.apply({ optionId: 'paint', value: '#c0a020' });
    await waitUntil(() => isLive(still), 'it has the canvas');
    expect(paintOf(await pictureColorOf(still))).to.equal('#c0a020');
  }).timeout(FIRST_FRAME_MS);

  it('two of one design both follow it', async () => {
    const product = aBox();
    const root = await fixture<AtelierSessionElement>(html`<atelier-session .product=${product} url-state="off">
      <atelier-preview loading="eager"></atelier-preview><atelier-preview loading="eager"></atelier-preview>
    </atelier-session>`);
    let ready = 0;
    root.addEventListener('atelier-preview-ready', () => ready++);
    await waitUntil(() => ready === 2, 'both show it', { timeout: FIRST_FRAME_MS });
    root.session!.apply({ optionId: 'paint', value: '#209020' });
    const still = [...root.querySelectorAll('atelier-preview')]
      .find((each) => !each.shadowRoot!.querySelector('.live canvas'))!
      .shadowRoot!.querySelector<HTMLCanvasElement>('.still')!;
    await waitUntil(() => {
      const [r, g, b] = still.getContext('2d')!.getImageData(still.width / 2, still.height / 2, 1, 1).data;
      return paintOf([r!, g!, b!]) === '#209020';
    }, 'the still follows');
  }).timeout(FIRST_FRAME_MS);

  it('takes a picture of one that is not live without disturbing the one that is', async () => {
    const roots = await aPageOf(['#c02020', '#2030c0']);
    const live = roots.find(isLive)!;
    const still = roots.find((root) => !isLive(root))!;
    expect(paintOf(await pictureColorOf(still))).to.equal(still === roots[0] ? '#c02020' : '#2030c0');
    expect(isLive(live)).to.equal(true);
  }).timeout(FIRST_FRAME_MS);

  it('the context goes with the last of them', async () => {
    const roots = await aPageOf(['#c02020', '#2030c0']);
    const context = contexts.at(-1) as WebGL2RenderingContext;
    roots.find(isLive)!.remove();
    expect(context.isContextLost()).to.equal(false);
    roots.find((root) => root.isConnected)!.remove();
    await waitUntil(() => context.isContextLost(), 'it is given back');
  }).timeout(FIRST_FRAME_MS);
});
