import { html } from 'lit/html.js';
import { adoptStyles, css } from '../../base/css.js';
import { ConfiguratorError } from '../../../kernel/configurator-error.js';
import type { Issue } from '../../../kernel/issue.js';
import { loadMessages } from '../../../i18n/load-messages.js';
import { createTexts } from '../../../i18n/texts.js';
import type { OpenRoot, RootHost } from './root.js';

const failureStyles = css`
  .error {
    box-sizing: border-box;
    max-inline-size: 34rem;
    margin: auto;
    padding: clamp(48px, 22vh, 220px) 24px 24px;
    line-height: 1.5;
  }
  .error h2 {
    margin: 0 0 8px;
    font: inherit;
    font-size: 22px;
  }
  .error p {
    margin: 0 0 20px;
  }
  .error button {
    min-block-size: 44px;
    margin-block-end: 24px;
    padding: 0 22px;
    border: 0;
    border-radius: 99px;
    background: light-dark(#1a1917, #f3f0ea);
    color: light-dark(#fbfaf7, #17181a);
    font: inherit;
    cursor: pointer;
  }
  code {
    display: block;
    font-size: 13px;
    opacity: 0.8;
    overflow-wrap: anywhere;
  }
`;

/** Most issues shown; the event carries each of them. */
const SHOWN = 3;

/** The root of a product that cannot be used: in its place words for the shopper; code, place and hint for the owner. */
export async function failedRoot(host: RootHost, locale: string, issues: readonly Issue[]): Promise<OpenRoot> {
  const texts = createTexts(locale, await loadMessages(locale), host.messages ?? {});
  adoptStyles(host.renderRoot, failureStyles);
  return {
    face: null,
    issues,
    renderFailure: (retry) => html`<div class="error" part="error" role="alert">
      <h2>${texts.text('error/title')}</h2>
      <p>${texts.text('error/shopper')}</p>
      <button type="button" @click=${retry}>${texts.text('ui/retry')}</button>
      ${issues.slice(0, SHOWN).map(({ code, path, line, hint }) => html`<code>${[code, path.join('.'), line ? `:${line}` : '', hint].filter(Boolean).join(' ')}</code>`)}
    </div>`,
  };
}

/** What the page's owner asked for and the product does not have, such as a market; anything else is a fault of ours. */
export function issueOf(cause: unknown): Issue {
  if (!(cause instanceof ConfiguratorError))
    return { code: 'error/unexpected', severity: 'error', path: [], params: {}, hint: String(cause) };
  const { code, path, message, hint = message } = cause as ConfiguratorError;
  return { code, severity: 'error', path, params: {}, hint };
}
