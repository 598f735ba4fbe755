/** The verifier and what a shop needs on its server: no DOM, registers nothing. */
export {};
