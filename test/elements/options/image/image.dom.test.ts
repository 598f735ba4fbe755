import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../../../src/index.js';
import { keepPicture } from '../../../../src/elements/base/pictures.js';
import type { ImageValue } from '../../../../src/product/configuration.js';
import { loadProduct } from '../../../../src/product/load.js';
import type { Product } from '../../../../src/product/product.js';
import { ask, optionElementSuite, valueOf, type Asked } from '../../../support/option-element-suite.js';
import { cutOff, disguisedSvg, pictureFile } from '../../../support/picture-files.js';

optionElementSuite('atelier-image', 'photo', ['drop', 'verdict']);

/** A mug with a field of 100 x 60 mm. */
function mug(): Product {
  const loaded = loadProduct({
    format: 1,
    id: 'mug',
    title: 'Mug',
    locales: ['en'],
    model: {
      src: 'mug.glb',
      unit: 'm',
      parts: { body: 'Body' },
      areas: { front: { part: 'body', mm: [100, 60], uv: [0, 0, 1, 1] } },
    },
    steps: [{ id: 'all', title: 'All', options: ['photo'] }],
    options: [
      {
        id: 'photo',
        kind: 'image',
        title: 'Picture',
        accept: ['png', 'jpg'],
        minDpi: 150,
        bind: { image: { area: 'front' } },
      },
    ],
    pricing: { currency: 'EUR', base: 10 },
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

const $ = (asked: Asked, selector: string): HTMLElement =>
  asked.control.shadowRoot!.querySelector<HTMLElement>(selector)!;
const photoOf = (asked: Asked): ImageValue | null => valueOf(asked, 'photo') as ImageValue | null;
const textOf = (asked: Asked): string => asked.control.shadowRoot!.textContent.replaceAll(/\s+/g, ' ');

/** Chooses files as the browser's dialogue does. */
async function choose(asked: Asked, file: File): Promise<void> {
  const input = $(asked, 'input[type=file]') as HTMLInputElement;
  const transfer = new DataTransfer();
  transfer.items.add(file);
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
  await waitUntil(
    () => asked.control.shadowRoot!.querySelector('[part~=facts], .verdict:not(:empty)'),
    'the file is judged',
    {
      timeout: 8000,
    },
  );
}

async function withPhoto(): Promise<Asked> {
  const asked = await ask('photo', { product: mug() });
  await choose(asked, await pictureFile('sea.png', 'image/png', { width: 600, height: 300 }));
  await waitUntil(() => $(asked, 'canvas'), 'the board is there');
  return asked;
}

async function step(asked: Asked, id: string): Promise<void> {
  $(asked, `[data-step=${id}]`).click();
  await asked.option.updateComplete;
}

describe('choosing a picture', () => {
  it('puts it on its area, upright, whole and in the middle', async () => {
    const asked = await withPhoto();
    const photo = photoOf(asked)!;
    expect(photo).to.include({ mediaType: 'image/png', widthPx: 600, heightPx: 300 });
    expect(photo.placement).to.deep.equal({ xUm: 50_000, yUm: 30_000, widthUm: 80_000, rotationMdeg: 0 });
    expect(textOf(asked)).to.contain('sea.png').and.contain('600 × 300 px').and.contain('190 dpi, sharp in print');
  });

  it('starts a small one smaller, and says when it is too small all the same', async () => {
    const asked = await ask('photo', { product: mug() });
    await choose(asked, await pictureFile('tiny.png', 'image/png', { width: 60, height: 30 }));
    expect(photoOf(asked)!.placement.widthUm).to.equal(32_000);
    expect(textOf(asked)).to.contain('47 dpi: will look soft, at least 150 asked');
  });

  it('leaves the design alone where the file is none that can be printed, and says what to do', async () => {
    const asked = await ask('photo', { product: mug() });
    await choose(asked, disguisedSvg());
    expect($(asked, '.verdict').textContent).to.equal(
      'This is a SVG file. Please save the picture as PNG, JPEG and choose it again.',
    );
    await choose(asked, cutOff(await pictureFile('a.png', 'image/png'), 0.5));
    await waitUntil(() => $(asked, '.verdict').textContent.includes('damaged'), 'the second file is judged');
    expect(photoOf(asked)).to.equal(null);
    expect(asked.changes).to.deep.equal([]);
  });

  it('takes one that is pasted, and leaves pasted words alone', async () => {
    const asked = await ask('photo', { product: mug() });
    const words = new DataTransfer();
    words.setData('text/plain', 'hello');
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: words }));
    const picture = new DataTransfer();
    picture.items.add(await pictureFile('pasted.png', 'image/png'));
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: picture }));
    await waitUntil(() => photoOf(asked), 'the picture is there');
    expect(photoOf(asked)!.widthPx).to.equal(40);
  });

  it('takes one that is dropped', async () => {
    const asked = await ask('photo', { product: mug() });
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(await pictureFile('dropped.png', 'image/png'));
    $(asked, '.drop').dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    await waitUntil(() => photoOf(asked), 'the picture is there');
  });

  it('keeps an order waiting while a file is read', async () => {
    const asked = await ask('photo', { product: mug() });
    const chosen = choose(asked, await pictureFile('a.png', 'image/png'));
    expect(asked.option.face!.unsettled.has('photo')).to.equal(true);
    await chosen;
    await waitUntil(() => !asked.option.face!.unsettled.has('photo'), 'the order may go on');
  });

  it('is undone by removing it, and that by undo', async () => {
    const asked = await withPhoto();
    $(asked, '.actions .link:last-child').click();
    expect(photoOf(asked)).to.equal(null);
    asked.option.face!.session.undo();
    expect(photoOf(asked)).to.include({ widthPx: 600 });
    await waitUntil(() => $(asked, 'canvas'), 'the picture is still held');
  });
});

