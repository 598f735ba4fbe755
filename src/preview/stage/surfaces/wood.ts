/**
 * Wood as a solid: growth rings round the pith of a log, bent by slow noise, with fibres and pores along it. A piece shows what its
 * place in the log cuts through, so faces, edges and end grain agree. A part that knows no such place is shown as one flat-sawn
 * plank along v.
 */
import type { Data3DTexture, MeshPhysicalMaterial } from 'three';
import type { Body } from './body.js';
import type { Surface } from './surface.js';
import { WOOD_GLSL } from './wood.glsl.js';

/** What tells one wood from another. */
interface Species {
  /** Width of a year's growth, mm. */
  readonly ringMm: number;
  /** How much darker the early wood of a year is, 0..1. */
  readonly contrast: number;
  /** How much the pores darken, 0..1. */
  readonly pores: number;
  /** How far slow noise bends a ring, mm. */
  readonly bendMm: number;
  /** How much the tone drifts over the board, 0..1. */
  readonly drift: number;
}

const OAK: Species = { ringMm: 3.4, contrast: 0.3, pores: 0.42, bendMm: 9, drift: 0.1 };
const WALNUT: Species = { ringMm: 5.2, contrast: 0.42, pores: 0.3, bendMm: 15, drift: 0.3 };

/** Oiled oak. */
export const wood: Surface = woodSurface('wood', '#c39a68', OAK);

/** Oiled walnut. */
export const walnut: Surface = woodSurface('walnut', '#6d4c35', WALNUT);

function woodSurface(id: string, color: string, species: Species): Surface {
  return {
    id,
    relief: null,
    color,
    configure(material) {
      material.roughness = 0.6;
      material.clearcoat = 0.05;
      material.clearcoatRoughness = 0.45;
    },
    grow: (material, body, noise) => grow(material, body, noise, species),
  };
}

function grow(material: MeshPhysicalMaterial, body: Body, noise: Data3DTexture, species: Species): void {
  const { ringMm, contrast, pores, bendMm, drift } = species;
  const scale = body.scale ?? { uMm: 1, vMm: 1 };
  const uniforms = {
    woodNoise: { value: noise },
    woodScale: { value: [scale.uMm, scale.vMm] },
    woodRings: { value: [ringMm, contrast, pores, bendMm] },
    woodDrift: { value: drift },
  };
  material.defines = { ...material.defines, ...(body.hasSolid && { WOOD_SOLID: '' }) };
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, uniforms);
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', `#include <common>\n${WOOD_GLSL.vertexHead}`)
      .replace('#include <begin_vertex>', `#include <begin_vertex>\n${WOOD_GLSL.vertex}`);
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', `#include <common>\n${WOOD_GLSL.fragmentHead}`)
      .replace('#include <color_fragment>', `#include <color_fragment>\n${WOOD_GLSL.color}`)
      .replace('#include <roughnessmap_fragment>', `#include <roughnessmap_fragment>\n${WOOD_GLSL.roughness}`)
      .replace('#include <normal_fragment_maps>', `#include <normal_fragment_maps>\n${WOOD_GLSL.normal}`);
  };
  material.customProgramCacheKey = () => 'wood';
}
