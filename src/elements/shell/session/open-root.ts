/**
 * Everything a root does once its script is here: loads product, words and engine side by side, opens the design of the
 * page's address, and tells the page of every change. Address and announcer follow once options can be operated.
 */
import type { OptionId } from '../../../kernel/ids.js';
import type { Issue } from '../../../kernel/issue.js';
import { loadGraphemeTables } from '../../../kernel/load-grapheme-tables.js';
import type { Ports } from '../../../kernel/ports.js';
import { err, ok, type Result } from '../../../kernel/result.js';
import { loadFirstMessages, loadMessages } from '../../../i18n/load-messages.js';
import { firstLocale } from '../../../i18n/locale.js';
import { createTexts, type MessageOverrides, type Texts } from '../../../i18n/texts.js';
import { browserPorts } from '../../../platform/browser/browser-ports.js';
import type { Design } from '../../../product/configuration.js';
import type { Product } from '../../../product/product.js';
import { createSession, type SessionOptions } from '../../../session/create-session.js';
import type { Session } from '../../../session/session.js';
import { AtelierConfigurationChangedEvent } from '../../base/events/atelier-fact-event.js';
import { Face } from '../../base/face.js';
import { Late } from '../../base/late.js';
import type { Scope } from '../../base/scope.js';
import { whenIdle } from '../../base/when-idle.js';
import { preloadControl } from '../../options/option-registry.js';
import { preloadAnswers } from '../option/option.inside.js';
import { preloadPriceLines } from '../price/price.inside.js';
import { checkNothing, openFile, type OpenedFile } from './open-file.js';
import { lostRoot } from './lost.js';
import type { OpenRoot, RootHost } from './root.js';
import type { Upkeep } from './upkeep.js';

/**
 * Loads what the host asks for. Never throws for a file or a link.
 *
 * @param answer - To the host's `src`; `null`: it has not been asked for.
 */
export async function openRoot(host: RootHost, scope: Scope, answer: Promise<Response> | null): Promise<OpenRoot> {
  const locale = localeOf(host);
  const ports = { ...browserPorts(), ...host.ports };
  let root: RunningRoot | null = null;
  const shown = (): OptionId[] => [root?.face.openOption ?? []].flat();
  const [messages, made] = await Promise.all([
    loadFirstMessages(locale),
    makeSession(host, { context: { locale }, ports, shown }, answer),
  ]);
  if (!made.ok) return failedRoot(host, locale, made.error);
  root = new RunningRoot(host, scope, made.value, createTexts(locale, messages, host.messages ?? {}), ports);
  const { notes } = made.value;
  if (notes.length > 0) {
    const [{ noticeText }] = await Promise.all([import('./upkeep.js'), root.face.fillTexts()]);
    root.face.notice = noticeText(notes, root.face);
  }
  return root;
}

/** The root of a product that cannot be used. */
async function failedRoot(host: RootHost, locale: string, issues: readonly Issue[]): Promise<OpenRoot> {
  try {
    return await (await import('./failure.js')).failedRoot(host, locale, issues);
  } catch {
    // What the product's file needed is missing to the failure, too.
    return lostRoot(host, issues);
  }
}

/** The language asked for: the host's, else the page's, else the browser's. */
function localeOf(host: HTMLElement): string {
  const around = host.closest<HTMLElement>('[lang]:not([lang=""])')?.lang ?? '';
  const tags = [host.lang, around, document.documentElement.lang, navigator.language];
  return firstLocale(tags.filter((tag) => tag !== ''));
}

interface MadeSession {
  readonly session: Session;
  /** Made here, so disposed here. */
  readonly owned: boolean;
  /** What the design of a link lost. */
  readonly notes: readonly Issue[];
  /** What is wrong with the product's file. */
  readonly check: OpenedFile['check'];
}

async function makeSession(
  host: RootHost,
  options: SessionOptions,
  answer: Promise<Response> | null,
): Promise<Result<MadeSession, readonly Issue[]>> {
  if (host.givenSession) return ok({ session: host.givenSession, owned: false, notes: [], check: checkNothing });
  const given = host.product;
  const mayHoldDesign = Boolean(host.design) || location.hash.includes('atelier-');
  const [file, links] = await Promise.all([
    given ? loadGraphemeTables().then(() => ok({ product: given, check: checkNothing })) : openFile(host.src, answer),
    mayHoldDesign ? import('./linked-design.js') : null,
  ]);
  if (!file.ok) return file;
  const { product, check } = file.value;
  try {
    const linked = links?.openLinkedDesign(host, product) ?? { design: null, notes: [] };
    return ok({
      session: startSession(host, product, options, linked.design),
      owned: true,
      notes: linked.notes,
      check,
    });
  } catch (cause) {
    // A file with mistakes may be built to something that the engine cannot hold.
    const errors = await check().catch(() => []);
    return err(errors.length > 0 ? errors : [(await import('./failure.js')).issueOf(cause)]);
  }
}

