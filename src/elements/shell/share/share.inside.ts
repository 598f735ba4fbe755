import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ReactiveElement } from '../../base/reactive-element.js';
import { addressWithDesign } from '../../../platform/browser/design-address.js';
import type { Code } from '../../../i18n/messages/en.js';
import { baseStyles } from '../../base/base.styles.js';
import { AtelierActivityEvent } from '../../base/events/atelier-fact-event.js';
import type { Face, Studio } from '../../base/face.js';
import { drawing } from '../../base/drawing.js';
import { icon } from '../../base/icons.js';
import type { Inside, InsideView } from '../../base/inside.js';
import { ArOffer } from './ar-offer.js';
import { FilmOffer } from './film-offer.js';
import type { qrPath } from './qr-path.js';
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

/** What only this panel draws: a cube in a room, a strip of film, a paper plane. */
const DRAWINGS = {
  ar: 'm12 8 4.5 2.5v5L12 18l-4.5-2.5v-5L12 8ZM7.5 10.5 12 13l4.5-2.5M12 13v5M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4',
  film: 'M4 6h11v12H4zM15 10.5l5-3v9l-5-3',
  send: 'M4 11.5 20 4l-5.5 16-3.5-6.5-7-2Z',
} as const;
/** A picture that goes along with a link. */
const SENT = { widthPx: 1200, heightPx: 1200, format: 'image/jpeg', background: '#f3f1ed' } as const;

