/** Turns the layers of an area into drawings: text by artwork, pictures by the browser. */
import type { GlyphSource } from '../../../artwork/glyph-source.js';
import { loadFont } from '../../../artwork/load-font.js';
import type { AreaLayer, AreaPlan } from '../../plan/scene-plan.js';
import { decodeImage, mediaTypeOf } from '../loading/decode-image.js';
import { fetchBytes } from '../loading/fetch-bytes.js';
import { once } from '../loading/once.js';
import { StageFault } from '../loading/stage-fault.js';
import type { DrawingSources } from './drawing-sources.js';
import { drawWithFont, drawWithPageFont, type Drawing, type TextLayer } from './lettering.js';

type PictureLayer = Extract<AreaLayer, { readonly type: 'picture' }>;
type UploadLayer = Extract<AreaLayer, { readonly type: 'upload' }>;

/** Stickers and photos: no shopper needs more on a bottle. */
const MAX_PICTURE_BYTES = 16_000_000;
const MAX_FONT_BYTES = 4_000_000;
/** Finer than a screen shows of a product, and a quarter of the memory that print needs. */
const UPLOAD_EDGE_PX = 2048;
/** Shoppers change their mind and go back; older ones are decoded again. */
const UPLOADS_KEPT = 4;

/** Makes drawings; keeps fonts and pictures by URL. */
export class Drawings {
  readonly #sources: DrawingSources;
  readonly #pictures = new Map<string, Promise<ImageBitmap>>();
  readonly #uploads = new Map<string, Promise<ImageBitmap>>();
  readonly #fonts = new Map<string, Promise<GlyphSource>>();

  constructor(sources: DrawingSources) {
    this.#sources = sources;
  }

  /** The drawings of one area, in drawing order. */
  async prepare(area: AreaPlan): Promise<Drawing[]> {
    const all = await Promise.all(area.layers.map((layer) => this.#draw(layer, area)));
    return all.filter((each) => each !== null);
  }

  dispose(): void {
    for (const picture of [...this.#pictures.values(), ...this.#uploads.values()])
      picture.then(
        (bitmap) => bitmap.close(),
        () => undefined,
      );
    this.#pictures.clear();
    this.#uploads.clear();
  }

  async #draw(layer: AreaLayer, area: AreaPlan): Promise<Drawing | null> {
    if (layer.type === 'text') return layer.text.trim() === '' ? null : this.#drawText(layer, area);
    return layer.type === 'picture' ? this.#drawPicture(layer) : this.#drawUpload(layer);
  }

  async #drawText(layer: TextLayer, area: AreaPlan): Promise<Drawing | null> {
    if (layer.fontSrc === null) return drawWithPageFont(layer, area);
    const url = this.#sources.resolve(layer.fontSrc);
    try {
      const font = await once(this.#fonts, url, async () =>
        loadFont(await fetchBytes(url, { maxBytes: MAX_FONT_BYTES })),
      );
      return drawWithFont(layer, area, font);
    } catch (cause) {
      const message = `The font ${url} cannot be used; the text is shown in another one.`;
      this.#sources.onFault(new StageFault('stage/font-failed', { message, url, cause }), layer.optionId);
      return drawWithPageFont(layer, area);
    }
  }

  async #drawPicture(layer: PictureLayer): Promise<Drawing | null> {
    const url = this.#sources.resolve(layer.src);
    try {
      const bitmap = await once(this.#pictures, url, async () => {
        const bytes = await fetchBytes(url, { maxBytes: MAX_PICTURE_BYTES });
        return decodeImage(bytes, mediaTypeOf(bytes));
      });
      return place(bitmap, layer.xMm, layer.yMm, layer.widthMm, layer.rotationDeg);
    } catch (cause) {
      this.#sources.onFault(
        new StageFault('stage/picture-failed', { message: `The picture ${url} cannot be shown.`, url, cause }),
        layer.optionId,
      );
      return null;
    }
  }

  async #drawUpload(layer: UploadLayer): Promise<Drawing> {
    const { assetId, placement, widthPx, heightPx } = layer.image;
    const [x, y, width] = [placement.xUm / 1000, placement.yUm / 1000, placement.widthUm / 1000];
    const rotationDeg = placement.rotationMdeg / 1000;
    const bitmap = await this.#loadUpload(layer).catch((cause: unknown) => {
      const message = `The shopper's picture ${assetId} cannot be shown.`;
      this.#sources.onFault(new StageFault('stage/picture-failed', { message, cause }), layer.optionId);
      return null;
    });
    if (bitmap === null) return frame(x, y, width, (width * heightPx) / widthPx, rotationDeg);
    return place(bitmap, x, y, width, rotationDeg);
  }

  /** `null`: it is not on this device. */
  async #loadUpload({ image: { assetId, mediaType } }: UploadLayer): Promise<ImageBitmap | null> {
    const blob = (await this.#sources.loadAsset?.(assetId)) ?? null;
    if (blob === null) return null;
    const bitmap = once(this.#uploads, assetId, () => decodeImage(blob, mediaType, UPLOAD_EDGE_PX));
    // Not closed: a plan on its way may still draw it.
    for (const id of [...this.#uploads.keys()].slice(0, -UPLOADS_KEPT)) this.#uploads.delete(id);
    return bitmap;
  }
}

function place(bitmap: ImageBitmap, xMm: number, yMm: number, widthMm: number, rotationDeg: number): Drawing {
  const heightMm = (widthMm * bitmap.height) / bitmap.width;
  return {
    ...turned(xMm, yMm, widthMm, heightMm),
    paint(context) {
      context.translate(xMm, yMm);
      context.rotate((rotationDeg * Math.PI) / 180);
      context.imageSmoothingQuality = 'high';
      context.drawImage(bitmap, -widthMm / 2, -heightMm / 2, widthMm, heightMm);
    },
  };
}

/** The place of a picture that is not on this device. */
function frame(xMm: number, yMm: number, widthMm: number, heightMm: number, rotationDeg: number): Drawing {
  return {
    ...turned(xMm, yMm, widthMm, heightMm),
    paint(context) {
      context.translate(xMm, yMm);
      context.rotate((rotationDeg * Math.PI) / 180);
      context.strokeStyle = '#8b867e';
      context.lineWidth = 0.4;
      context.setLineDash([2, 1.5]);
      context.strokeRect(-widthMm / 2, -heightMm / 2, widthMm, heightMm);
    },
  };
}

/** Box of a turned picture: its circle, which holds at every angle. */
function turned(xMm: number, yMm: number, widthMm: number, heightMm: number): Omit<Drawing, 'paint'> {
  const reach = Math.hypot(widthMm, heightMm) / 2;
  return {
    box: [xMm - reach, yMm - reach, xMm + reach, yMm + reach],
    depthMm: 0,
    capMm: null,
    foil: false,
    ink: '#ffffff',
  };
}
