/**
 * Lays out text on an area in real millimetres, as outlines: the one layout behind the picture and the production file. Frame:
 * origin at the area's left top, y down. Horizontally the ink is aligned, vertically the capitals, so that a `g` does not lift its
 * line. Lines of both directions stand in their visual order; `start` is the area's left whatever the script. Left for later:
 * shaping beyond ligatures and Arabic joins.
 */
import type { Issue } from '../kernel/issue.js';
import type { GlyphSource } from './glyph-source.js';
import { outlineBounds, transformOutline, unionOf, type Box, type OutlineCommand } from './outline.js';
import { textRows } from './text-rows.js';
import { openSizeMm } from './usable-width.js';
import { visualRuns } from './visual-runs.js';

/** A text and where it goes. Lengths in millimetres. */
export interface TextRequest {
  readonly text: string;
  readonly font: GlyphSource;
  readonly areaWidthMm: number;
  readonly areaHeightMm: number;
  /** The text never gets wider. Default: what the area has round the text's place. Areas that wrap pass what is seen from one side. */
  readonly maxWidthMm?: number;
  /** `none` keeps the size that is wished for, whatever the area. */
  readonly fit: 'shrink' | 'none';
  /** Cap height; `null`: as large as fits, up to `openSizeMm`. */
  readonly sizeMm: number | null;
  /** Least legible cap height; `null`: none given. */
  readonly minMm: number | null;
  readonly align: 'start' | 'center' | 'end';
  /** Most lines; what is beyond joins the last. */
  readonly lines: number;
  /** Centre of the text; `null`: the middle of the area, or its edge where `align` says so. */
  readonly atMm: readonly [x: number, y: number] | null;
}

/** A text in place. */
export interface TextLayout {
  readonly lines: readonly LaidLine[];
  /** All letters as one filled outline (non-zero). */
  readonly outlines: readonly OutlineCommand[];
  /** Box of the ink; `null`: nothing is drawn. */
  readonly boundsMm: Box | null;
  /** Cap height that was used; 0: nothing is drawn. */
  readonly sizeMm: number;
  /** `artwork/too-small`, `artwork/overflows` (both errors), `artwork/missing-glyph` (error, `characters`). */
  readonly issues: readonly Issue[];
}

/** One line in place. */
export interface LaidLine {
  readonly text: string;
  readonly baselineMm: number;
  /** `null`: a line without ink. */
  readonly boundsMm: Box | null;
}

/** Lines are this many ems apart, more where letters would touch. */
const LEADING_EM = 1.15;
const GAP_EM = 0.1;
/** Rounding of a shrunk text must not count as an overflow. */
const TOLERANCE_MM = 1e-6;

interface Row {
  readonly text: string;
  readonly outline: readonly OutlineCommand[];
  /** Font units, y down from the row's own baseline. */
  readonly ink: Box;
  /** Font units below the first baseline. */
  readonly baseline: number;
}

interface Block {
  readonly rows: readonly Row[];
  readonly width: number;
  /** Ink above and below the middle of the capitals' block. */
  readonly above: number;
  readonly below: number;
  readonly middle: number;
}

/** Lays out a text. Never fails: what is wrong with the text is in `issues`. */
export function layoutText(request: TextRequest): TextLayout {
  const { rows, missing } = textRows(request.text, request.lines, request.font);
  const issues =
    missing.length === 0
      ? []
      : [issue('artwork/missing-glyph', { characters: missing.slice(0, 12).join(' '), count: missing.length })];
  const block = buildBlock(rows, request.font);
  if (block === null) return { lines: [], outlines: [], boundsMm: null, sizeMm: 0, issues };
  const sizeMm = chooseSize(block, request);
  const lines = placeRows(block, request, sizeMm / request.font.capHeight);
  const boundsMm = unionOf(lines.flatMap((line) => (line.boundsMm ? [line.boundsMm] : [])));
  const outlines = lines.flatMap((line) => line.outline);
  return {
    lines: lines.map(({ text, baselineMm, boundsMm: box }) => ({ text, baselineMm, boundsMm: box })),
    outlines,
    boundsMm,
    sizeMm,
    issues: [...issues, ...judge(request, sizeMm, boundsMm)],
  };
}

