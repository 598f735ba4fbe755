/** The atelier command. */
export {};
