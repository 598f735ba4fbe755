/**
 * Base of every element: properties that render anew when they change. It has the names and the order of Lit's own base
 * class, as far as our elements use it: what they do not (converters, controllers, `<style>` elements, polyfills) made
 * that one three times as large, and it is in the script tag's own entry. Templates are Lit's.
 */
import { render, type nothing, type TemplateResult } from 'lit/html.js';
import { adoptStyles, type StylesGroup } from './css.js';

/** How a property is seen from outside. */
export interface PropertyOptions {
  /** The attribute's name; by default the property's in lower case; `false`: no attribute. */
  readonly attribute?: string | false;
  /** `Boolean`: the attribute's presence counts; else its text. */
  readonly type?: typeof Boolean;
  /** The attribute, of the property's own name, follows it; a text or `null`. */
  readonly reflect?: boolean;
  /** The class has an accessor of its own, which asks for the update. */
  readonly noAccessor?: boolean;
}

/** The properties that have changed since the last update, with their values before. */
export type PropertyValues = ReadonlyMap<string, unknown>;

/** A server loads our modules too, and never makes an element. */
const PageElement = (globalThis as { HTMLElement?: typeof HTMLElement }).HTMLElement ?? (Object as never);

/** An element that renders into its shadow root, once for all that changes in one task. */
export abstract class ReactiveElement extends PageElement {
  static styles: StylesGroup = [];
  /** The reactive properties by name. */
  static properties: ReadonlyMap<string, PropertyOptions> = new Map();

  /** Where it renders. */
  readonly renderRoot: ShadowRoot;
  /** Whether there was an update. */
  hasUpdated = false;
  readonly #values = new Map<string, unknown>();
  /** What was set before the tag was defined; it wins over attributes. */
  readonly #early = new Map<string, unknown>();
  #changed = new Map<string, unknown>();
  #isPending = false;
  #setConnected: () => void = () => {};
  /** Fulfilled when it is in the page for the first time: updates wait for that. */
  readonly #connected = new Promise<void>((resolve) => (this.#setConnected = resolve));
  #updating: Promise<void> = this.#connected;

  constructor() {
    super();
    const { properties, styles } = this.constructor as typeof ReactiveElement;
    for (const name of properties.keys()) {
      if (!Object.hasOwn(this, name)) continue;
      this.#early.set(name, this.#own[name]);
      Reflect.deleteProperty(this, name);
    }
    this.renderRoot = this.attachShadow({ mode: 'open' });
    adoptStyles(this.renderRoot, styles);
    this.requestUpdate();
  }

  /** Makes a property of this class reactive. */
  static createProperty(name: string, options: PropertyOptions): void {
    this.properties = new Map(this.properties).set(name, options);
    if (options.noAccessor) return;
    Object.defineProperty(this.prototype, name, {
      get(this: ReactiveElement) {
        return this.#values.get(name);
      },
      set(this: ReactiveElement, value: unknown) {
        const before = this.#values.get(name);
        this.#values.set(name, value);
        this.requestUpdate(name, before);
      },
    });
  }

  static get observedAttributes(): readonly string[] {
    return [...this.properties].flatMap(([name, options]) => attributeOf(name, options) ?? []);
  }

  /** Fulfilled when what is asked for now is in the page. */
  get updateComplete(): Promise<void> {
    return this.getUpdateComplete();
  }

  connectedCallback(): void {
    this.#setConnected();
  }

  attributeChangedCallback(attribute: string, _before: string | null, text: string | null): void {
    for (const [name, options] of (this.constructor as typeof ReactiveElement).properties)
      if (attributeOf(name, options) === attribute) this.#own[name] = options.type ? text !== null : text;
  }

  /** Asks for an update; with the name of a property, if that has changed. */
  requestUpdate(name?: string, before?: unknown): void {
    if (name !== undefined) {
      if (Object.is(this.#own[name], before)) return;
      if (!this.#changed.has(name)) this.#changed.set(name, before);
    }
    if (this.#isPending) return;
    this.#isPending = true;
    this.#updating = this.#update();
  }

  /** What `updateComplete` gives. */
  protected getUpdateComplete(): Promise<void> {
    return this.#updating;
  }

  /** Before `render`; what is set here needs no update of its own. */
  protected willUpdate?(changed: PropertyValues): void;

  /** The content. */
  protected abstract render(): TemplateResult | typeof nothing;

  /** After the content is in the page. */
  protected updated?(changed: PropertyValues): void;

  async #update(): Promise<void> {
    await this.#connected;
    for (const [name, value] of this.#early) this.#own[name] = value;
    this.#early.clear();
    const changed = this.#changed;
    let content;
    try {
      this.willUpdate?.(changed);
      this.#reflect(changed);
      content = this.render();
    } finally {
      this.#changed = new Map();
      this.#isPending = false;
    }
    // What this brings into the page may ask for the next update.
    render(content, this.renderRoot, { host: this });
    this.hasUpdated = true;
    this.updated?.(changed);
  }

  #reflect(changed: PropertyValues): void {
    for (const [name, { reflect }] of (this.constructor as typeof ReactiveElement).properties) {
      if (!reflect || !changed.has(name)) continue;
      const text = this.#own[name] as string | null;
      if (text === null) this.removeAttribute(name);
      else this.setAttribute(name, text);
    }
  }

  get #own(): Record<string, unknown> {
    return this as never;
  }
}

function attributeOf(name: string, { attribute = name.toLowerCase() }: PropertyOptions): string | null {
  return attribute || null;
}
