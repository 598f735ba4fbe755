/**
 * The shader of wood, put into three's physical material. Lengths are millimetres in the log: x and y across it from the pith, z
 * along the grain. `noise(p)` takes a point in lattice cells.
 */
export const WOOD_GLSL = {
  vertexHead: `
#ifdef WOOD_SOLID
attribute vec3 solid;
#endif
uniform vec2 woodScale;
varying vec3 vWood;`,

  vertex: `
#ifdef WOOD_SOLID
vWood = solid;
#else
vWood = vec3(uv.x * woodScale.x - 40.0, 80.0 + 0.02 * uv.y * woodScale.y, uv.y * woodScale.y);
#endif`,

  fragmentHead: `
uniform highp sampler3D woodNoise;
uniform vec4 woodRings;
uniform float woodDrift;
varying vec3 vWood;
float woodAt(vec3 cells) { return texture(woodNoise, cells / 16.0).r * 2.0 - 1.0; }
struct Wood { vec3 tone; float pore; float end; float late; };
Wood growWood(vec3 p) {
  Wood wood;
  vec3 face = normalize(cross(dFdx(p), dFdy(p)));
  wood.end = smoothstep(0.45, 0.9, abs(face.z));
  float bend = woodRings.w * (woodAt(p / vec3(170.0, 170.0, 1100.0)) + 0.55 * woodAt(p / vec3(75.0, 75.0, 330.0) + 3.1)
    + 0.14 * woodAt(p / vec3(24.0, 24.0, 150.0) + 5.3));
  float radius = length(p.xy) + bend;
  // Good years and bad ones: rings stand closer and wider.
  float year = radius / woodRings.x + 1.7 * woodAt(vec3(radius / 26.0, 0.5, 0.5));
  float soft = clamp(fwidth(year), 0.02, 1.0);
  float part = fract(year);
  // Early wood begins at once and fades into the late wood of the year.
  float early = smoothstep(0.0, 0.12 + soft, part) * (1.0 - smoothstep(0.2, 0.95 + soft, part));
  early = mix(early, 0.42, smoothstep(0.35, 0.9, soft));
  float strength = 0.7 + 0.45 * woodAt(vec3(floor(year) * 3.7, 0.5, p.z / 900.0));
  wood.late = 1.0 - early;
  float fibre = woodAt(p / vec3(0.9, 0.9, 70.0));
  float streak = woodAt(p / vec3(7.0, 7.0, 420.0) + 9.1);
  float drift = woodAt(p / vec3(90.0, 90.0, 1400.0) + 2.7);
  float vessel = woodAt(p / vec3(0.34, 0.34, mix(9.0, 9.0, wood.end)));
  wood.pore = smoothstep(0.22, 0.5, vessel) * (0.25 + 0.75 * early);
  float dark = woodRings.y * early * strength + 0.05 * fibre + 0.07 * streak + woodDrift * (0.5 * drift + 0.12)
    + woodRings.z * wood.pore;
  // What is darker is redder: absorption in depth, not grey paint.
  wood.tone = exp(-vec3(0.86, 1.0, 1.2) * max(dark + 0.3 * wood.end - 0.1, -0.15));
  return wood;
}`,

  color: `
Wood wood = growWood(vWood);
diffuseColor.rgb *= wood.tone;`,

  roughness: `
roughnessFactor = clamp(roughnessFactor + 0.16 * wood.pore + 0.14 * wood.end - 0.06 * wood.late, 0.05, 1.0);`,

  /** Pores are little valleys: the slope of their depth on the screen tilts the normal (Mikkelsen 2010). */
  normal: `
{
  vec3 along = dFdx(-vViewPosition);
  vec3 up = dFdy(-vViewPosition);
  float depth = -0.00006 * wood.pore;
  vec3 r1 = cross(up, normal);
  vec3 r2 = cross(normal, along);
  float area = dot(along, r1) * faceDirection;
  vec3 bump = sign(area) * (dFdx(depth) * r1 + dFdy(depth) * r2);
  normal = normalize(abs(area) * normal - bump);
}`,
} as const;
