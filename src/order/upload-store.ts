/**
 * Shoppers' pictures on the server, by the SHA-256 (hexadecimal) of what the page sent. What is kept is what the image library
 * wrote anew, never the bytes that came. A port: memory in tests, files in the demo shop, an object store at the edge.
 */
export interface UploadStore {
  /** The picture as it was written anew; `null`: there is none. */
  get(sha256: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Writes durably, replacing. */
  put(sha256: string, picture: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Forgets it; where there is none, nothing happens. */
  delete(sha256: string): Promise<void>;
}

/**
 * Decodes a picture and writes it anew: same size and type, upright, without metadata. Rejects where it cannot be decoded.
 * `platform/node/sharp-reencoder` is one.
 */
export type Reencode = (picture: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;

/** What a verifier takes pictures with. */
export interface Uploads {
  readonly store: UploadStore;
  readonly reencode: Reencode;
}
