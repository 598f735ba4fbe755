/** Where a command writes. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
}

/** One command of the `atelier` program. */
export interface Command {
  readonly name: string;
  /** What follows the name, e.g. `<product.json>`. */
  readonly usage: string;
  /** One line. */
  readonly summary: string;
  /**
   * Runs it.
   *
   * @param args - What followed the name.
   * @returns The exit code: 0 done, 1 the product has errors, 2 wrong use or a file that cannot be read or written.
   */
  run(args: readonly string[], output: Output): Promise<number>;
}
