/** What the engine layers may not reach by themselves. Implemented in `platform/`, faked in tests. */
export interface Ports {
  readonly clock?: Clock;
  readonly random?: Random;
  readonly storage?: Storage;
  readonly fetch?: Fetch;
  /** Without it long work is done at once. */
  readonly slices?: Slices;
  /** The bytes of a shopper's picture that was not chosen on this page, such as an order desk's; `null`: there are none. */
  readonly loadPicture?: (assetId: string) => Promise<Blob | null>;
}

/** Long work in slices, between which others have their turn. */
export interface Slices {
  /** Starts a slice; tells whether it has taken long enough. */
  begin(): () => boolean;
  /** Goes on later; calls that off. */
  later(work: () => void): () => void;
}

/** Wall clock. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  nowMs(): number;
}

/** Randomness for ids; never for answers of the engine. */
export interface Random {
  /** `length` random bytes. */
  bytes(length: number): Uint8Array;
}

/** Small persistent texts on the shopper's device, used only after consent. */
export interface Storage {
  read(key: string): Promise<string | null>;
  write(key: string, text: string): Promise<void>;
  remove(key: string): Promise<void>;
}

/** The platform's `fetch`. */
export type Fetch = (request: Request) => Promise<Response>;
