/**
 * Makes the bottle's model: five lathed or swept parts with real fillets and analytic normals, written as a quantised GLB
 * (KHR_mesh_quantization: positions in steps of 10 micrometres). Run: `npx tsx demo/products/bottle/make-bottle.ts`
 *
 * Millimetres, Y up, origin at the middle of the base, front +Z. The body's UVs are true to scale in both directions: u is
 * one turn (226.2 mm) with its seam at the back, v falls by one in the same length of profile. Morph target `short` takes
 * 45 mm out of the wall below the label, so that the label keeps its millimetres.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { writeGlb, type Mesh } from './write-glb.js';

const RADIUS = 36;
const TURN = 2 * Math.PI * RADIUS;
/** The wall between these heights gives way when the bottle gets short. */
const [STRETCH_FROM, STRETCH_TO, SHORTER_BY] = [9, 75, 45];
const [WALL_FROM, WALL_TO, NECK_TOP] = [7, 155, 190];
const NECK_RADIUS = 22.5;
const [LID_FROM, LID_TO, LID_RADIUS] = [192.2, 219, 24.5];

/** A point of a profile with its outward normal, in the plane of radius and height. */
interface ProfilePoint {
  readonly r: number;
  readonly y: number;
  readonly nr: number;
  readonly ny: number;
}

/** An arc of a circle in the profile plane; `out` is 1 for a convex edge, -1 for a hollow one. Angles in degrees from +r. */
function arc(
  cr: number,
  cy: number,
  radius: number,
  fromDeg: number,
  toDeg: number,
  steps: number,
  out: 1 | -1 = 1,
): ProfilePoint[] {
  return Array.from({ length: steps + 1 }, (_, i) => {
    const angle = ((fromDeg + ((toDeg - fromDeg) * i) / steps) * Math.PI) / 180;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    return { r: cr + radius * c, y: cy + radius * s, nr: out * c, ny: out * s };
  });
}

/** Points on a straight line with one normal. */
function line(from: readonly [number, number], to: readonly [number, number], steps: number): ProfilePoint[] {
  const [dr, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dr, dy);
  return Array.from({ length: steps + 1 }, (_, i) => ({
    r: from[0] + (dr * i) / steps,
    y: from[1] + (dy * i) / steps,
    nr: dy / length,
    ny: -dr / length,
  }));
}

/** How far a point sinks in the short bottle. */
function sink(y: number): number {
  return -SHORTER_BY * Math.min(1, Math.max(0, (y - STRETCH_FROM) / (STRETCH_TO - STRETCH_FROM)));
}

/** Turns a profile (bottom to top, outside) round the axis. */
function lathe(profile: readonly ProfilePoint[], segments: number, morphs: boolean): Mesh {
  const mesh: Mesh = { positions: [], normals: [], uvs: [], shorts: morphs ? [] : null, indices: [] };
  let along = 0;
  profile.forEach((point, ring) => {
    const before = profile[ring - 1];
    if (before) along += Math.hypot(point.r - before.r, point.y - before.y);
    for (let i = 0; i <= segments; i++) {
      const turn = i / segments;
      const angle = (turn - 0.5) * 2 * Math.PI;
      const [s, c] = [Math.sin(angle), Math.cos(angle)];
      mesh.positions.push(point.r * s, point.y, point.r * c);
      mesh.normals.push(point.nr * s, point.ny, point.nr * c);
      mesh.uvs.push(turn, 1 - along / TURN);
      mesh.shorts?.push(0, sink(point.y), 0);
    }
  });
  const row = segments + 1;
  for (let ring = 0; ring + 1 < profile.length; ring++) {
    for (let i = 0; i < segments; i++) {
      const a = ring * row + i;
      mesh.indices.push(a, a + 1, a + row + 1, a, a + row + 1, a + row);
    }
  }
  return mesh;
}

/** Body: a rolled lower edge, the wall, a 22 mm shoulder that turns into a hollow of equal tangent, the neck, its lip. */
function body(): Mesh {
  const shoulder = 22;
  const neckStraight = 3;
  const rise = NECK_TOP - neckStraight - WALL_TO;
  // Arcs of radius 22 and `hollow` that touch: their centres are shoulder + hollow apart, `rise` of it in height.
  const reach = NECK_RADIUS - (RADIUS - shoulder);
  const hollow = (rise ** 2 + reach ** 2 - shoulder ** 2) / (2 * (shoulder - reach));
  const bendDeg = (Math.asin(rise / (shoulder + hollow)) * 180) / Math.PI;
  return lathe(
    [
      ...arc(RADIUS - 0.7, WALL_FROM + 0.7, 0.7, -80, 0, 3),
      ...line([RADIUS, STRETCH_FROM], [RADIUS, STRETCH_TO], 1),
      ...line([RADIUS, STRETCH_TO + 15], [RADIUS, WALL_TO - 5], 2),
      ...arc(RADIUS - shoulder, WALL_TO, shoulder, 0, bendDeg, 9),
      ...arc(NECK_RADIUS + hollow, NECK_TOP - neckStraight, hollow, 180 + bendDeg, 180, 9, -1).slice(1),
      ...arc(NECK_RADIUS - 0.8, NECK_TOP - 0.8, 0.8, 0, 90, 3),
      ...line([NECK_RADIUS - 1, NECK_TOP], [NECK_RADIUS - 3, NECK_TOP], 1),
    ],
    128,
    true,
  );
}

