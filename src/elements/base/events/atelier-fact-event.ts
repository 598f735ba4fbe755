/**
 * The facts an Atelier root tells the page: they bubble, cross shadow roots, and cannot be cancelled. One class per fact,
 * so that a listener can test with `instanceof`.
 */
import type { Issue } from '../../../kernel/issue.js';
import type { ConfiguratorError } from '../../../kernel/configurator-error.js';
import type { Outcome, Snapshot } from '../../../session/session.js';

const FACT = { bubbles: true, composed: true } as const;

/** Options can be operated. */
export class AtelierReadyEvent extends Event {
  constructor() {
    super('atelier-ready', FACT);
  }
}

/** The first 3D frame is on screen. */
export class AtelierPreviewReadyEvent extends Event {
  constructor() {
    super('atelier-preview-ready', FACT);
  }
}

/** The design has changed. */
export class AtelierConfigurationChangedEvent extends Event {
  readonly snapshot: Snapshot;
  readonly outcome: Outcome;

  constructor(snapshot: Snapshot, outcome: Outcome) {
    super('atelier-configuration-changed', FACT);
    this.snapshot = snapshot;
    this.outcome = outcome;
  }
}

/** Something failed. `fatal`: nothing can be designed; else everything but the named part works. */
export class AtelierErrorEvent extends Event {
  readonly error: ConfiguratorError | Issue;
  readonly fatal: boolean;

  constructor(error: ConfiguratorError | Issue, fatal: boolean) {
    super('atelier-error', FACT);
    this.error = error;
    this.fatal = fatal;
  }
}

/** What a shopper did, for the shop's own analytics; never texts, names or pictures. */
export class AtelierActivityEvent extends Event {
  readonly name: string;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;

  constructor(name: string, data: Readonly<Record<string, string | number | boolean | null>> = {}) {
    super('atelier-activity', FACT);
    this.name = name;
    this.data = data;
  }
}

declare global {
  interface HTMLElementEventMap {
    'atelier-ready': AtelierReadyEvent;
    'atelier-preview-ready': AtelierPreviewReadyEvent;
    'atelier-configuration-changed': AtelierConfigurationChangedEvent;
    'atelier-error': AtelierErrorEvent;
    'atelier-activity': AtelierActivityEvent;
  }
}
