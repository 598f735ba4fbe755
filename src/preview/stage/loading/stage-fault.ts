import { ConfiguratorError } from '../../../kernel/configurator-error.js';
import type { OptionId } from '../../../kernel/ids.js';

/** Codes of what can go wrong on the stage. */
export type StageFaultCode =
  | 'stage/model-failed'
  | 'stage/texture-failed'
  | 'stage/font-failed'
  | 'stage/picture-failed'
  | 'stage/no-generator'
  | 'stage/generator-failed'
  | 'stage/capture-failed';

interface StageFaultDetails {
  readonly message: string;
  readonly url?: string;
  readonly optionId?: OptionId;
  readonly cause?: unknown;
  readonly hint?: string;
}

/** A file or picture the stage could not use. It is told as an `error` event; the last complete picture stays. */
export class StageFault extends ConfiguratorError<StageFaultCode> {
  readonly url: string | undefined;
  /** Whose answer needs the file, where one option alone does. */
  readonly optionId: OptionId | undefined;

  constructor(code: StageFaultCode, details: StageFaultDetails) {
    super(code, details);
    this.url = details.url;
    this.optionId = details.optionId;
  }
}

/** Whether `error` only says that nobody wants the result any more. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