describe('placing a picture', () => {
  it('can be done by buttons alone', async () => {
    const asked = await withPhoto();
    for (const id of ['left', 'up', 'larger', 'turn-right']) await step(asked, id);
    expect(photoOf(asked)!.placement).to.deep.equal({
      xUm: 49_000,
      yUm: 29_000,
      widthUm: 84_000,
      rotationMdeg: 15_000,
    });
    await step(asked, 'fill');
    await step(asked, 'centre');
    expect(photoOf(asked)!.placement).to.include({ xUm: 50_000, yUm: 30_000 });
  });

  it('can be done by keys alone, a held key as one step to undo', async () => {
    const asked = await withPhoto();
    $(asked, '[role=application]').focus();
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: '+' });
    await sendKeys({ press: 'PageUp' });
    expect(photoOf(asked)!.placement).to.deep.equal({
      xUm: 51_000,
      yUm: 30_000,
      widthUm: 84_000,
      rotationMdeg: -15_000,
    });
    await sendKeys({ press: 'Home' });
    expect(photoOf(asked)!.placement).to.include({ xUm: 50_000 });
  });

  it('can be done by dragging, which is one step to undo', async () => {
    const asked = await withPhoto();
    await waitUntil(() => $(asked, 'canvas').clientWidth > 0);
    const { left, top, width, height } = $(asked, 'canvas').getBoundingClientRect();
    const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    await sendMouse({ type: 'move', position: [x, y] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [x + 20, y + 10] });
    await sendMouse({ type: 'move', position: [x + 40, y + 20] });
    await sendMouse({ type: 'up' });
    const { xUm, yUm } = photoOf(asked)!.placement;
    const perPx = 112_000 / width;
    expect(xUm - 50_000).to.be.closeTo(40 * perPx, perPx);
    expect(yUm - 30_000).to.be.closeTo(20 * perPx, perPx);
    asked.option.face!.session.undo();
    expect(photoOf(asked)!.placement).to.include({ xUm: 50_000, yUm: 30_000 });
  });

  it('shows the area in its true proportion', async () => {
    const asked = await withPhoto();
    const { width, height } = $(asked, 'canvas').getBoundingClientRect();
    expect(width / height).to.be.closeTo(112 / 72, 0.02);
  });

  it('has no accessibility fault', async () => {
    const { option } = await withPhoto();
    await expect(option).to.be.accessible();
  });

  it('has targets of 44 px', async () => {
    const asked = await withPhoto();
    for (const button of asked.control.shadowRoot!.querySelectorAll<HTMLElement>('.steps button, .actions button')) {
      expect(button.offsetHeight, button.textContent).to.be.at.least(44);
    }
  });
});

describe('a picture that is on another device', () => {
  const sha256 = 'ab'.repeat(32);
  const away: ImageValue = {
    assetId: `sha256-${sha256}`,
    sha256,
    mediaType: 'image/png',
    widthPx: 500,
    heightPx: 500,
    placement: { xUm: 20_000, yUm: 20_000, widthUm: 20_000, rotationMdeg: 90_000 },
  };

  async function elsewhere(): Promise<Asked> {
    const asked = await ask('photo', { product: mug() });
    asked.option.face!.session.apply({ optionId: 'photo', value: away });
    await waitUntil(() => textOf(asked).includes('not on this device'), 'it is said');
    return asked;
  }

  it('is said to be, and keeps its place when it is chosen again', async () => {
    const asked = await elsewhere();
    const before = photoOf(asked)!.assetId;
    const input = $(asked, 'input[type=file]') as HTMLInputElement;
    const transfer = new DataTransfer();
    transfer.items.add(await pictureFile('again.png', 'image/png', { width: 500, height: 500 }));
    input.files = transfer.files;
    input.dispatchEvent(new Event('change'));
    await waitUntil(() => photoOf(asked)!.assetId !== before, 'it is taken');
    expect(photoOf(asked)!.placement).to.deep.equal(away.placement);
  });

  it('is shown at once where the page holds it', async () => {
    keepPicture(away.assetId, await pictureFile('held.png', 'image/png', { width: 500, height: 500 }));
    const asked = await ask('photo', { product: mug() });
    asked.option.face!.session.apply({ optionId: 'photo', value: away });
    await waitUntil(() => $(asked, 'canvas'), 'the board is there');
  });
});
