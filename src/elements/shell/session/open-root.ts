/**
 * Everything a root does once its script is here: loads product, words and engine side by side, opens the design of the
 * page's address, and tells the page of every change. Address and announcer follow once options can be operated.
 */
import type { TemplateResult } from 'lit';
import type { Issue } from '../../../kernel/issue.js';
import { loadGraphemeTables } from '../../../kernel/load-grapheme-tables.js';
import type { Ports } from '../../../kernel/ports.js';
import { err, ok, type Result } from '../../../kernel/result.js';
import { loadFirstMessages, loadMessages } from '../../../i18n/load-messages.js';
import { firstLocale } from '../../../i18n/locale.js';
import { createTexts, type MessageOverrides, type Texts } from '../../../i18n/texts.js';
import { browserPorts } from '../../../platform/browser/browser-ports.js';
import { readDesignCode } from '../../../platform/browser/design-address.js';
import type { Product } from '../../../product/product.js';
import { createSession } from '../../../session/create-session.js';
import type * as OpenerModule from '../../../session/open-design.js';
import type { Session } from '../../../session/session.js';
import { AtelierConfigurationChangedEvent } from '../../base/events/atelier-fact-event.js';
import { Face } from '../../base/face.js';
import type { Scope } from '../../base/scope.js';
import { whenIdle } from '../../base/when-idle.js';
import { preloadControl } from '../../options/option-registry.js';
import { preloadAnswers } from '../option/option.inside.js';
import { preloadPriceLines } from '../price/price.inside.js';
import { checkNothing, openFile, type OpenedFile } from './open-file.js';
import type { Upkeep } from './upkeep.js';

/** What a root element says about the design it wants. */
export interface RootHost extends HTMLElement {
  readonly src: string;
  readonly market: string;
  readonly design: string;
  readonly preset: string;
  readonly urlState: string;
  readonly shop: string;
  readonly shopUrl: string;
  readonly verifierUrl: string;
  readonly product: Product | null;
  readonly givenSession: Session | null;
  readonly ports: Ports | null;
  readonly messages: MessageOverrides | null;
}

/** A root in use, or why it cannot be. */
export interface OpenRoot {
  /** `null` iff there are issues. */
  readonly face: Face | null;
  /** Empty: everything is there. */
  readonly issues: readonly Issue[];
  /** What is shown in place of the product; absent where it can be used. */
  readonly renderFailure?: (retry: () => void) => TemplateResult;
  /** Fulfilled when the product's file turns out to have mistakes, with the root to show in place of this one. */
  readonly failed: Promise<OpenRoot>;
  /** Options can be operated: fetches what could wait until then. */
  settle(): void;
  dispose(): void;
}

/** Loads what the host asks for. Never throws for a file or a link; `signal` ends the waiting. */
export async function openRoot(host: RootHost, scope: Scope, signal: AbortSignal): Promise<OpenRoot> {
  const locale = localeOf(host);
  const ports = { ...browserPorts(), ...host.ports };
  const [messages, made] = await Promise.all([loadFirstMessages(locale), makeSession(host, locale, ports, signal)]);
  if (!made.ok) return failedRoot(host, locale, made.error);
  const { session, owned, notes } = made.value;
  const running = new RunningRoot(host, scope, made.value, createTexts(locale, messages, host.messages ?? {}), ports);
  if (notes.length > 0) {
    const [{ noticeText }] = await Promise.all([import('./upkeep.js'), running.face.fillTexts()]);
    running.face.notice = noticeText(notes, running.face);
  }
  const dispose = (): void => {
    running.dispose();
    if (owned) session.dispose();
  };
  const failed = running.failed.then((errors) => failedRoot(host, locale, errors));
  return { face: running.face, issues: [], failed, settle: () => void running.settle(), dispose };
}

/** The root of a product that cannot be used. */
async function failedRoot(host: RootHost, locale: string, issues: readonly Issue[]): Promise<OpenRoot> {
  const { failureRenderer } = await import('./failure.js');
  const texts = createTexts(locale, await loadMessages(locale), host.messages ?? {});
  const renderFailure = failureRenderer(host, texts, issues);
  return { face: null, issues, renderFailure, failed: new Promise(() => {}), settle: () => {}, dispose: () => {} };
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
  locale: string,
  ports: Ports,
  signal: AbortSignal,
): Promise<Result<MadeSession, readonly Issue[]>> {
  if (host.givenSession) return ok({ session: host.givenSession, owned: false, notes: [], check: checkNothing });
  const given = host.product;
  const mayHoldDesign = host.design !== '' || location.hash.includes('atelier-');
  const [file, opener] = await Promise.all([
    given ? loadGraphemeTables().then(() => ok({ product: given, check: checkNothing })) : openFile(host.src, signal),
    mayHoldDesign ? import('../../../session/open-design.js') : null,
  ]);
  if (!file.ok) return file;
  const { product, check } = file.value;
  try {
    return ok({ ...startSession(host, product, locale, ports, opener), check });
  } catch (cause) {
    // A file with mistakes may be built to something that the engine cannot hold.
    const errors = await check();
    if (errors.length === 0) throw cause;
    return err(errors);
  }
}

