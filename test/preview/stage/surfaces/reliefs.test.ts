import { expect } from 'chai';
import { loadSurface } from '../../../../src/preview/stage/surfaces/registry.js';
import type { Relief } from '../../../../src/preview/stage/surfaces/surface.js';

const CLOTHS = ['knit', 'knit_melange', 'knit_open', 'knit_open_melange', 'rib', 'webbing'];
const OTHERS = ['powder', 'brushed', 'plastic', 'leather', 'suede', 'foam', 'foam_speckled', 'rubber'];
const STEPS = 96;

/** Values on an even grid over the tile. */
function sample(at: (u: number, v: number) => number): number[] {
  return Array.from({ length: STEPS * STEPS }, (_, i) =>
    at(((i % STEPS) + 0.5) / STEPS, (Math.floor(i / STEPS) + 0.5) / STEPS),
  );
}

async function reliefOf(id: string): Promise<Relief> {
  const { relief } = await loadSurface(id);
  if (relief === null) throw new Error(`${id} has no relief`);
  return relief;
}

describe('the relief of a surface', () => {
  for (const id of [...CLOTHS, ...OTHERS]) {
    it(`goes on without a seam where a tile of ${id} ends`, async () => {
      const relief = await reliefOf(id);
      for (let i = 0; i < STEPS; i++) {
        const t = (i + 0.31) / STEPS;
        expect(relief.heightAt(0, t), `u at v ${t}`).to.be.closeTo(relief.heightAt(1 - 1e-9, t), 1e-3);
        expect(relief.heightAt(t, 0), `v at u ${t}`).to.be.closeTo(relief.heightAt(t, 1 - 1e-9), 1e-3);
      }
    });

    it(`gives ${id} heights and factors its maps can hold`, async () => {
      const relief = await reliefOf(id);
      const heights = sample((u, v) => relief.heightAt(u, v));
      expect(Math.max(...heights.map(Math.abs))).to.be.at.most(1.5);
      const shades = sample((u, v) => relief.shadeAt?.(u, v, relief.heightAt(u, v)) ?? 1);
      expect(Math.min(...shades)).to.be.at.least(0);
      expect(Math.max(...shades)).to.be.at.most(1.001);
    });
  }

  for (const id of ['knit', 'knit_melange', 'rib', 'webbing']) {
    it(`leaves ${id} the colour of its swatch on average`, async () => {
      const { gain = 1 } = await loadSurface(id);
      const relief = await reliefOf(id);
      const shades = sample((u, v) => relief.shadeAt?.(u, v, relief.heightAt(u, v)) ?? 1);
      expect((gain * shades.reduce((sum, shade) => sum + shade, 0)) / shades.length).to.be.closeTo(1, 0.06);
    });
  }
});
