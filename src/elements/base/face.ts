/**
 * What every inside and every control works with: the session, the words, and the little state of the face itself that is
 * not part of the design (which question is open, what is being tried, which text the shopper has proof-read).
 */
import type { OptionId } from '../../kernel/ids.js';
import type { Issue } from '../../kernel/issue.js';
import type { Ports } from '../../kernel/ports.js';
import type { Change, Values } from '../../product/configuration.js';
import type { Product } from '../../product/product.js';
import type { LocalizedText } from '../../product/texts-and-amounts.js';
import type { Stage } from '../../preview/plan/stage.js';
import type { ChoiceState, Consideration, HistoryMode, Outcome, Session, Snapshot } from '../../session/session.js';
import { createFormats, type Formats } from '../../i18n/formats.js';
import { localized } from '../../i18n/locale.js';
import type { MessageParams } from '../../i18n/message.js';
import type { Code } from '../../i18n/messages/en.js';
import type { Texts } from '../../i18n/texts.js';
import { AtelierOptionChangeEvent } from './events/atelier-option-change-event.js';

/** Where orders go, as the root's attributes say it; empty where they do not. */
export interface OrderPlace {
  readonly shop: string;
  readonly shopUrl: string;
  readonly verifierUrl: string;
}

/** What is said in words that come after the first sight. */
export interface Wording {
  /** Why a choice is out or what it changes; empty for an available one. */
  choiceReason(optionId: OptionId, choice: ChoiceState): string;
  /** Price and remarks of a choice as one accessible description. */
  choiceDescription(optionId: OptionId, choice: ChoiceState): string;
  /** A common name for a colour nobody named. */
  colorName(hex: string): string;
}

/** Where pictures and models of the design are made. */
export interface Studio {
  /**
   * Makes something of the design as it is now.
   *
   * @throws {ConfiguratorError} `preview/not-ready`: 3D cannot be shown.
   */
  make<T>(work: (stage: Stage) => Promise<T>): Promise<T>;
}

/** What a face is made of. */
export interface FaceParts {
  readonly session: Session;
  readonly texts: Texts;
  readonly ports: Ports;
  /** Addresses in the product file are relative to this. */
  readonly baseUrl: string;
  readonly order: OrderPlace;
  /** Fetches the rest of the words, once; they are in `texts` when it is done. */
  readonly fillTexts: () => Promise<void>;
  /** Speaks a text politely, once. */
  readonly announce: (text: string) => void;
  /** Tells every piece to render again. */
  readonly notify: () => void;
  /** Checks the product's file, once; the errors in it. */
  readonly check: () => Promise<readonly Issue[]>;
}

/** The shared state of one root. Made anew for every product, session or language. */
export class Face {
  readonly session: Session;
  /** Our words: those of the first sight, and all of them once there is a `wording`. */
  texts: Texts;
  /** `null` until every word is here. */
  wording: Wording | null = null;
  readonly formats: Formats;
  readonly ports: Ports;
  /** What the shopper tries without having taken it; the preview shows it. */
  trial: Consideration | null = null;
  /** Which row of a roster is in hand; the preview shows it. */
  rows: Readonly<Record<OptionId, number>> = {};
  /** The one open question. */
  openOption: OptionId | null;
  /** The question the shopper is to be taken to; whoever shows it clears this. */
  focusTarget: OptionId | null = null;
  /** The question whose change the last outcome answers; `null`: nobody asked, such as for undo. */
  outcomeOf: OptionId | null = null;
  /** The last outcome that changed something. */
  outcome: Outcome | null = null;
  /** The values before it. */
  valuesBefore: Values = {};
  /** Questions whose field shows what the design does not hold, such as a text that is too long; an order waits for them. */
  readonly unsettled = new Set<OptionId>();
  /** The personal texts the shopper has confirmed, as one string. */
  proofRead = '';
  /** The preview of the design, if there is one. */
  studio?: Studio;
  /** What a shopper should know about the design as it was opened; empty: nothing. */
  notice = '';
  readonly #parts: FaceParts;
  readonly #stop: () => void;
  #asked: OptionId | null = null;
  #values: Values;

