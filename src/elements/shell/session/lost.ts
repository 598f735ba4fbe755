/** What the script tag's own entry can say by itself, because nothing else may have arrived. */
import { html, type TemplateResult } from 'lit/html.js';
import type { Issue } from '../../../kernel/issue.js';
import type { MessageOverrides } from '../../../i18n/texts.js';
import { lostWords } from '../../../i18n/lost-words.js';
import type { OpenRoot } from './root.js';

/** An element whose page may have words of its own. */
interface Wordy extends HTMLElement {
  readonly messages: MessageOverrides | null;
}

/** That something did not arrive, as the page hears it. */
export function lostIssue(cause: unknown): Issue {
  return { code: 'error/lost', severity: 'error', path: [], params: {}, hint: String(cause) };
}

/** Says that something did not arrive, in the language of the page, and offers to try again. */
export function renderLost(host: Wordy, retry: () => void): TemplateResult {
  const around = host.closest<HTMLElement>('[lang]:not([lang=""])') ?? document.documentElement;
  const language = (around.lang || navigator.language).slice(0, 2).toLowerCase();
  const words = { ...lostWords[language === 'de' || language === 'fr' ? language : 'en'], ...host.messages };
  return html`<div role="alert"><button type="button" class="lost" part="lost" @click=${retry}>${words['ui/lost']}</button></div>`;
}

/** The root of a page whose scripts did not arrive. Where they were tried for online, only the page itself brings them again. */
export function lostRoot(host: Wordy, issues: readonly Issue[]): OpenRoot {
  return {
    face: null,
    issues,
    renderFailure: (retry) => renderLost(host, () => (navigator.onLine ? location.reload() : retry())),
  };
}
