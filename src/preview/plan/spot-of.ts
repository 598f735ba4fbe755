import type { AreaId, PartId } from '../../kernel/ids.js';
import type { Option, Product } from '../../product/product.js';

/** Where on the product something is. */
export interface Spot {
  readonly partIds: readonly PartId[];
  /** What is drawn there, and while nothing is, the part it would be drawn on. */
  readonly areaIds: readonly AreaId[];
}

/** What of the product an option shapes; empty where it shapes none of it by name. */
export function spotOf({ model }: Product, { bind }: Option): Spot {
  const { look, color, show, morph, size, text, image } = bind;
  const partIds = [
    ...look,
    ...color,
    ...[...(show?.values() ?? [])].flat(),
    ...(morph ? [morph.partId] : []),
    ...(size ? [size.partId] : []),
  ];
  const areaIds = [text?.areaId, image?.areaId].filter((id) => id !== undefined && model?.areas.has(id) === true);
  return { partIds: [...new Set(partIds)], areaIds: [...new Set(areaIds)] as AreaId[] };
}
