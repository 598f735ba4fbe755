import type { Code } from '../../../i18n/messages/en.js';
import type { Face, Studio } from '../../base/face.js';
import type { ReactiveElement } from '../../base/reactive-element.js';
import { save } from './save.js';

/** Large enough to be shown round, small enough to be sent. */
const SIZE = { widthPx: 1080, heightPx: 1080 };
/** The paper the studio stands on (look.md). */
const GROUND = '#f3f1ed';

/** A film of the design, made when it is asked for. */
export class FilmOffer {
  /** How far the film is, 0..1; `null`: none is being made. */
  progress: number | null = null;
  /** What has become of the last one. */
  outcome: Code | null = null;
  readonly #host: ReactiveElement;
  readonly #face: Face;
  readonly #studio: Studio;
  #making: AbortController | null = null;

  constructor(host: ReactiveElement, face: Face, studio: Studio) {
    this.#host = host;
    this.#face = face;
    this.#studio = studio;
  }

  /** Films the design and saves it. Never rejects. */
  async make(): Promise<void> {
    const making = (this.#making = new AbortController());
    this.#tell(0, null);
    try {
      const film = await this.#film(making.signal);
      const isFilm = film.type.startsWith('video/');
      save(film, `${this.#face.product.id}.${film.type.slice(film.type.indexOf('/') + 1)}`);
      this.#tell(null, isFilm ? 'share/film-saved' : 'share/stills-saved');
    } catch {
      this.#tell(null, making.signal.aborted ? null : 'share/film-failed');
    }
  }

  cancel(): void {
    this.#making?.abort();
  }

  #film(signal: AbortSignal): Promise<Blob> {
    const onProgress = (share: number): void => this.#tell(share, null);
    return this.#studio.make((stage) => stage.turntable({ ...SIZE, background: GROUND }, { signal, onProgress }));
  }

  #tell(progress: number | null, outcome: Code | null): void {
    this.progress = progress;
    this.outcome = outcome;
    if (outcome) this.#face.announce(this.#face.t(outcome));
    this.#host.requestUpdate();
  }
}
