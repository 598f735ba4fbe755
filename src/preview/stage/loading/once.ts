/** Loads once, however many ask; a failure is forgotten, so that the next one tries again. */
export function once<Key, T>(loaded: Map<Key, Promise<T>>, key: Key, load: () => Promise<T>): Promise<T> {
  const known = loaded.get(key);
  if (known) return known;
  const loading = load();
  loaded.set(key, loading);
  loading.catch(() => {
    if (loaded.get(key) === loading) loaded.delete(key);
  });
  return loading;
}