  constructor(parts: FaceParts) {
    this.#parts = parts;
    this.session = parts.session;
    this.texts = parts.texts;
    this.ports = parts.ports;
    this.#values = parts.session.snapshot.values;
    this.formats = createFormats(parts.texts.locale);
    this.openOption = [...this.snapshot.options.values()].find((option) => option.present)?.id ?? null;
    this.#stop = parts.session.subscribe((snapshot, outcome) => this.#handleChange(snapshot, outcome));
  }

  get product(): Product {
    return this.session.product;
  }

  get snapshot(): Snapshot {
    return this.session.snapshot;
  }

  /** Where orders go. */
  get order(): OrderPlace {
    return this.#parts.order;
  }

  /** A message of ours. */
  t(code: Code, params?: MessageParams): string {
    return this.texts.text(code, params);
  }

  /** A text of the owner. */
  say(text: LocalizedText | null): string {
    return localized(text, this.texts.locale, this.product.locales);
  }

  /** What an option is called. */
  title(id: OptionId): string {
    const option = this.product.optionById.get(id);
    return option ? this.say(option.title) : id;
  }

  /** An address of the product file, absolute. */
  url(path: string): string {
    return new URL(path, this.#parts.baseUrl).href;
  }

  /** Fulfilled when every word is here; asks for them on first use. */
  fillTexts(): Promise<void> {
    return this.#parts.fillTexts();
  }

  /** The errors in the product's file; the root shows them. An order waits for this, because the page opens files on trust. Rejects without the network. */
  check(): Promise<readonly Issue[]> {
    return this.#parts.check();
  }

  /** Speaks a text politely, once. */
  announce(text: string): void {
    this.#parts.announce(text);
  }

  /** Asks the page, then the session. `null`: the page said no. */
  request(from: HTMLElement, changes: readonly Change[], history: HistoryMode = 'record'): Outcome | null {
    if (!from.dispatchEvent(new AtelierOptionChangeEvent(changes, history))) return null;
    this.#asked = changes[0]?.optionId ?? null;
    const outcome = this.session.apply(changes, { history });
    this.#asked = null;
    return outcome;
  }

  /** Shows what changes would do, without doing it; `null` ends that. */
  tryOut(trial: Consideration | null): void {
    if (trial === this.trial) return;
    this.trial = trial;
    this.#parts.notify();
  }

  /** Opens a question. `focus` also moves the shopper there. */
  goTo(optionId: OptionId | null, focus = false): void {
    if (optionId !== this.openOption) this.trial = null;
    this.openOption = optionId;
    if (focus) this.focusTarget = optionId;
    this.#parts.notify();
  }

  /** Tells every piece to render again. */
  refresh(): void {
    this.#parts.notify();
  }

  /** Stops listening; the session belongs to whoever made it. */
  dispose(): void {
    this.#stop();
  }

  #handleChange(snapshot: Snapshot, outcome: Outcome | null): void {
    if (outcome) {
      this.outcome = outcome;
      this.outcomeOf = this.#asked;
      this.valuesBefore = this.#values;
      this.trial = null;
    }
    this.#values = snapshot.values;
    const open = this.openOption === null ? undefined : snapshot.options.get(this.openOption);
    if (open && !open.present) this.openOption = nextPresent(snapshot, open.id);
    this.#parts.notify();
  }
}

/** The question after one that went away; else the first there is. */
function nextPresent(snapshot: Snapshot, from: OptionId): OptionId | null {
  const all = [...snapshot.options.values()];
  const at = all.findIndex(({ id }) => id === from);
  return (all.slice(at).find(({ present }) => present) ?? all.find(({ present }) => present))?.id ?? null;
}
