import type { AreaId, OptionId } from '../kernel/ids.js';
import type { ImageValue } from '../product/configuration.js';
import type { Scope } from '../product/expression/scope.js';
import type { Product } from '../product/product.js';
import type { PictureType } from './pictures.js';

/** A shopper's picture as the workshop puts it on the product. Lengths in millimetres of the area. */
export interface PrintPicture {
  readonly optionId: OptionId;
  readonly areaId: AreaId;
  /** Of the bytes as the page sent them; `findPicture` finds the file by it. */
  readonly sha256: string;
  readonly mediaType: PictureType;
  readonly areaWidthMm: number;
  readonly areaHeightMm: number;
  /** The area goes all round: its left edge meets its right one. */
  readonly wraps: boolean;
  /** Middle of the picture from the area's left and top. */
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
  /** Clockwise. */
  readonly rotationDeg: number;
  /** Pixels of the picture on an inch of the product. */
  readonly dpi: number;
}

/** The shopper's pictures of a design that stand on an area, in declared order. */
export function printPictures(product: Product, scope: Scope): readonly PrintPicture[] {
  return product.options.flatMap((option) => {
    const area = product.model?.areas.get(option.bind.image?.areaId ?? '');
    const value = option.kind === 'image' ? (scope.option(option.id) as ImageValue | null | undefined) : null;
    if (!area || !value) return [];
    const { sha256, mediaType, widthPx, heightPx, placement } = value;
    const widthMm = placement.widthUm / 1000;
    return [
      {
        optionId: option.id,
        areaId: area.id,
        sha256,
        mediaType,
        areaWidthMm: area.widthMm,
        areaHeightMm: area.heightMm,
        wraps: area.wraps,
        xMm: placement.xUm / 1000,
        yMm: placement.yUm / 1000,
        widthMm,
        heightMm: (widthMm * heightPx) / widthPx,
        rotationDeg: placement.rotationMdeg / 1000,
        dpi: Math.floor((widthPx * 25.4) / widthMm),
      },
    ];
  });
}
