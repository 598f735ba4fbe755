/** The script-tag entry: defines the root tags. */
export {};
