/** One layout feeds the picture and the production file: what is painted on an area is what the SVG draws. */
import { expect } from '@open-wc/testing';
import type { GlyphSource } from '../../../../src/artwork/glyph-source.js';
import { layoutText } from '../../../../src/artwork/layout-text.js';
import { loadFont } from '../../../../src/artwork/load-font.js';
import { toSvg } from '../../../../src/artwork/to-svg.js';
import { usableWidthMm } from '../../../../src/artwork/usable-width.js';
import type { AreaPlan } from '../../../../src/preview/plan/scene-plan.js';
import { createContext } from '../../../../src/preview/stage/areas/canvas-context.js';
import { drawWithFont, type TextLayer } from '../../../../src/preview/stage/areas/lettering.js';
import { paintSheet } from '../../../../src/preview/stage/areas/paint-sheet.js';
import { regionOf, type SheetRegion } from '../../../../src/preview/stage/areas/sheet-region.js';
import { ssim, type GreyPicture } from '../../../support/ssim.js';

const BOTTLE: AreaPlan = {
  partId: 'body',
  widthMm: 226.2,
  heightMm: 75,
  uv: [0, 0, 1, 1],
  wraps: true,
  layers: [],
};
const HEEL: AreaPlan = { ...BOTTLE, widthMm: 42, heightMm: 16, wraps: false };
const RING: AreaPlan = { ...BOTTLE, widthMm: 57, heightMm: 3.4, wraps: true };

const LAYER: TextLayer = {
  type: 'text',
  optionId: 'name',
  text: 'Ada',
  lines: 1,
  fontFamily: 'Baloo 2',
  fontSrc: 'font.woff',
  color: '#000000',
  foil: false,
  fit: 'shrink',
  sizeMm: 14,
  minMm: null,
  align: 'center',
  atMm: null,
  depthMm: 0,
};

async function aFont(family: string, cut: string): Promise<GlyphSource> {
  const url = `/node_modules/@fontsource/${family}/files/${family}-${cut}-normal.woff`;
  return loadFont(await (await fetch(url)).arrayBuffer());
}

/** The ink of the zone's texture, from its alpha. */
function ofZone(layer: TextLayer, area: AreaPlan, font: GlyphSource): { picture: GreyPicture; region: SheetRegion } {
  const drawing = drawWithFont(layer, area, font)!;
  const region = regionOf(area, [drawing])!;
  const pixels = paintSheet(createContext(region.widthPx, region.heightPx), [drawing], region, '#000000');
  return { picture: inkOf(pixels, region), region };
}

/** The ink of the production file, drawn by the browser at the size of the region. */
async function ofSvg(layer: TextLayer, area: AreaPlan, font: GlyphSource, region: SheetRegion): Promise<GreyPicture> {
  const { widthMm, heightMm } = area;
  const layout = layoutText({
    ...layer,
    font,
    areaWidthMm: widthMm,
    areaHeightMm: heightMm,
    maxWidthMm: usableWidthMm(area),
  });
  const svg = toSvg(layout, { color: '#000000', widthMm, heightMm });
  const image = new Image();
  const [pxX, pxY] = [region.widthPx / region.widthMm, region.heightPx / region.heightMm];
  image.src = `data:image/svg+xml,${encodeURIComponent(svg.replace(/ width="[^"]*" height="[^"]*"/, ` width="${widthMm * pxX}" height="${heightMm * pxY}" preserveAspectRatio="none"`))}`;
  await image.decode();
  const context = createContext(region.widthPx, region.heightPx);
  // Area that wraps: the sheet goes once round, and so does the file.
  context.drawImage(image, -region.xMm * pxX, -region.yMm * pxY, widthMm * pxX, heightMm * pxY);
  return inkOf(context.getImageData(0, 0, region.widthPx, region.heightPx).data, region);
}

function inkOf(pixels: Uint8ClampedArray, { widthPx, heightPx }: SheetRegion): GreyPicture {
  return {
    width: widthPx,
    height: heightPx,
    values: Uint8Array.from({ length: widthPx * heightPx }, (_, at) => pixels[at * 4 + 3]!),
  };
}

async function similarity(over: Partial<TextLayer>, area: AreaPlan, font: GlyphSource): Promise<number> {
  const layer = { ...LAYER, ...over };
  const { picture, region } = ofZone(layer, area, font);
  return ssim(picture, await ofSvg(layer, area, font, region));
}

describe('picture and production file', () => {
  let round: GlyphSource;
  let script: GlyphSource;
  before(async () => {
    [round, script] = await Promise.all([aFont('baloo-2', 'latin-500'), aFont('pacifico', 'latin-400')]);
  });

  it('agree on a name round a bottle', async () => {
    expect(await similarity({ text: 'Élodie & Zoë' }, BOTTLE, round)).to.be.at.least(0.98);
  });

  it('agree on a script that joins its letters', async () => {
    expect(await similarity({ text: 'Wilhelmina' }, BOTTLE, script)).to.be.at.least(0.98);
  });

  it('agree on a text that had to shrink', async () => {
    expect(await similarity({ text: 'Maximiliane von Hohenberg' }, HEEL, round)).to.be.at.least(0.98);
  });

  it('agree on several lines, aligned to the end, off the middle', async () => {
    const over = { text: 'Ada\nLovelace\n1815', lines: 3, align: 'end', sizeMm: 8, atMm: [80, 30] } as const;
    expect(await similarity(over, BOTTLE, round)).to.be.at.least(0.98);
  });

  it('agree on letters of 1.6 mm in a ring', async () => {
    expect(await similarity({ text: 'Für immer · 12.6.26', sizeMm: 1.6, depthMm: 0.15 }, RING, script)).to.be.at.least(
      0.98,
    );
  });

  it('agree on a name written to the left', async () => {
    const hebrew = await aFont('heebo', 'hebrew-500');
    expect(await similarity({ text: 'רות & דן' }, BOTTLE, hebrew)).to.be.at.least(0.98);
  });

  it('disagree as soon as a letter differs', async () => {
    const [ada, eda] = [ofZone(LAYER, BOTTLE, round), ofZone({ ...LAYER, text: 'Adb' }, BOTTLE, round)];
    expect(ssim(ada.picture, eda.picture)).to.be.below(0.9);
  });
});
