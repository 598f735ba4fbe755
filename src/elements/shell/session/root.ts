/** What a root element and what it opens know of each other. Types only. */
import type { TemplateResult } from 'lit/html.js';
import type { MessageOverrides } from '../../../i18n/texts.js';
import type { Issue } from '../../../kernel/issue.js';
import type { Ports } from '../../../kernel/ports.js';
import type { Product } from '../../../product/product.js';
import type { Session } from '../../../session/session.js';
import type { Face } from '../../base/face.js';

/** What a root element says about the design it wants. */
export interface RootHost extends HTMLElement {
  readonly renderRoot: ShadowRoot;
  readonly src: string;
  readonly market: string;
  readonly design: string;
  readonly preset: string;
  readonly urlState: string;
  readonly shop: string;
  readonly shopUrl: string;
  readonly verifierUrl: string;
  readonly product: Product | null;
  readonly givenSession: Session | null;
  readonly ports: Ports | null;
  readonly messages: MessageOverrides | null;
}

/** A root in use, or why it cannot be. */
export interface OpenRoot {
  /** `null` iff there are issues. */
  readonly face: Face | null;
  /** Empty: everything is there. */
  readonly issues: readonly Issue[];
  /** What is shown in place of the product; absent where it can be used, and only there is what follows. */
  readonly renderFailure?: (retry: () => void) => TemplateResult;
  /** Fulfilled when the product's file turns out to have mistakes, with the root to show in place of this one. */
  readonly failed?: Promise<OpenRoot>;
  /** Options can be operated: fetches what could wait until then. Never rejects. */
  settle?(): Promise<void>;
  /** Loads the page anew, with the design as it is now. */
  reload?(): Promise<void>;
  dispose?(): void;
}
