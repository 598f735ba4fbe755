/** The engine without its face: no DOM, registers nothing. */
export {};