function buildBlock(texts: readonly string[], font: GlyphSource): Block | null {
  const shaped = texts.map((text) => {
    const outline = shapeLine(text, font);
    return { text, outline, ink: outlineBounds(outline) ?? ([0, 0, 0, 0] as const) };
  });
  if (shaped.every(({ outline }) => outline.length === 0)) return null;
  const leading = shaped.reduce((most, { ink }, at) => {
    const before = shaped[at - 1];
    return before === undefined ? most : Math.max(most, before.ink[3] - ink[1] + GAP_EM * font.unitsPerEm);
  }, LEADING_EM * font.unitsPerEm);
  const rows = shaped.map((row, at) => ({ ...row, baseline: at * leading }));
  const middle = ((rows.length - 1) * leading - font.capHeight) / 2;
  return {
    rows,
    middle,
    width: Math.max(...rows.map(({ ink }) => ink[2] - ink[0])),
    above: Math.max(...rows.map(({ ink, baseline }) => middle - baseline - ink[1])),
    below: Math.max(...rows.map(({ ink, baseline }) => baseline + ink[3] - middle)),
  };
}

/** Font units, y down from the baseline. */
function shapeLine(text: string, font: GlyphSource): OutlineCommand[] {
  let x = 0;
  return visualRuns(text).flatMap((run) => {
    const { outline, advance } = font.shape(run);
    const placed = transformOutline(outline, 1, -1, x, 0);
    x += advance;
    return placed;
  });
}

function placeOf({ areaWidthMm, areaHeightMm, atMm }: TextRequest): readonly [number, number] {
  return atMm ?? [areaWidthMm / 2, areaHeightMm / 2];
}

function widthLimit(request: TextRequest): number {
  if (request.maxWidthMm !== undefined) return request.maxWidthMm;
  const [x] = placeOf(request);
  return 2 * Math.min(x, request.areaWidthMm - x);
}

function chooseSize(block: Block, request: TextRequest): number {
  const wished = request.sizeMm ?? openSizeMm({ widthMm: request.areaWidthMm, heightMm: request.areaHeightMm });
  if (request.fit === 'none' && request.sizeMm !== null) return wished;
  const [, y] = placeOf(request);
  const rooms = [
    [widthLimit(request), block.width],
    [y, block.above],
    [request.areaHeightMm - y, block.below],
  ] as const;
  const scale = rooms.reduce(
    (most, [room, ink]) => (ink > 0 ? Math.min(most, Math.max(0, room) / ink) : most),
    wished / request.font.capHeight,
  );
  return scale * request.font.capHeight;
}

function placeRows(
  block: Block,
  request: TextRequest,
  scale: number,
): (LaidLine & { readonly outline: readonly OutlineCommand[] })[] {
  const [x, y] = placeOf(request);
  const anchor = { start: 0, center: 0.5, end: 1 }[request.align];
  // Without a place of its own the text is aligned to the area; with one, its lines to each other round that place.
  const span = request.atMm === null ? Math.max(widthLimit(request), block.width * scale) : block.width * scale;
  return block.rows.map(({ text, outline, ink, baseline }) => {
    const left = x - span / 2 + (span - (ink[2] - ink[0]) * scale) * anchor;
    const baselineMm = y + (baseline - block.middle) * scale;
    const placed = transformOutline(outline, scale, scale, left - ink[0] * scale, baselineMm);
    return { text, outline: placed, baselineMm, boundsMm: outlineBounds(placed) };
  });
}

function judge(request: TextRequest, sizeMm: number, box: Box | null): Issue[] {
  const found: Issue[] = [];
  if (request.minMm !== null && sizeMm < request.minMm - TOLERANCE_MM)
    found.push(issue('artwork/too-small', { sizeMm: hundredths(sizeMm), minMm: request.minMm }));
  if (box === null) return found;
  const beyond = Math.max(
    -box[1],
    box[3] - request.areaHeightMm,
    box[2] - box[0] - (request.maxWidthMm ?? Infinity),
    ...(request.maxWidthMm === undefined ? [-box[0], box[2] - request.areaWidthMm] : []),
  );
  if (beyond > TOLERANCE_MM) found.push(issue('artwork/overflows', { beyondMm: hundredths(beyond) }));
  return found;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

function issue(code: string, params: Issue['params']): Issue {
  return { code, severity: 'error', path: [], params };
}
