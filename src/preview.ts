/** The 3D preview for pages that bring their own face. */
export {};
