import type { PropertyOptions, ReactiveElement } from './reactive-element.js';

/** Decorates a field, or a setter with `noAccessor`: a reactive property and, unless told otherwise, an attribute. */
export function property(options: PropertyOptions = {}) {
  return (prototype: ReactiveElement, name: string): void =>
    (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
}

/** Decorates a field: the element's own state, which no attribute shows. */
export function state() {
  return property({ attribute: false });
}
