import { expect } from '@open-wc/testing';
import { BackSide, BoxGeometry, Mesh, Scene, ShaderMaterial, WebGLRenderer, type WebGLCubeRenderTarget } from 'three';
import { TOWARDS_VERTEX, prefilter } from '../../../../src/preview/stage/light/prefilter.js';

const EDGE_PX = 64;
/** Sharp, two blurred ones, and light from everywhere: 64, 32, 16 and 8 pixels. */
const LEVELS = [0, 1, 2, 3];

describe('the light of a studio, blurred for every roughness', () => {
  let renderer: WebGLRenderer;

  before(() => {
    renderer = new WebGLRenderer();
  });

  after(() => {
    renderer.dispose();
    renderer.forceContextLoss();
  });

  /** A studio whose radiance by direction is the expression. */
  const studioOf = (radiance: string): WebGLCubeRenderTarget => {
    const material = new ShaderMaterial({
      vertexShader: TOWARDS_VERTEX,
      fragmentShader: `varying vec3 towards; void main() { vec3 d = normalize(towards); gl_FragColor = vec4(vec3(${radiance}), 1.0); }`,
      side: BackSide,
      toneMapped: false,
    });
    const scene = new Scene();
    scene.add(new Mesh(new BoxGeometry(2, 2, 2), material));
    return prefilter(renderer, scene, EDGE_PX);
  };

  /** Mean radiance of a whole face at a level; faces as WebGL counts them: +x, -x, +y, -y. */
  const meanOf = (target: WebGLCubeRenderTarget, face: number, level: number): number => {
    const edge = EDGE_PX >> level;
    const gl = renderer.getContext() as WebGL2RenderingContext;
    const { __webglTexture: texture } = renderer.properties.get(target.texture) as { __webglTexture: WebGLTexture };
    const framebuffer = gl.createFramebuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
    gl.framebufferTexture2D(
      gl.FRAMEBUFFER,
      gl.COLOR_ATTACHMENT0,
      gl.TEXTURE_CUBE_MAP_POSITIVE_X + face,
      texture,
      level,
    );
    const pixels = new Float32Array(4 * edge * edge);
    gl.readPixels(0, 0, edge, edge, gl.RGBA, gl.FLOAT, pixels);
    gl.deleteFramebuffer(framebuffer);
    renderer.resetState();
    return pixels.reduce((sum, each, at) => sum + (at % 4 === 0 ? each : 0), 0) / (edge * edge);
  };

  it('is as bright as the studio where that is equally bright everywhere', () => {
    const target = studioOf('0.5');
    for (const level of LEVELS)
      for (let face = 0; face < 6; face++) expect(meanOf(target, face, level)).to.be.closeTo(0.5, 0.002);
  });

  it('comes from where it is: a bright ceiling is above, and reaches further round the rougher the surface', () => {
    const target = studioOf('step(0.0, d.y)');
    const [up, down, sideways] = [2, 3, 0];
    for (const level of LEVELS) expect(meanOf(target, sideways, level)).to.be.closeTo(0.5, 0.02);
    const above = LEVELS.map((level) => meanOf(target, up, level));
    expect(above[0]).to.equal(1);
    expect(above[3]).to.be.within(0.85, 0.98);
    for (const level of LEVELS) expect(meanOf(target, down, level)).to.be.closeTo(1 - above[level]!, 0.02);
  });
});