/** A session with the design of the page's address, or of the host's attributes. */
function startSession(
  host: RootHost,
  product: Product,
  locale: string,
  ports: Ports,
  opener: typeof OpenerModule | null,
): Omit<MadeSession, 'check'> {
  const [first] = product.options;
  if (first) void preloadControl(first);
  const code = (host.urlState === 'off' ? null : readDesignCode(product.id)) ?? (host.design || null);
  const opened = code === null || !opener ? null : opener.openDesign(product, code);
  const market = host.market || product.markets.keys().next().value || null;
  const context = { locale, ...(opened?.ok ? {} : { market }) };
  const session = createSession(product, {
    context,
    ports,
    ...(opened?.ok ? { design: opened.value.design } : {}),
  });
  if (host.preset && !opened?.ok) session.applyPreset(host.preset);
  const broken: Issue = { code: 'link/broken', severity: 'warning', path: [], params: {} };
  return { session, owned: true, notes: opened === null ? [] : opened.ok ? opened.value.differences : [broken] };
}

/** A file with mistakes may keep the page from getting ready; so long after its opening it is checked anyway. */
const CHECK_AFTER_MS = 5000;

/** Face and upkeep of one session. */
class RunningRoot {
  readonly face: Face;
  /** Fulfilled when errors are found in the product's file. */
  readonly failed: Promise<readonly Issue[]>;
  readonly #host: RootHost;
  readonly #scope: Scope;
  readonly #locale: string;
  readonly #stop: () => void;
  readonly #check: OpenedFile['check'];
  #upkeep: Upkeep | null = null;
  #checking: Promise<readonly Issue[]> | null = null;
  #fail: (errors: readonly Issue[]) => void = () => {};
  #filling: Promise<void> | null = null;
  #isOver = false;

  constructor(host: RootHost, scope: Scope, { session, check }: MadeSession, texts: Texts, ports: Ports) {
    this.#host = host;
    this.#check = check;
    this.failed = new Promise((resolve) => (this.#fail = resolve));
    this.#scope = scope;
    this.#locale = texts.locale;
    this.face = new Face({
      session,
      texts,
      ports,
      baseUrl: host.src ? new URL(host.src, document.baseURI).href : document.baseURI,
      order: host,
      fillTexts: () => (this.#filling ??= this.#fillTexts()),
      announce: (text) => this.#upkeep?.announce(text),
      notify: () => scope.notify(),
      check: () => this.#checkOnce(),
    });
    setTimeout(() => this.#checkLater(), CHECK_AFTER_MS);
    this.#stop = session.subscribe((snapshot, outcome) => {
      this.#upkeep?.changed(snapshot, outcome);
      if (outcome?.accepted) host.dispatchEvent(new AtelierConfigurationChangedEvent(snapshot, outcome));
    });
  }

  /** Fetches what can wait until options can be operated. */
  async settle(): Promise<void> {
    const { session } = this.face;
    const before = session.snapshot.design;
    // Addresses hold short codes only.
    const parts = [import('./upkeep.js'), this.face.fillTexts(), session.settled()] as const;
    const [{ Upkeep }] = await Promise.all(parts);
    if (this.#isOver) return;
    this.#upkeep = new Upkeep(this.#host, this.face, before);
    whenIdle(() => {
      this.#checkLater();
      for (const option of this.face.product.options) void preloadControl(option);
      preloadAnswers();
      preloadPriceLines();
    });
  }

  dispose(): void {
    this.#isOver = true;
    this.#stop();
    this.#upkeep?.dispose();
    this.face.dispose();
  }

  #checkLater(): void {
    // Without the network an order asks for it again.
    if (!this.#isOver) void this.#checkOnce().catch(() => undefined);
  }

  async #checkOnce(): Promise<readonly Issue[]> {
    const checking = (this.#checking ??= this.#check().then((errors) => {
      if (errors.length > 0) this.#fail(errors);
      return errors;
    }));
    try {
      return await checking;
    } catch (cause) {
      this.#checking = null;
      throw cause;
    }
  }

  async #fillTexts(): Promise<void> {
    const [messages, { createWording }] = await Promise.all([
      loadMessages(this.#locale),
      import('../../base/wording.js'),
    ]);
    this.face.texts = createTexts(this.#locale, messages, this.#host.messages ?? {});
    this.face.wording = createWording(this.face);
    this.#scope.notify();
  }
}
