/** Data, frozen through and through, the values of maps too. What is frozen already is taken as it is. */
export function frozen<T>(data: T): T {
  if (typeof data !== 'object' || data === null || Object.isFrozen(data)) return data;
  Object.freeze(data);
  for (const inner of data instanceof Map ? data.values() : Object.values(data)) frozen(inner);
  return data;
}
