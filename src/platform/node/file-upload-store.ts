/** Shoppers' pictures as files of one folder, outside whatever is served. */
import type { UploadStore } from '../../order/upload-store.js';

/** A name that is no hash names no file: nothing leaves the folder. */
const HASH = /^[0-9a-f]{64}$/;

/** A store in `folder`, which it makes where it is missing. A picture is there whole or not at all, whatever kills the process. */
export function createFileUploadStore(folder: string): UploadStore {
  // Fetched when it is used: the server's entry also runs where there are no files.
  const disk = () => import('node:fs/promises');
  const path = (sha256: string): string => {
    if (!HASH.test(sha256)) throw new TypeError('A picture is kept under its SHA-256.');
    return `${folder}/${sha256}`;
  };
  return {
    async get(sha256) {
      if (!HASH.test(sha256)) return null;
      try {
        return new Uint8Array(await (await disk()).readFile(path(sha256)));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    async put(sha256, picture) {
      const { mkdir, open, rename } = await disk();
      await mkdir(folder, { recursive: true });
      const part = `${path(sha256)}.${crypto.randomUUID()}.part`;
      const file = await open(part, 'w', 0o600);
      try {
        await file.writeFile(picture);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(part, path(sha256));
    },
    delete: async (sha256) => (await disk()).rm(path(sha256), { force: true }),
  };
}