/** A session with a design, else with what the host's attributes say. */
function startSession(host: RootHost, product: Product, options: SessionOptions, design: Design | null): Session {
  const [first] = product.options;
  if (first) preloadControl(first);
  if (design) return createSession(product, { ...options, design });
  const market = host.market || product.markets.keys().next().value || null;
  const session = createSession(product, { ...options, context: { ...options.context, market } });
  if (host.preset) session.applyPreset(host.preset);
  return session;
}

/** A file with mistakes may keep the page from getting ready; so long after its opening it is checked anyway. */
const CHECK_AFTER_MS = 5000;

/** Face and upkeep of one session. */
class RunningRoot implements OpenRoot {
  readonly face: Face;
  readonly issues = [];
  readonly failed: Promise<OpenRoot>;
  readonly #host: RootHost;
  readonly #made: MadeSession;
  readonly #stop: () => void;
  /** The design as it was opened. */
  readonly #first: Design;
  readonly #checking: ReturnType<typeof setTimeout>;
  /** What comes once options can be operated. */
  readonly #rest = new Late(() => this.#settle());
  #upkeep: Upkeep | null = null;
  #isOver = false;

  constructor(host: RootHost, scope: Scope, made: MadeSession, texts: Texts, ports: Ports) {
    const { session, check } = made;
    this.#host = host;
    this.#made = made;
    this.#first = session.snapshot.design;
    let fail: (failed: Promise<OpenRoot>) => void = () => {};
    this.failed = new Promise((resolve) => (fail = resolve));
    const errors = new Late(async () => {
      const found = await check();
      if (found.length > 0) fail(failedRoot(host, texts.locale, found));
      return found;
    });
    const words = new Late(async () => {
      await fillFace(this.face, host.messages);
      scope.notify();
    });
    this.face = new Face({
      session,
      texts,
      ports,
      baseUrl: host.src ? new URL(host.src, document.baseURI).href : document.baseURI,
      order: host,
      fillTexts: () => words.load(),
      announce: (text) => this.#upkeep?.announce(text),
      notify: () => scope.notify(),
      check: () => errors.load(),
    });
    this.#checking = setTimeout(() => this.#checkLater(), CHECK_AFTER_MS);
    this.#stop = session.subscribe((snapshot, outcome) => {
      this.#upkeep?.changed(snapshot, outcome);
      // That nothing is open any more is news to a page that waits for a complete design.
      const told = outcome ?? { accepted: snapshot.settled, snapshot, changed: [], repaired: [] };
      if (told.accepted) host.dispatchEvent(new AtelierConfigurationChangedEvent(snapshot, told));
    });
  }

  settle(): Promise<void> {
    return this.#rest.load().catch(() => undefined);
  }

  async reload(): Promise<void> {
    const { session } = this.face;
    // Without an address of its own the design would be gone; the page knows what it keeps.
    if (this.#host.urlState === 'off') return;
    const { addressWithDesign } = await import('../../../platform/browser/design-address.js');
    history.replaceState(history.state, '', addressWithDesign(location.href, session.product.id, session.design));
    location.reload();
  }

  dispose(): void {
    this.#isOver = true;
    clearTimeout(this.#checking);
    this.#stop();
    this.#upkeep?.dispose();
    this.face.dispose();
    if (this.#made.owned) this.#made.session.dispose();
  }

  async #settle(): Promise<void> {
    // Addresses hold short codes only.
    const parts = [import('./upkeep.js'), this.face.fillTexts(), this.face.session.settled()] as const;
    const [{ Upkeep }] = await Promise.all(parts);
    if (this.#isOver) return;
    this.#upkeep = new Upkeep(this.#host, this.face, this.#first);
    whenIdle(() => {
      this.#checkLater();
      for (const option of this.face.product.options) preloadControl(option);
      preloadAnswers();
      preloadPriceLines();
    });
  }

  #checkLater(): void {
    // Without the network an order asks for it again.
    if (!this.#isOver) void this.face.check().catch(() => undefined);
  }
}

/** Gives a face the rest of its words. */
async function fillFace(face: Face, overrides: MessageOverrides | null): Promise<void> {
  const { locale } = face.texts;
  const [messages, { createWording }] = await Promise.all([loadMessages(locale), import('../../base/wording.js')]);
  face.texts = createTexts(locale, messages, overrides ?? {});
  face.wording = createWording(face);
}
