import type { nothing, TemplateResult } from 'lit/html.js';
import type { ReactiveElement } from '../../base/reactive-element.js';
import type { OptionId } from '../../../kernel/ids.js';
import type { Face } from '../../base/face.js';
import type { InsideView } from '../../base/inside.js';

/** One arrangement of the default pieces. `side`: stage and questions side by side, or questions alone; `sheet`: a phone. */
export interface Layout extends InsideView {
  readonly name: 'side' | 'sheet';
}

/** What the layouts share: the regions that all of them have, and the room. */
export interface LayoutView {
  readonly host: ReactiveElement;
  readonly face: Face;
  /** There is room for stage and questions side by side. */
  readonly isWide: boolean;
  /** There is a picture: the product's or the page's own. */
  readonly hasStage: boolean;
  /** Questions in the order they are asked, present ones only. */
  readonly asked: readonly OptionId[];
  /** The picture; `tools` stand before its own buttons. */
  renderPreview(tools?: TemplateResult | typeof nothing): TemplateResult;
  /** Steps back. */
  renderUndo(): TemplateResult;
  /** What to know about the design as it was opened. */
  renderNotice(): TemplateResult | typeof nothing;
  /** How many. */
  renderQuantity(): TemplateResult;
  /** What the owner warns of in this design. */
  renderWarnings(): TemplateResult;
  /** A region's default; what the page has slotted over is not even made. */
  unless(name: string, fallback: TemplateResult): TemplateResult | typeof nothing;
  /** Undo or redo. */
  travel(way: 'undo' | 'redo'): void;
}
