/**
 * What is known to be there, `null` included.
 *
 * @throws {RangeError} It is not: a mistake of the engine.
 */
export function existing<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('Something that must be there is missing.');
  return value;
}
