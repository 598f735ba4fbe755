import type { Surface } from './surface.js';

/** A shadow on nothing: black, and as thick as its vertices lack light. For the wall a product stands at. */
export const shade: Surface = {
  id: 'shade',
  relief: null,
  color: '#000000',
  light: 'alpha',
  configure(material) {
    material.roughness = 1;
    material.specularIntensity = 0;
    material.envMapIntensity = 0;
    material.transparent = true;
    material.depthWrite = false;
    // So wide a gradient would show its steps.
    material.dithering = true;
  },
};
