import type { Check } from '../check.js';
import { colorDistance } from '../color.js';
import { choicesOf } from '../expression-places.js';
import { choicePath } from '../file-paths.js';
import { colorOf } from './legible-texts.js';

/** Colours nearer than this (CIE 1976) look alike on a swatch. */
const ALIKE = 3;

/** `audit/swatches-alike`. */
export const alikeSwatches: Check = {
  id: 'alike-swatches',
  proves: 'Two colours of one question can be told apart.',
  asksRules: false,
  *run(subject) {
    for (const option of subject.product.options) {
      const choices = choicesOf(option);
      for (const [at, choice] of choices.entries()) {
        const like = choices.slice(0, at).find((other) => {
          const [a, b] = [colorOf(other), colorOf(choice)];
          const distance = a === null || b === null ? null : colorDistance(a, b);
          const isSameStuff =
            other.look?.surface === choice.look?.surface && other.look?.texture === choice.look?.texture;
          return distance !== null && distance < ALIKE && isSameStuff;
        });
        if (like !== undefined)
          yield {
            code: 'audit/swatches-alike',
            severity: 'warning',
            path: choicePath(subject.product, option, choice.id),
            params: {
              option: subject.titleOf(option.id),
              choice: subject.say(choice.title),
              other: subject.say(like.title),
            },
          };
      }
    }
  },
};
