import type { Change } from '../../../product/configuration.js';
import type { HistoryMode } from '../../../session/session.js';

/**
 * A shopper asks for a change; `preventDefault()` keeps everything as it is. A control dispatches it to its
 * `<atelier-option>`, which explains consequences first and then dispatches it once more to the page.
 */
export class AtelierOptionChangeEvent extends Event {
  readonly changes: readonly Change[];
  /** How it enters the history; `merge` while typing or dragging. Default `record`. */
  readonly history: HistoryMode;

  constructor(changes: readonly Change[], history: HistoryMode = 'record') {
    super('atelier-option-change', { bubbles: true, composed: true, cancelable: true });
    this.changes = changes;
    this.history = history;
  }
}

declare global {
  interface HTMLElementEventMap {
    'atelier-option-change': AtelierOptionChangeEvent;
  }
}
