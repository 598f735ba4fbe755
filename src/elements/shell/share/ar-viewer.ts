/** The viewers of phones: whether there is one, and how it is opened. Both must be opened by a tap. */

/** Apple's Quick Look takes a file from the page, Android's Scene Viewer a public address. */
export type ArViewer = 'quick-look' | 'scene-viewer';

/** The viewer of this device; `null`: none. */
export function arViewer(): ArViewer | null {
  if (document.createElement('a').relList.supports('ar')) return 'quick-look';
  // Firefox passes no intents on (mozilla-mobile/fenix#1293).
  return /android/i.test(navigator.userAgent) && !/firefox/i.test(navigator.userAgent) ? 'scene-viewer' : null;
}

/** Opens Quick Look: a link that it takes as its own has a picture in it. A design has one true size. */
export function openQuickLook(url: string, fileName: string): void {
  const link = document.createElement('a');
  link.rel = 'ar';
  link.href = `${url}#allowsContentScaling=0`;
  link.download = fileName;
  link.append(document.createElement('img'));
  link.click();
}

/**
 * The address that opens Scene Viewer, or the page again where it is not installed.
 *
 * @param model - Absolute address of the GLB.
 */
export function sceneViewerUrl(model: string, title: string, page: string): string {
  const query = new URLSearchParams({ file: model, mode: 'ar_preferred', resizable: 'false', title, link: page });
  const intent = [
    'Intent',
    'scheme=https',
    'package=com.google.android.googlequicksearchbox',
    'action=android.intent.action.VIEW',
    `S.browser_fallback_url=${encodeURIComponent(page)}`,
    'end;',
  ];
  return `intent://arvr.google.com/scene-viewer/1.2?${query.toString()}#${intent.join(';')}`;
}
