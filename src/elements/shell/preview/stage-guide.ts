/**
 * Guides the shopper's eye on the stage: to the view of the open question, to the part that a question is about, to the length
 * that is asked, and to a change that would not be seen.
 */
import type { OptionId, ViewId } from '../../../kernel/ids.js';
import type { Values } from '../../../product/configuration.js';
import { spotOf, type Spot } from '../../../preview/plan/spot-of.js';
import type { MeasuredLength, Stage } from '../../../preview/plan/stage.js';
import type { Face } from '../../base/face.js';

/** The guide of one preview. */
export class StageGuide {
  /** The view last asked for; `null`: none yet. */
  view: ViewId | null = null;
  readonly #face: Face;
  #viewOf: OptionId | null;
  #pointedAt: OptionId | null;
  /** The values last shown that the shopper has taken, and not only tried. */
  #taken: Values | null = null;

  constructor(face: Face) {
    this.#face = face;
    this.#viewOf = this.#pointedAt = face.openOption;
  }

  /** Shows where the open question is, and how long what it asks for. */
  follow(stage: Stage, values: Values): void {
    const { openOption } = this.#face;
    stage.measure(this.#askedLength(values));
    if (openOption === this.#viewOf) return;
    this.#viewOf = openOption;
    this.view = (openOption === null ? null : this.#viewFor(openOption)) ?? this.view;
    if (this.view !== null) stage.show(this.view);
    if (openOption !== null) this.pointAt(openOption, stage);
  }

  /** Lights up what a question is about, once for every question the shopper turns to. */
  pointAt(optionId: OptionId, stage: Stage): void {
    if (optionId === this.#pointedAt) return;
    this.#pointedAt = optionId;
    const spot = this.#spotOf([optionId]);
    if (spot) stage.highlight(spot);
  }

  /**
   * Values go on show: what they change comes into sight, if they are not only tried. That is what the shopper asked for, or,
   * where nothing was asked, as when a change is undone, whatever is other than before.
   */
  reveal(stage: Stage, values: Values): void {
    const { product, outcomeOf, trial } = this.#face;
    const before = this.#taken;
    if (trial) return;
    this.#taken = values;
    if (before === null || before === values) return;
    const changed = product.options.map(({ id }) => id).filter((id) => before[id] !== values[id]);
    const spot = this.#spotOf(outcomeOf === null ? changed : [outcomeOf]);
    if (spot) stage.reveal(spot);
  }

  /** Where the questions are on the product; `null`: nowhere by name. */
  #spotOf(optionIds: readonly OptionId[]): Spot | null {
    const { product } = this.#face;
    const spots = optionIds.flatMap((id) => product.optionById.get(id) ?? []).map((option) => spotOf(product, option));
    const partIds = spots.flatMap((spot) => spot.partIds);
    const areaIds = spots.flatMap((spot) => spot.areaIds);
    return partIds.length + areaIds.length > 0 ? { partIds, areaIds } : null;
  }

  /** The size that the open question asks, as far as it is answered. */
  #askedLength(values: Values): MeasuredLength | null {
    const { openOption, product, formats } = this.#face;
    const option = openOption === null ? undefined : product.optionById.get(openOption);
    const value = option && values[option.id];
    if (option?.kind !== 'number' || option.bind.size === null || typeof value !== 'number') return null;
    const { partId, axis } = option.bind.size;
    return { partId, axis, label: formats.number(value, option.unit) };
  }

  #viewFor(optionId: OptionId): ViewId | null {
    const { product } = this.#face;
    const step = product.steps.find(({ optionIds }) => optionIds.includes(optionId));
    return product.optionById.get(optionId)?.view ?? step?.view ?? null;
  }
}
