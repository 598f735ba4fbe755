import { expect } from 'chai';
import fc from 'fast-check';
import { auditProduct } from '../../../src/audit/audit-product.js';
import { readGlbJson } from '../../../src/audit/glb/read-glb-json.js';
import { aGlb } from '../a-glb.js';
import { aProduct } from '../../support/a-product.js';
import { spoiltFile } from '../../support/spoilt-file.js';

const MODEL = {
  extensionsRequired: ['KHR_texture_transform'],
  extensions: { KHR_materials_variants: { variants: [{ name: 'Night' }] } },
  nodes: [{ name: 'Top', mesh: 0, children: [1] }, { name: 'Anchor' }],
  meshes: [
    { primitives: [{ attributes: { POSITION: 0, TEXCOORD_0: 1 }, indices: 2 }], extras: { targetNames: ['Wide'] } },
  ],
  materials: [{ name: 'Oak' }],
  accessors: [{ count: 3 }, { count: 3 }, { count: 3 }],
};

const desk = aProduct('desk')
  .with({
    model: {
      src: 'desk.glb',
      parts: { top: 'Top' },
      areas: { plate: { part: 'top', mm: [90, 40], uv: [0, 0, 1, 1] } },
    },
  })
  .choice('top', ['oak', 'ash'], {
    bind: { morph: { part: 'top', target: 'Wide', to: { oak: 0, ash: 1 } }, variant: { oak: 'Night', ash: 'Night' } },
  })
  .build();

describe('the JSON of a foreign model', () => {
  it('is read as far as the checks use it', () => {
    expect(readGlbJson(aGlb(MODEL))).to.deep.equal(MODEL);
  });

  it('is no model where the file is cut short anywhere', async () => {
    const glb = aGlb(MODEL);
    for (let length = 0; length < glb.length; length += 7) {
      const codes = (await auditProduct(desk, { glb: glb.slice(0, length) })).map(({ code }) => code);
      expect(codes, `${length} bytes`).to.include('audit/glb-unreadable');
    }
  });

  it('keeps the numbers of what it can read beside what it cannot', () => {
    const json = readGlbJson(aGlb({ nodes: [null, 7, { name: 'Top', mesh: 'first', children: 'none' }, { name: 5 }] }));
    expect(json?.nodes?.map((node) => node.name)).to.deep.equal([undefined, undefined, 'Top', undefined]);
  });

  it('never stops the audit, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(spoiltFile, { minLength: 1, maxLength: 4 }), async (edits) => {
        const spoilt = edits.reduce((json: unknown, edit) => edit(json), MODEL) as object;
        expect(await auditProduct(desk, { glb: aGlb(spoilt) })).to.be.an('array');
      }),
      { numRuns: 200 },
    );
  }).timeout(20_000);
});
