/**
 * The element at an index that is known to be inside.
 *
 * @throws {RangeError} It is not: a mistake of the caller.
 */
export function elementAt<T>(list: readonly T[], index: number): T {
  const element = list[index];
  if (element === undefined) throw new RangeError(`No element ${index} in a list of ${list.length}.`);
  return element;
}
