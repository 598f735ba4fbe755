import { addressWithDesign } from './design-address.js';

/** Pause after the last change before the address is written, ms: browsers refuse floods of `replaceState`. */
const WRITE_AFTER_MS = 300;

/** Keeps the address in step with a design. */
export interface DesignAddress {
  /** The design has changed; the address follows after a pause. */
  changed(): void;
  dispose(): void;
}

/**
 * Writes a design code into the page's address whenever it has changed, by `replaceState`, so that Back still leaves the
 * page. `code` is read when it is written.
 */
export function watchDesignCode(productId: string, code: () => string): DesignAddress {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): void => {
    timer = undefined;
    history.replaceState(history.state, '', addressWithDesign(location.href, productId, code()));
  };
  // Leaving within the pause must not lose the last change.
  const flush = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    write();
  };
  window.addEventListener('pagehide', flush);
  return {
    changed: () => {
      clearTimeout(timer);
      timer = setTimeout(write, WRITE_AFTER_MS);
    },
    dispose: () => {
      flush();
      window.removeEventListener('pagehide', flush);
    },
  };
}
