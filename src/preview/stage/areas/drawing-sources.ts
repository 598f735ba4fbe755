import type { OptionId } from '../../../kernel/ids.js';
import type { StageFault } from '../loading/stage-fault.js';

/** What drawings need from outside. */
export interface DrawingSources {
  /** Absolute URL of a file the product names. */
  resolve(url: string): string;
  /** The bytes of a shopper's own picture; `null`: not on this device, its frame is shown. */
  readonly loadAsset: ((assetId: string) => Promise<Blob | null>) | null;
  onFault(fault: StageFault, optionId: OptionId): void;
}
