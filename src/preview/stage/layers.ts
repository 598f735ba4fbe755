/** three's layers: what is seen by whom. The product itself is on layer 0. */

/** Layer of everything painted on: seen by cameras, not by shadow, bounds and pointer. */
export const OVERLAY_LAYER = 1;
/** Layer of what only the screen shows, and no picture. */
export const SCREEN_LAYER = 2;