class ShareView implements InsideView {
  readonly #host: ShareHost;
  readonly #face: Face;
  #isOpen = false;
  #isCopied = false;
  #ar: ArOffer | null = null;
  #film: FilmOffer | null = null;
  /** A picture that goes along, of the design it shows. */
  #picture: { readonly design: string; readonly file: File } | null = null;
  /** Draws a link as a code, once it is here. */
  #qrPath: typeof qrPath | null = null;

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
    this.#ar?.dispose();
    this.#film?.cancel();
  }

  get #link(): string {
    return addressWithDesign(location.href, this.#face.product.id, this.#face.session.design);
  }

  #renderPanel(): TemplateResult {
    const face = this.#face;
    return html`<div class="panel" part="panel" role="group" aria-label=${face.t('share/title')} @keydown=${(event: KeyboardEvent) => this.#handleKey(event)}>
      <header>
        <strong>${face.t('share/title')}</strong>
        <button type="button" class="icon" aria-label=${face.t('ui/close')} @click=${() => this.#close()}>${icon('close')}</button>
      </header>
      <p class="small soft">${face.t('share/about')}</p>
      <div class="copy">
        <input
          type="text"
          readonly
          dir="ltr"
          aria-label=${face.t('share/link')}
          .value=${this.#link}
          @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
        />
        <button type="button" class="link accent" @click=${() => void this.#copy()}>${face.t(this.#isCopied ? 'share/copied' : 'share/copy')}</button>
      </div>
      <ul>
        ${'share' in navigator ? html`<li>${this.#renderAction('send', 'share/native', () => void this.#send())}</li>` : nothing}
        ${this.#ar && (this.#ar.viewer || isPhone()) ? html`<li>${this.#renderAr(this.#ar)}</li>` : nothing}
        ${this.#film ? html`<li>${this.#renderFilm(this.#film)}</li>` : nothing}
      </ul>
      ${this.#renderCode()}
    </div>`;
  }

  #renderAction(name: keyof typeof DRAWINGS, label: Code, act: () => void): TemplateResult {
    return html`<button type="button" class="action" @click=${act}>${drawing(DRAWINGS[name])}<span>${this.#face.t(label)}</span></button>`;
  }

  #renderAr(ar: ArOffer): TemplateResult {
    const face = this.#face;
    const prepare = (): void => void ar.prepare();
    return html`<button
        type="button"
        class="action"
        aria-disabled=${ar.isVain}
        aria-describedby="ar-reason"
        @pointerenter=${prepare}
        @focus=${prepare}
        @touchstart=${prepare}
        @click=${() => void this.#openRoom(ar)}
      >
        ${drawing(DRAWINGS.ar)}<span>${face.t(ar.isPreparing ? 'share/ar-preparing' : 'share/ar')}</span>
      </button>
      <p class="small soft" id="ar-reason" role="status">${ar.reason ? face.t(ar.reason) : nothing}</p>`;
  }

  #renderFilm(film: FilmOffer): TemplateResult {
    const face = this.#face;
    const { progress, outcome } = film;
    if (progress === null)
      return html`${this.#renderAction('film', 'share/film', () => void this.#makeFilm(film))}
        ${outcome ? html`<p class="small soft">${face.t(outcome)}</p>` : nothing}`;
    const percent = new Intl.NumberFormat(face.texts.locale, { style: 'percent' }).format(progress);
    return html`<div class="action">
      ${drawing(DRAWINGS.film)}
      <span class="figures">${face.t('share/filming', { percent })}</span>
      <progress aria-label=${face.t('share/film')} .value=${progress}></progress>
      <button type="button" class="link" @click=${() => film.cancel()}>${face.t('share/film-cancel')}</button>
    </div>`;
  }

  /** Phones have the design already: the code is for whoever sits at a desk. */
  #renderCode(): TemplateResult | typeof nothing {
    if (!this.#qrPath) return nothing;
    const face = this.#face;
    const code = this.#qrPath(this.#link);
    if (!code) return html`<p class="small soft">${face.t('share/too-long')}</p>`;
    return html`<figure>
      <svg viewBox="0 0 ${code.size} ${code.size}" role="img" aria-label=${face.t('share/code')}>
        <path class="ground" d="M0 0h${code.size}v${code.size}H0z" />
        <path class="dark" d=${code.path} />
      </svg>
      <figcaption class="small soft">${face.t(this.#film ? 'share/scan-ar' : 'share/scan')}</figcaption>
    </figure>`;
  }

  async #toggle(): Promise<void> {
    if (this.#isOpen) {
      this.#close();
      return;
    }
    // Links hold short codes only.
    await this.#face.session.settled();
    this.#isOpen = true;
    this.#offer();
    this.#host.requestUpdate();
  }

  /** What can be offered here: all that needs 3D needs a preview, and a code is no use to the phone that shows it. */
  #offer(): void {
    const { studio, product } = this.#face;
    if (studio && product.model !== null && (product.model.src ?? product.model.generator) !== null) {
      this.#ar ??= new ArOffer(this.#host, this.#face, studio);
      this.#film ??= new FilmOffer(this.#host, this.#face, studio);
    }
    if (studio) void this.#takePicture(studio);
    if (isPhone() || this.#qrPath) return;
    import('./qr-path.js').then(
      (found) => {
        this.#qrPath = found.qrPath;
        this.#host.requestUpdate();
      },
      // Without the network there is no code; the link is there.
      () => undefined,
    );
  }

  /** Taken beforehand: a tap on Send opens the share sheet at once or not at all. */
  async #takePicture(studio: Studio): Promise<void> {
    const { design } = this.#face.session;
    const file = (blob: Blob[]): File => new File(blob, `${this.#face.product.id}.jpg`, { type: SENT.format });
    if (!('canShare' in navigator) || !navigator.canShare({ files: [file([])] })) return;
    const picture = await studio.make((stage) => stage.capture(SENT)).catch(() => null);
    this.#picture = picture && { design, file: file([picture]) };
  }

  async #openRoom(ar: ArOffer): Promise<void> {
    if (ar.isVain) return;
    await ar.open();
    if (!ar.reason) this.#tell('ar');
  }

  async #makeFilm(film: FilmOffer): Promise<void> {
    await film.make();
    if (film.outcome && film.outcome !== 'share/film-failed') this.#tell('film');
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
      const title = this.#face.say(this.#face.product.title);
      const files = this.#picture?.design === this.#face.session.design ? [this.#picture.file] : [];
      await navigator.share({ title, url: this.#link, ...(files.length > 0 && { files }) });
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

/** Somebody who holds the device has no use for a code on it, and may ask for a room view. */
function isPhone(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}
