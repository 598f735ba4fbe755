/** A colour on the screen is the colour that is ordered. */
import { expect } from '@open-wc/testing';
import { differenceCiede2000 } from 'culori';
import {
  BackSide,
  BoxGeometry,
  Color,
  Mesh,
  MeshBasicMaterial,
  MeshPhysicalMaterial,
  PerspectiveCamera,
  PlaneGeometry,
  Scene,
  type WebGLRenderer,
} from 'three';
import { drawPicture } from '../../../../src/preview/stage/capture.js';
import { prefilter } from '../../../../src/preview/stage/light/prefilter.js';
import { createRenderer } from '../../../../src/preview/stage/render/create-renderer.js';
import { aPlan, aStage, endStage, FIRST_FRAME_MS, meanOf, shoot, type Rig } from '../stage-rig.js';

/** The patches of a ColorChecker (sRGB, after BabelColor 2012), its white as bright as tone mapping leaves untouched. */
const SWATCHES = [
  '#735244',
  '#c29682',
  '#627a9d',
  '#576c43',
  '#8580b1',
  '#67bdaa',
  '#d67e2c',
  '#505ba6',
  '#c15a63',
  '#5e3c6c',
  '#9dbc40',
  '#e0a32e',
  '#383d96',
  '#469449',
  '#af363c',
  '#e7c71f',
  '#bb5695',
  '#0885a1',
  '#e0e0e0',
  '#c8c8c8',
  '#a0a0a0',
  '#7a7a79',
  '#555555',
  '#343434',
];

const ciede = differenceCiede2000();

/** Every second one: the others lie between them. */
const FEW = SWATCHES.filter((_, at) => at % 2 === 0);

/** CIEDE2000 of a hex colour and one as bytes. */
function deltaE(hex: string, [r = 0, g = 0, b = 0]: readonly number[]): number {
  return ciede(hex, { mode: 'rgb', r: r / 255, g: g / 255, b: b / 255 });
}

describe('in a white furnace', () => {
  let renderer: WebGLRenderer;
  const scene = new Scene();
  const camera = new PerspectiveCamera(20, 1, 0.1, 10);
  const patch = new Mesh(new PlaneGeometry(1, 1));

  before(() => {
    renderer = createRenderer(document.createElement('canvas'));
    const room = new Scene();
    room.add(
      new Mesh(
        new BoxGeometry(2, 2, 2),
        new MeshBasicMaterial({ color: '#ffffff', side: BackSide, toneMapped: false }),
      ),
    );
    scene.environment = prefilter(renderer, room, 64).texture;
    scene.add(patch);
    camera.position.z = 2;
    camera.updateMatrixWorld();
  });

  after(() => {
    renderer.dispose();
    renderer.forceContextLoss();
  });

  const shown = (own: ConstructorParameters<typeof MeshPhysicalMaterial>[0]): number[] => {
    patch.material = new MeshPhysicalMaterial(own);
    const { data, widthPx } = drawPicture(renderer, scene, camera, { widthPx: 8, heightPx: 8 });
    return [...data.subarray((4 * widthPx + 4) * 4, (4 * widthPx + 4) * 4 + 3)];
  };

  it('a dielectric patch that faces the camera is its swatch, glossy to satin: CIEDE2000 <= 2', () => {
    for (const roughness of [0, 0.3, 0.6]) {
      const off = SWATCHES.map((color) => deltaE(color, shown({ color, roughness })));
      expect(Math.max(...off), `roughness ${roughness}`).to.be.at.most(2);
    }
  });

  it('greys of metal are what Khronos PBR Neutral makes of them, polished to brushed: within 5 % of the range', () => {
    for (const roughness of [0, 0.2, 0.4]) {
      for (const grey of [0.4, 0.5, 0.6, 0.75]) {
        const [level = 0] = shown({ color: new Color(grey, grey, grey), roughness, metalness: 1 });
        // The tone mapper takes away the 4 % that a dielectric would reflect.
        expect(level / 255, `${grey} at roughness ${roughness}`).to.be.closeTo(toSrgb(grey - 0.04), 0.05);
      }
    }
  });
});

function toSrgb(linear: number): number {
  return 1.055 * linear ** (1 / 2.4) - 0.055;
}

describe('in the studio', () => {
  let rig: Rig;
  before(async function () {
    this.timeout(FIRST_FRAME_MS);
    rig = await aStage();
  });
  after(() => endStage(rig));
  const meanDeltaE = async (surface: string, color: string): Promise<number> => {
    await rig.stage.apply(aPlan({ color, surface, hidden: ['Lid', 'Loop', 'Base', 'Seal'] }));
    return deltaE(color, meanOf(await shoot(rig.stage), [0, 0, 1, 1]));
  };

  for (const scheme of ['light', 'dark'] as const) {
    it(`the mean of a zone is its swatch by ${scheme}: CIEDE2000 <= 5`, async () => {
      rig.stage.setScheme(scheme);
      for (const color of FEW) expect(await meanDeltaE('powder', color), color).to.be.at.most(5);
      for (const surface of ['plastic', 'paint', 'lacquer', 'foam', 'leather'])
        for (const color of FEW.slice(0, 2))
          expect(await meanDeltaE(surface, color), `${surface} ${color}`).to.be.at.most(5);
    }).timeout(FIRST_FRAME_MS);
  }
});
