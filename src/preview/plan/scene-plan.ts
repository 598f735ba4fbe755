/**
 * The picture of a design as numbers: what the stage must show. Made by `planScene` from product and values, without
 * three.js and without the DOM; equal plans give equal pictures. Lengths in millimetres, angles in degrees. Types only.
 */
import type { AreaId, OptionId, PartId, ViewId } from '../../kernel/ids.js';
import type { ImageValue } from '../../product/configuration.js';
import type { Look, NodeRef, View } from '../../product/product.js';

/** One picture. */
export interface ScenePlan {
  readonly model: ModelPlan | null;
  /** By part id, in the product's order; parts no option binds are here too. */
  readonly parts: ReadonlyMap<PartId, PartPlan>;
  /** What is drawn on the surface, in drawing order per area. */
  readonly areas: ReadonlyMap<AreaId, AreaPlan>;
  /** KHR_materials_variants name. */
  readonly variant: string | null;
  /** Further GLBs put at anchor nodes. */
  readonly attachments: readonly AttachmentPlan[];
  readonly views: ReadonlyMap<ViewId, View>;
}

/** A further GLB, put at a node of the model. */
export interface AttachmentPlan {
  readonly src: string;
  /** Name of the node. */
  readonly anchor: string;
  /** The option it answers. */
  readonly optionId: OptionId;
}

/** A GLB by URL, or a registered generator with its parameters. */
export type ModelPlan =
  | { readonly type: 'file'; readonly src: string }
  | {
      readonly type: 'generator';
      readonly id: string;
      readonly params: Readonly<Record<string, number | string | boolean>>;
    };

/** How one part looks. */
export interface PartPlan {
  readonly nodes: readonly NodeRef[];
  readonly visible: boolean;
  /** `null`: the material of the file. */
  readonly look: Look | null;
  /** Tint of the file's own material, `#rrggbb`. */
  readonly tint: string | null;
  /** Morph target weights by target name. */
  readonly morphs: Readonly<Record<string, number>>;
  readonly sizes: readonly {
    readonly axis: 'x' | 'y' | 'z';
    readonly mm: number;
    readonly mode: 'scale' | 'stretch';
  }[];
}

/** The drawing on one area. `uv`: u0, v0, u1, v1 in the part's own UVs. */
export interface AreaPlan {
  readonly partId: PartId;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly uv: readonly [number, number, number, number];
  readonly wraps: boolean;
  readonly layers: readonly AreaLayer[];
}

/** One thing drawn on an area. */
export type AreaLayer =
  | {
      readonly type: 'text';
      readonly optionId: OptionId;
      readonly text: string;
      readonly lines: number;
      readonly fontFamily: string;
      /** URL of the font file, as in the product file; `null`: not given. */
      readonly fontSrc: string | null;
      /** `#rrggbb`; `null`: the material it is cut from. */
      readonly color: string | null;
      /** Metal film instead of ink. */
      readonly foil: boolean;
      readonly fit: 'shrink' | 'none';
      readonly sizeMm: number | null;
      readonly minMm: number | null;
      readonly align: 'start' | 'center' | 'end';
      readonly atMm: readonly [number, number] | null;
      /** 0 printed, > 0 engraved, < 0 raised. */
      readonly depthMm: number;
    }
  | {
      /** A picture of the owner (sticker). Centre, width, turn in the area's frame. */
      readonly type: 'picture';
      readonly optionId: OptionId;
      readonly src: string;
      readonly xMm: number;
      readonly yMm: number;
      readonly widthMm: number;
      readonly rotationDeg: number;
    }
  | { readonly type: 'upload'; readonly optionId: OptionId; readonly image: ImageValue };
