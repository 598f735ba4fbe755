/** Layer of everything painted on: seen by the camera, not by shadow, bounds and pointer. */
export const OVERLAY_LAYER = 1;
