/** The picture follows the shopper's eye: the question in hand lights up its part, a change that nobody would see is turned to. */
import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import '../../src/index.js';
import type { AtelierPreviewElement } from '../../src/elements/shell/preview/preview.js';
import type { AtelierSessionElement } from '../../src/elements/shell/session/session.js';
import { urlOfBoxes } from '../preview/stage/box-plans.js';
import { distance, FIRST_FRAME_MS, pixelsOf, rest, rgb } from '../preview/stage/stage-rig.js';
import { aProduct } from '../support/a-product.js';

const SIZE = { widthPx: 40, heightPx: 40 } as const;

/** A white box with a small one behind it, and a question for each; the third question shapes nothing. */
async function aPage(): Promise<AtelierSessionElement> {
  const product = aProduct('boxes')
    .option({ id: 'front', kind: 'color', palette: ['#ffffff', '#2030c0'], bind: { color: 'front' } })
    .option({ id: 'behind', kind: 'color', palette: ['#209020', '#c02020'], bind: { color: 'behind' } })
    .toggle('gift')
    .with({
      model: {
        src: 'boxes.glb',
        parts: { front: 'Front', behind: 'Behind' },
        views: { front: { orbit: [0, 90, 1] }, back: { orbit: [180, 80, 1] } },
      },
    })
    .build();
  const src = urlOfBoxes([
    { name: 'Front', sizeM: [0.2, 0.2, 0.05], atM: [0, 0.1, 0] },
    { name: 'Behind', sizeM: [0.15, 0.15, 0.02], atM: [0, 0.1, -0.1] },
  ]);
  const root = await fixture<AtelierSessionElement>(
    html`<atelier-session .product=${{ ...product, model: { ...product.model!, src } }} url-state="off">
      <atelier-preview loading="eager"></atelier-preview>
      ${['front', 'behind', 'gift'].map((id) => html`<atelier-option option=${id} fold></atelier-option>`)}
    </atelier-session>`,
  );
  await oneEvent(root, 'atelier-preview-ready');
  await rest(300);
  return root;
}

function previewOf(root: AtelierSessionElement): AtelierPreviewElement {
  return root.querySelector('atelier-preview')!;
}

/** How often the live picture is drawn within half a second of `work`. */
async function drawsAfter(
  root: AtelierSessionElement,
  work: (question: (id: string) => Element) => void,
): Promise<number> {
  const gl = previewOf(root).shadowRoot!.querySelector<HTMLCanvasElement>('.live canvas')!.getContext('webgl2')!;
  let draws = 0;
  const drawElements = gl.drawElements.bind(gl);
  gl.drawElements = (...values) => {
    draws++;
    drawElements(...values);
  };
  work((id) => root.querySelector(`atelier-option[option=${id}]`)!);
  await rest(500);
  gl.drawElements = drawElements;
  await rest(1000);
  return draws;
}

/** A mouse, or a finger, comes over a question. */
function comeOver(question: Element, pointerType = 'mouse'): void {
  question.dispatchEvent(new PointerEvent('pointerover', { pointerType, bubbles: true, composed: true }));
}

/** Whether a picture from where the shopper looks has red in it. */
async function showsRed(root: AtelierSessionElement): Promise<boolean> {
  const { data } = await pixelsOf(await previewOf(root).capture(SIZE));
  return Array.from({ length: data.length / 4 }, (_, at) => [...data.subarray(at * 4, at * 4 + 3)]).some(
    (pixel) => distance(pixel, rgb('#c02020')) < 80,
  );
}

describe('the question in hand', () => {
  it('lights its part up when the mouse rests on it, once', async () => {
    const root = await aPage();
    expect(await drawsAfter(root, () => undefined), 'at rest').to.equal(0);
    expect(await drawsAfter(root, (question) => comeOver(question('behind')))).to.be.greaterThan(0);
    expect(await drawsAfter(root, (question) => comeOver(question('behind'))), 'again').to.equal(0);
    expect(await drawsAfter(root, (question) => comeOver(question('front')))).to.be.greaterThan(0);
  }).timeout(FIRST_FRAME_MS);

  it('lights its part up when the keyboard comes to it', async () => {
    const root = await aPage();
    const focus = (question: Element): boolean =>
      question.dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }));
    expect(await drawsAfter(root, (question) => focus(question('behind')))).to.be.greaterThan(0);
  }).timeout(FIRST_FRAME_MS);

  it('is not one that the mouse crosses, a finger scrolls over, or that shapes no part', async () => {
    const root = await aPage();
    const crossing = await drawsAfter(root, (question) => {
      comeOver(question('behind'));
      comeOver(document.body);
    });
    expect(crossing).to.equal(0);
    expect(await drawsAfter(root, (question) => comeOver(question('behind'), 'touch'))).to.equal(0);
    expect(await drawsAfter(root, (question) => comeOver(question('gift')))).to.equal(0);
  }).timeout(FIRST_FRAME_MS);
});

describe('a change on the far side', () => {
  it('is turned to', async () => {
    const root = await aPage();
    expect(await showsRed(root)).to.equal(false);
    root.session!.apply({ optionId: 'behind', value: '#c02020' });
    let isSeen = false;
    await waitUntil(
      () => {
        void showsRed(root).then((found) => (isSeen = found));
        return isSeen;
      },
      'red is seen',
      { timeout: 8000, interval: 300 },
    );
  }).timeout(FIRST_FRAME_MS);
});
