import type { Issue } from '../../../kernel/issue.js';
import { watchDesignCode, type DesignAddress } from '../../../platform/browser/watch-design-code.js';
import type { Design } from '../../../product/configuration.js';
import type { Outcome, Snapshot } from '../../../session/session.js';
import { Announcer } from '../../base/announcer.js';
import { changedWith } from '../../base/describe-design.js';
import type { Face } from '../../base/face.js';

/** Keeps the page's address and the screen reader in step with a session, from when options can be operated. */
export class Upkeep {
  readonly #face: Face;
  readonly #announcer: Announcer;
  readonly #address: DesignAddress | null;

  /**
   * @param host - The root; its `.status` speaks, `url-state="off"` leaves the address alone.
   * @param before - The design as it was opened; another one by now is written.
   */
  constructor(host: HTMLElement & { readonly urlState: string }, face: Face, before: Design) {
    this.#face = face;
    this.#announcer = new Announcer(() => host.shadowRoot?.querySelector('.status') ?? null);
    const { session } = face;
    this.#address = host.urlState === 'off' ? null : watchDesignCode(session.product.id, () => session.design);
    if (session.snapshot.design !== before) this.#address?.changed();
  }

  /** Speaks a text politely, once. */
  announce(text: string): void {
    this.#announcer.say(text);
  }

  /** The session has changed: repairs and the price are spoken once the shopper has paused. */
  changed(snapshot: Snapshot, outcome: Outcome | null): void {
    this.#address?.changed();
    if (!outcome?.accepted) return;
    const face = this.#face;
    const changed = face.outcomeOf === null ? [] : changedWith(face, face.outcomeOf);
    const changes = changed.length > 0 ? face.t('panel/adjusted', { changes: face.formats.list(changed) }) : '';
    const price = snapshot.price ? face.t('price/announce', { price: face.formats.money(snapshot.price.total) }) : '';
    this.#announcer.saySettled([changes, price].filter((text) => text !== '').join(' '));
  }

  dispose(): void {
    this.#address?.dispose();
    this.#announcer.dispose();
  }
}

/** What a shopper should know about a design that could not be opened as it was saved. */
export function noticeText(notes: readonly Issue[], face: Face): string {
  const ids = new Set(
    notes.flatMap(({ path }) => (path[0] === 'options' && typeof path[1] === 'string' ? [path[1]] : [])),
  );
  const titles = [...ids].map((id) => face.title(id));
  return titles.length > 0
    ? face.t('link/changed', { titles: face.formats.list(titles) })
    : notes.map((note) => face.texts.issue(note)).join(' ');
}
