/** The 3D preview for pages that bring their own face. */
export { createSharedCanvas, createStage } from './preview/stage/create-stage.js';
export { registerGenerator } from './preview/plan/generators.js';
export { planScene } from './preview/plan/plan-scene.js';
export type { GeneratorParams, MeshData, MeshGenerator, MeshLook } from './preview/plan/mesh-data.js';
export type { SceneInput } from './preview/plan/plan-scene.js';
export type { ThreeStage } from './preview/stage/three-stage.js';
export type { StageOptions } from './preview/plan/stage-options.js';
export type { CaptureRequest, Insets, MeasuredLength, Picture, Stage, StageEvent } from './preview/plan/stage.js';
export type { AreaLayer, AreaPlan, ModelPlan, PartPlan, ScenePlan } from './preview/plan/scene-plan.js';
export type { SharedCanvas } from './preview/plan/shared-canvas.js';
