import type { Surface } from './surface.js';

/** Polished metal. */
export const polished: Surface = {
  id: 'polished',
  relief: null,
  color: '#c9cacb',
  configure(material) {
    material.metalness = 1;
    material.roughness = 0.09;
  },
};

/** Glossy paint under a clear coat. */
export const paint: Surface = {
  id: 'paint',
  relief: null,
  color: '#d8d4cc',
  configure(material) {
    material.roughness = 0.5;
    material.clearcoat = 0.85;
    material.clearcoatRoughness = 0.06;
  },
};
