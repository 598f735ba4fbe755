/**
 * A new canvas of the processor, for pixels that are read back.
 *
 * @throws {Error} The browser is out of memory for canvases.
 */
export function createContext(widthPx: number, heightPx: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = widthPx;
  canvas.height = heightPx;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('The browser gives no canvas.');
  return context;
}
