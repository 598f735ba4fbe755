import { readyOn } from '../../base/lead-time.js';
import type { Face } from '../../base/face.js';

/** When the design is ready, in words; empty where that is not known. `isShort`: for a phone's bar. */
export function leadText(face: Face, isShort: boolean): string {
  const ready = readyOn(face);
  return ready === null ? '' : face.t(isShort ? 'price/ships' : 'price/ready', { date: face.formats.day(ready) });
}
