/** Whether two plain values (data, arrays, maps) are alike; what `ignored` names is not compared. */
export function isSame(a: unknown, b: unknown, ignored?: string): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Map || b instanceof Map) {
    return a instanceof Map && b instanceof Map && isSame([...a.entries()], [...b.entries()], ignored);
  }
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a).filter((key) => key !== ignored);
  if (keys.length !== Object.keys(b).filter((key) => key !== ignored).length) return false;
  return keys.every(
    (key) => Object.hasOwn(b, key) && isSame(a[key as keyof typeof a], b[key as keyof typeof b], ignored),
  );
}
