import { dpiOf } from '../artwork/place-picture.js';
import type { AreaId, OptionId } from '../kernel/ids.js';
import type { ImageValue, Values } from '../product/configuration.js';
import type { Product } from '../product/product.js';

/** A shopper's picture as the workshop puts it on the product. */
export interface PrintPicture {
  readonly optionId: OptionId;
  readonly areaId: AreaId;
  /** Size of the area; what of the picture lies outside is cut off. Round something, its right edge meets its left. */
  readonly areaMm: readonly [width: number, height: number];
  readonly wraps: boolean;
  readonly sha256: string;
  readonly mediaType: ImageValue['mediaType'];
  /** Centre, from the area's left and top. */
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
  /** Clockwise. */
  readonly rotationDeg: number;
  /** Dots per inch at that size. */
  readonly dpi: number;
}

/** The pictures of a design that stand on an area, in declared order. */
export function printPictures(product: Product, values: Values): readonly PrintPicture[] {
  return product.options.flatMap(({ id, kind, bind }): PrintPicture[] => {
    const area = product.model?.areas.get(bind.image?.areaId ?? '');
    const image = kind === 'image' ? (values[id] as ImageValue | null | undefined) : null;
    if (!image || !area) return [];
    const { placement, widthPx, heightPx } = image;
    const widthMm = placement.widthUm / 1000;
    return [
      {
        optionId: id,
        areaId: area.id,
        areaMm: [area.widthMm, area.heightMm],
        wraps: area.wraps,
        sha256: image.sha256,
        mediaType: image.mediaType,
        xMm: placement.xUm / 1000,
        yMm: placement.yUm / 1000,
        widthMm,
        heightMm: (widthMm * heightPx) / widthPx,
        rotationDeg: placement.rotationMdeg / 1000,
        dpi: dpiOf(image),
      },
    ];
  });
}
