import { usableWidthMm } from '../../artwork/usable-width.js';
import type { Check } from '../check.js';

/** Mean advance of running text in cap heights (0.5 em, with capitals of 0.7 em): the widest letters would warn of texts nobody writes. */
const LETTER_CAPS = 0.72;

/** `audit/text-too-long`, an estimate: the true width is the font's to say. */
export const textsOnAreas: Check = {
  id: 'texts-on-areas',
  proves: 'The longest text fits on its area at its least size, in ordinary letters.',
  asksRules: false,
  *run(subject) {
    const { model, options } = subject.product;
    for (const option of options) {
      const { text } = option.bind;
      const area = text === null ? undefined : model?.areas.get(text.areaId);
      if (option.kind !== 'text' || text?.minMm === undefined || text.minMm === null || area === undefined) continue;
      const letters = Math.ceil(option.max / option.lines);
      const neededMm = Math.round(letters * LETTER_CAPS * text.minMm);
      const roomMm = Math.round(usableWidthMm(area));
      if (neededMm > roomMm)
        yield {
          code: 'audit/text-too-long',
          severity: 'warning',
          verdict: 'unproved',
          path: ['options', option.index, 'max'],
          params: { option: subject.titleOf(option.id), letters, neededMm, roomMm, minMm: text.minMm },
        };
    }
  },
};
