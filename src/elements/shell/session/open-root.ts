/**
 * Everything a root does once its script is here: loads product, words and engine side by side, opens the design of the
 * page's address, and keeps address, announcer and events in step with the session.
 */
import type { TemplateResult } from 'lit';
import type { Issue } from '../../../kernel/issue.js';
import type { Ports } from '../../../kernel/ports.js';
import { err, ok, type Result } from '../../../kernel/result.js';
import { loadMessages } from '../../../i18n/load-messages.js';
import { createTexts, type MessageOverrides, type Texts } from '../../../i18n/texts.js';
import { browserPorts } from '../../../platform/browser/browser-ports.js';
import { readDesignCode, watchDesignCode, type DesignAddress } from '../../../platform/browser/design-address.js';
import type { Product } from '../../../product/product.js';
import type { Outcome, Session, Snapshot } from '../../../session/session.js';
import { Announcer } from '../../base/announcer.js';
import { AtelierConfigurationChangedEvent } from '../../base/events/atelier-fact-event.js';
import { failureRenderer } from './failure.js';
import { titledValue } from '../../base/describe.js';
import { Face } from '../../base/face.js';
import type { Scope } from '../../base/scope.js';
import { preloadControl } from '../../options/option-registry.js';

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
  dispose(): void;
}

/** Loads what the host asks for. Never throws for a file or a link; `signal` ends the waiting. */
export async function openRoot(host: RootHost, scope: Scope, signal: AbortSignal): Promise<OpenRoot> {
  const locale = localeOf(host);
  const ports = { ...browserPorts(), ...host.ports };
  const [messages, made] = await Promise.all([loadMessages(locale), makeSession(host, locale, ports, signal)]);
  const texts = createTexts(locale, messages, host.messages ?? {});
  if (!made.ok)
    return {
      face: null,
      issues: made.error,
      renderFailure: failureRenderer(host, texts, made.error),
      dispose: () => {},
    };
  const { session, owned, notes } = made.value;
  const running = run(host, scope, session, texts, ports);
  if (notes.length > 0) running.face.notice = noticeText(notes, texts, running.face);
  const dispose = (): void => {
    running.dispose();
    if (owned) session.dispose();
  };
  return { face: running.face, issues: [], dispose };
}

/** The language asked for: the host's, else the page's, else the browser's. */
function localeOf(host: HTMLElement): string {
  return (
    host.lang ||
    host.closest<HTMLElement>('[lang]:not([lang=""])')?.lang ||
    document.documentElement.lang ||
    navigator.language ||
    'en'
  );
}

interface MadeSession {
  readonly session: Session;
  /** Made here, so disposed here. */
  readonly owned: boolean;
  /** What the design of a link lost. */
  readonly notes: readonly Issue[];
}

async function makeSession(
  host: RootHost,
  locale: string,
  ports: Ports,
  signal: AbortSignal,
): Promise<Result<MadeSession, readonly Issue[]>> {
  if (host.givenSession) return ok({ session: host.givenSession, owned: false, notes: [] });
  const [product, { createSession }, { openDesign }] = await Promise.all([
    host.product ? ok(host.product) : loadFrom(host.src, signal),
    import('../../../session/create-session.js'),
    import('../../../session/open-design.js'),
  ]);
  if (!product.ok) return product;
  const code = (host.urlState === 'off' ? null : readDesignCode(product.value.id)) ?? (host.design || null);
  const opened = code === null ? null : openDesign(product.value, code);
  const market = host.market || product.value.markets.keys().next().value || null;
  const context = { locale, ...(opened?.ok ? {} : { market }) };
  const session = createSession(product.value, {
    context,
    ports,
    ...(opened?.ok ? { design: opened.value.design } : {}),
  });
  if (host.preset && !opened?.ok) session.applyPreset(host.preset);
  const broken: Issue = { code: 'link/broken', severity: 'warning', path: [], params: {} };
  return ok({ session, owned: true, notes: opened === null ? [] : opened.ok ? opened.value.differences : [broken] });
}

async function loadFrom(src: string, signal: AbortSignal): Promise<Result<Product, readonly Issue[]>> {
  const url = new URL(src, document.baseURI).href;
  try {
    const [{ loadProduct }, response] = await Promise.all([import('../../../product/load.js'), fetch(url, { signal })]);
    if (!response.ok) return err([lost(url, `HTTP ${response.status}`)]);
    return loadProduct(await response.text());
  } catch (cause) {
    return err([lost(url, String(cause))]);
  }
}

function lost(url: string, found: string): Issue {
  return { code: 'error/fetch', severity: 'error', path: [], params: { url, found }, hint: `${found}: ${url}` };
}

function run(
  host: RootHost,
  scope: Scope,
  session: Session,
  texts: Texts,
  ports: Ports,
): { face: Face; dispose(): void } {
  const announcer = new Announcer(() => host.shadowRoot?.querySelector('.status') ?? null);
  const baseUrl = host.src ? new URL(host.src, document.baseURI).href : document.baseURI;
  const face = new Face({
    session,
    texts,
    ports,
    baseUrl,
    order: host,
    announce: (text) => announcer.say(text),
    notify: () => scope.notify(),
  });
  for (const option of session.product.options) void preloadControl(option);
  const address: DesignAddress | null =
    host.urlState === 'off' ? null : watchDesignCode(session.product.id, () => session.design);
  const stop = session.subscribe((snapshot, outcome) => {
    address?.changed();
    if (outcome?.accepted) announceChange(face, announcer, snapshot, outcome);
    if (outcome?.accepted) host.dispatchEvent(new AtelierConfigurationChangedEvent(snapshot, outcome));
  });
  const dispose = (): void => {
    stop();
    address?.dispose();
    announcer.dispose();
    face.dispose();
  };
  return { face, dispose };
}

/** Repairs and the price, once the shopper has paused. */
function announceChange(face: Face, announcer: Announcer, snapshot: Snapshot, outcome: Outcome): void {
  const repaired = outcome.repaired.map(({ optionId }) => titledValue(face, optionId));
  const changes = repaired.length > 0 ? face.t('panel/adjusted', { changes: face.formats.list(repaired) }) : '';
  const price = snapshot.price ? face.t('price/announce', { price: face.formats.money(snapshot.price.total) }) : '';
  announcer.saySettled([changes, price].filter((text) => text !== '').join(' '));
}

function noticeText(notes: readonly Issue[], texts: Texts, face: Face): string {
  const ids = new Set(
    notes.flatMap(({ path }) => (path[0] === 'options' && typeof path[1] === 'string' ? [path[1]] : [])),
  );
  const titles = [...ids].map((id) => face.title(id));
  return titles.length > 0
    ? texts.text('link/changed', { titles: face.formats.list(titles) })
    : notes.map((note) => texts.issue(note)).join(' ');
}
