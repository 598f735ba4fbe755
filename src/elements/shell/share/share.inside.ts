import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ReactiveElement } from '../../base/reactive-element.js';
import { addressWithDesign } from '../../../platform/browser/design-address.js';
import { baseStyles } from '../../base/base.styles.js';
import { AtelierActivityEvent } from '../../base/events/atelier-fact-event.js';
import type { Face } from '../../base/face.js';
import { icon } from '../../base/icons.js';
import type { Inside, InsideView } from '../../base/inside.js';
import { shareStyles } from './share.styles.js';

/** What the view reads of its element. */
export interface ShareHost extends ReactiveElement {
  readonly compact: boolean;
}

/** The inside of `<atelier-share>`. */
export const shareInside: Inside<ShareHost> = {
  styles: [baseStyles, shareStyles],
  create: (host, face) => new ShareView(host, face),
};

class ShareView implements InsideView {
  readonly #host: ShareHost;
  readonly #face: Face;
  #isOpen = false;
  #isCopied = false;

  constructor(host: ShareHost, face: Face) {
    this.#host = host;
    this.#face = face;
    document.addEventListener('pointerdown', this.#handleOutside);
  }

  render(): TemplateResult {
    const face = this.#face;
    const { compact } = this.#host;
    return html`<button
        type="button"
        part="button"
        class=${compact ? 'icon' : 'link open'}
        aria-expanded=${this.#isOpen}
        aria-label=${face.t('share/title')}
        @click=${() => void this.#toggle()}
      >
        ${icon('share')}${compact ? nothing : html`<span>${face.t('share/button')}</span>`}
      </button>
      ${this.#isOpen ? this.#renderPanel() : nothing}`;
  }

  dispose(): void {
    document.removeEventListener('pointerdown', this.#handleOutside);
  }

  get #link(): string {
    return addressWithDesign(location.href, this.#face.product.id, this.#face.session.design);
  }

  #renderPanel(): TemplateResult {
    const face = this.#face;
    return html`<div class="panel" part="panel" role="group" aria-label=${face.t('share/title')} @keydown=${(event: KeyboardEvent) => this.#handleKey(event)}>
      <p>${face.t('share/about')}</p>
      <input
        type="text"
        readonly
        dir="ltr"
        aria-label=${face.t('share/link')}
        .value=${this.#link}
        @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
      />
      <div class="actions">
        <button type="button" class="link accent" @click=${() => void this.#copy()}>${face.t(this.#isCopied ? 'share/copied' : 'share/copy')}</button>
        ${'share' in navigator ? html`<button type="button" class="link" @click=${() => void this.#send()}>${face.t('share/native')}</button>` : nothing}
        <button type="button" class="link" @click=${() => this.#close()}>${face.t('ui/close')}</button>
      </div>
    </div>`;
  }

  async #toggle(): Promise<void> {
    if (this.#isOpen) {
      this.#close();
      return;
    }
    // Links hold short codes only.
    await this.#face.session.settled();
    this.#isOpen = true;
    this.#host.requestUpdate();
  }

  #close(): void {
    this.#isOpen = false;
    this.#isCopied = false;
    this.#host.requestUpdate();
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#link);
    } catch {
      // Clipboards may be refused; the link stands in the field, selected, for the shopper's own keys.
      this.#host.renderRoot.querySelector('input')?.select();
      return;
    }
    this.#isCopied = true;
    this.#face.announce(this.#face.t('share/copied'));
    this.#tell('copy');
  }

  async #send(): Promise<void> {
    try {
      await navigator.share({ title: this.#face.say(this.#face.product.title), url: this.#link });
      this.#tell('native');
    } catch {
      // The shopper has closed the share sheet.
    }
  }

  #tell(by: string): void {
    this.#host.dispatchEvent(new AtelierActivityEvent('share', { by }));
    this.#host.requestUpdate();
  }

  #handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    this.#close();
    this.#host.renderRoot.querySelector<HTMLElement>('button')?.focus();
  }

  readonly #handleOutside = (event: Event): void => {
    if (this.#isOpen && !event.composedPath().includes(this.#host)) this.#close();
  };
}
