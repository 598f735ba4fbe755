/** What is drawn on each area: texts, the owner's pictures, the shopper's. Options in declared order; a text without letters draws nothing. */
import { estimateTextBox } from '../../artwork/estimate-text.js';
import { unionOf } from '../../artwork/outline.js';
import type { AreaId } from '../../kernel/ids.js';
import { isTrue } from '../../product/expression/evaluate.js';
import type { ImageValue } from '../../product/configuration.js';
import type { Area, Model, Product, TextBind } from '../../product/product.js';
import { chosenOf } from './chosen.js';
import { placeStickers } from './place-stickers.js';
import { colorOf, familyOf, numberOf, type Answer } from './plan-scope.js';
import type { AreaLayer, AreaPlan } from './scene-plan.js';

type TextLayer = Extract<AreaLayer, { readonly type: 'text' }>;

/** Ink of a text whose colour is unknown. */
const INK = '#141414';
/** More pictures than this are not a picture; amounts come from links, too. */
const MAX_STICKERS = 60;

/** All areas of the product, in its order. */
export function planAreas(product: Product, answers: readonly Answer[]): Map<AreaId, AreaPlan> {
  const { model } = product;
  if (model === null) return new Map();
  return new Map([...model.areas].map(([id, area]) => [id, planArea(area, model, product, answers)]));
}

function planArea(area: Area, model: Model, product: Product, answers: readonly Answer[]): AreaPlan {
  const { id, partId, widthMm, heightMm, uv, wraps } = area;
  const texts = new Map(
    answers.flatMap((answer) =>
      answer.option.bind.text?.areaId === id
        ? [[answer, textLayer(answer, answer.option.bind.text, model, product)] as const]
        : [],
    ),
  );
  const taken = unionOf([...texts.values()].flatMap((layer) => (layer === null ? [] : [estimateTextBox(layer, area)])));
  const layers = answers.flatMap((answer) => {
    const text = texts.get(answer);
    return [...(text ? [text] : []), ...imageLayers(answer, area, taken)];
  });
  return { partId, widthMm, heightMm, uv, wraps, layers };
}

function textLayer(
  { option, value, owner, scope }: Answer,
  bind: TextBind,
  model: Model,
  product: Product,
): TextLayer | null {
  const titles = chosenOf(option, value).map(({ choice }) => choice.title[product.locales[0] ?? ''] ?? choice.id);
  const text =
    titles.length > 0 ? titles.join('\n') : typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  if (text.trim() === '') return null;
  const fontFamily = familyOf(bind.font, scope);
  const sizeMm = numberOf(bind.sizeMm, scope);
  const depthMm = numberOf(bind.depth, scope) ?? 0;
  return {
    type: 'text',
    optionId: owner.id,
    text,
    lines: option.kind === 'text' ? option.lines : Math.max(1, titles.length),
    fontFamily,
    fontSrc: Object.hasOwn(model.fonts, fontFamily) ? (model.fonts[fontFamily] ?? null) : null,
    color: bind.color === null ? (depthMm === 0 ? INK : null) : colorOf(bind.color, scope, INK),
    foil: isTrue(bind.foil, scope),
    fit: bind.fit,
    sizeMm: sizeMm !== null && sizeMm > 0 ? sizeMm : null,
    minMm: bind.minMm,
    align: bind.align,
    atMm: bind.atMm,
    depthMm,
  };
}

function imageLayers({ option, value, owner }: Answer, area: Area, taken: ReturnType<typeof unionOf>): AreaLayer[] {
  const { image } = option.bind;
  if (image === null || image.areaId !== area.id) return [];
  if (option.kind === 'image') return isImage(value) ? [{ type: 'upload', optionId: owner.id, image: value }] : [];
  const sources = chosenOf(option, value).flatMap(({ choice, amount }) =>
    choice.image === null ? [] : Array.from({ length: Math.min(amount, MAX_STICKERS) }, () => choice.image ?? ''),
  );
  const shown = sources.slice(0, MAX_STICKERS);
  const spots = placeStickers(shown.length, image.place, area, taken);
  return spots.map((spot, at) => ({
    type: 'picture',
    optionId: owner.id,
    src: shown[at] ?? '',
    ...spot,
    rotationDeg: 0,
  }));
}

function isImage(value: Answer['value']): value is ImageValue {
  return typeof value === 'object' && value !== null && 'assetId' in value && 'placement' in value;
}