/** Base ring of bare steel: a 3 mm foot fillet, a shadow groove towards the coat. */
function base(): Mesh {
  const radius = RADIUS - 0.25;
  return lathe(
    [
      ...line([8, 1.2], [28, 1.2], 1).map((p) => ({ ...p, nr: 0, ny: -1 })),
      ...arc(30, 1.2, 1.2, 180, 270, 3).map((p) => ({ ...p, nr: 0, ny: -1 })),
      ...arc(radius - 3, 3, 3, -90, 0, 7),
      ...line([radius, 3.6], [radius, WALL_FROM - 0.6], 1),
      ...arc(radius - 0.5, WALL_FROM - 0.6, 0.5, 0, 90, 3),
      ...line([radius - 0.9, WALL_FROM - 0.1], [radius - 2, WALL_FROM + 0.4], 1),
    ],
    128,
    false,
  );
}

/** Seal: a dark ring that shows in the gap under the lid. */
function seal(): Mesh {
  return lathe([...arc(20.6, (NECK_TOP + LID_FROM) / 2, 1.5, -75, 75, 5)], 80, true);
}

/** Lid: eased lower edge, straight side, a soft 4.5 mm upper edge, a top that is barely domed. */
function lid(): Mesh {
  const soft = 4.5;
  const domeRadius = 420;
  const domeDeg = (Math.asin((LID_RADIUS - soft) / domeRadius) * 180) / Math.PI;
  const domeCentre = LID_TO - domeRadius * Math.cos((domeDeg * Math.PI) / 180);
  return lathe(
    [
      ...line([18, LID_FROM], [LID_RADIUS - 1.2, LID_FROM], 1),
      ...arc(LID_RADIUS - 0.9, LID_FROM + 0.9, 0.9, -90, 0, 4),
      ...line([LID_RADIUS, LID_FROM + 1.4], [LID_RADIUS, LID_TO - soft - 0.5], 2),
      ...arc(LID_RADIUS - soft, LID_TO - soft, soft, 0, 90 - domeDeg, 8),
      ...arc(0, domeCentre, domeRadius, 90 - domeDeg, 90, 4).slice(1),
    ],
    96,
    true,
  );
}

/** Radius of the fillet between loop and lid, millimetres. */
const FILLET = 3.2;

/** Carry loop: an oval section swept along two legs and a half circle, spreading where it grows out of the lid. */
function loop(): Mesh {
  const [half, thick, deep, foot, bend] = [14.5, 3.4, 5.6, LID_TO - 4, LID_TO + 3.2];
  const [along, round] = [116, 28];
  const mesh: Mesh = { positions: [], normals: [], uvs: [], shorts: [], indices: [] };
  const leg = bend - foot;
  const total = 2 * leg + Math.PI * half;
  for (let i = 0; i <= along; i++) {
    const s = (total * i) / along;
    const turn = Math.min(Math.PI, Math.max(0, (s - leg) / half));
    const [cx, cy] = [
      -half * Math.cos(turn),
      bend + half * Math.sin(turn) - Math.max(0, leg - s) - Math.max(0, s - leg - Math.PI * half),
    ];
    const [ox, oy] = [-Math.cos(turn), Math.sin(turn)];
    // It grows out of the lid in a fillet, whose normals turn up to the lid's.
    const near = Math.max(0, 1 - Math.max(0, cy - LID_TO) / FILLET);
    const spread = FILLET * (1 - Math.sqrt(1 - near ** 2));
    for (let j = 0; j <= round; j++) {
      const angle = (j / round) * 2 * Math.PI;
      // A superellipse of exponent 2.6: an oval with flattened sides, as a moulded loop has.
      const [c, q] = [Math.cos(angle), Math.sin(angle)];
      const power = (v: number, e: number): number => Math.sign(v) * Math.abs(v) ** e;
      const [a, b] = [(thick + spread) * power(c, 2 / 2.6), (deep + spread) * power(q, 2 / 2.6)];
      const [na, nb] = [power(c, 2 - 2 / 2.6) / thick, power(q, 2 - 2 / 2.6) / deep];
      const length = Math.hypot(na, nb);
      mesh.positions.push(cx + ox * a, cy + oy * a, b);
      const out = Math.sqrt(1 - near ** 2) / length;
      mesh.normals.push(ox * na * out, oy * na * out + near, nb * out);
      mesh.uvs.push(j / round, 1 - s / TURN);
      mesh.shorts?.push(0, -SHORTER_BY, 0);
    }
  }
  for (let i = 0; i < along; i++) {
    for (let j = 0; j < round; j++) {
      const a = i * (round + 1) + j;
      const b = a + round + 1;
      mesh.indices.push(a, b, b + 1, a, b + 1, a + 1);
    }
  }
  return mesh;
}

const GRAPHITE = { color: [0.026, 0.024, 0.022], metallic: 0, roughness: 0.52 } as const;
const glb = writeGlb('Bottle', [
  { name: 'Body', mesh: body(), material: { name: 'Coat', color: [0.72, 0.68, 0.6], metallic: 0, roughness: 0.55 } },
  { name: 'Base', mesh: base(), material: { name: 'Steel', color: [0.56, 0.55, 0.53], metallic: 1, roughness: 0.28 } },
  {
    name: 'Seal',
    mesh: seal(),
    material: { name: 'Silicone', color: [0.012, 0.012, 0.012], metallic: 0, roughness: 0.85 },
  },
  { name: 'Lid', mesh: lid(), material: { name: 'Lid', ...GRAPHITE } },
  { name: 'Loop', mesh: loop(), material: { name: 'Loop', ...GRAPHITE } },
]);
await writeFile(fileURLToPath(new URL('bottle.glb', import.meta.url)), glb);
process.stdout.write(`bottle.glb ${glb.length} bytes\n`);
