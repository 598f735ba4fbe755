/**
 * Runs in the measured page before any script of it: counts GL work, notes when events come, and times how long a change
 * takes until the pixels are those of the settled frame. Pixels are read right after the frame that drew them, which waits
 * for the GPU as well; a frame that draws nothing costs nothing.
 */
(() => {
  const QUIET_MS = 700;
  const PATIENCE_MS = 20_000;
  const live = { textures: 0, buffers: 0, programs: 0, framebuffers: 0 };
  const counts = { draws: 0, frames: 0 };
  const times = {};
  /** Hears of every frame that drew, with its pixels. */
  let onPixels = (pixels) => {
    if (!showsSomething(pixels)) return;
    times.firstFrame = performance.now();
    onPixels = null;
  };
  let drawnOn = null;

  const gl = WebGL2RenderingContext.prototype;
  const before = (name, note) => {
    const own = gl[name];
    gl[name] = function (...args) {
      note(this, args[0]);
      return own.apply(this, args);
    };
  };
  for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced']) {
    before(name, (context) => {
      counts.draws++;
      drawnOn = context;
    });
  }
  for (const kind of ['Texture', 'Buffer', 'Program', 'Framebuffer']) {
    const key = `${kind.toLowerCase()}s`;
    before(`create${kind}`, () => live[key]++);
    before(`delete${kind}`, (_, object) => (live[key] -= object ? 1 : 0));
  }

  const pixelsOf = (context) => {
    const { drawingBufferWidth: width, drawingBufferHeight: height } = context;
    const bound = context.getParameter(context.FRAMEBUFFER_BINDING);
    context.bindFramebuffer(context.FRAMEBUFFER, null);
    const pixels = new Uint32Array(width * height);
    context.readPixels(0, 0, width, height, context.RGBA, context.UNSIGNED_BYTE, new Uint8Array(pixels.buffer));
    context.bindFramebuffer(context.FRAMEBUFFER, bound);
    return pixels;
  };
  /** Whether more than a hundredth of the picture is solid. */
  const showsSomething = (pixels) => pixels.filter((pixel) => pixel >>> 24 > 250).length > pixels.length / 100;
  const sumOf = (pixels) => pixels.reduce((sum, each) => (Math.imul(sum, 31) + each) | 0, 0);
  const nextFrame = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    nextFrame((now) => {
      counts.frames++;
      drawnOn = null;
      callback(now);
      if (drawnOn !== null && onPixels !== null) onPixels(pixelsOf(drawnOn));
    });

  addEventListener('atelier-ready', () => (times.options ??= performance.now()));

  /** Chooses the variant at `at` of `names`, as a page of either side does. */
  const choose = (names, at) => {
    const theirs = document.querySelector('model-viewer');
    if (theirs) theirs.variantName = names[at];
    else document.querySelector('atelier-session').session.apply({ optionId: 'variant', value: `v${at}` });
  };

  /** Milliseconds from the change until the last frame whose pixels differ from those before it; NaN: none does. */
  const settleMs = (names, at) =>
    new Promise((resolve) => {
      const started = performance.now();
      let shown = null;
      let settled = NaN;
      onPixels = (pixels) => {
        const sum = sumOf(pixels);
        if (sum !== shown) settled = performance.now() - started;
        shown = sum;
      };
      const look = () => {
        const waited = performance.now() - started;
        if (Number.isNaN(settled) ? waited < PATIENCE_MS : waited - settled < QUIET_MS) return setTimeout(look, 50);
        onPixels = null;
        resolve(settled);
      };
      choose(names, at);
      look();
    });

  window.probe = { live, counts, times, choose, settleMs };
})();
