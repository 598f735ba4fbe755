/** What holds for every control, whatever it asks: keys, names, reasons, both directions, and no accessibility fault. */
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import sample from '../../demo/elements/sample.json';
import type { AtelierOptionChangeEvent } from '../../src/elements/base/events/atelier-option-change-event.js';
import type { AtelierOptionElement } from '../../src/elements/shell/option/option.js';
import { loadProduct } from '../../src/product/load.js';
import type { Product } from '../../src/product/product.js';
import type { Session } from '../../src/session/session.js';
import type { AtelierSessionElement } from '../../src/elements/shell/session/session.js';

/** The lamp of the demo pages: a question of every kind, and a rule. */
export function sampleProduct(): Product {
  const loaded = loadProduct(sample);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

/** A question on the page, inside a session of the sample product. */
export interface Asked {
  readonly root: AtelierSessionElement;
  readonly option: AtelierOptionElement;
  readonly control: HTMLElement;
  readonly changes: AtelierOptionChangeEvent[];
}

/** Puts one question on the page and waits until its control can be operated. */
export async function ask(
  optionId: string,
  attributes: { dir?: 'rtl'; lang?: string; product?: Product; session?: Session } = {},
): Promise<Asked> {
  const { session = null } = attributes;
  const root = await fixture<AtelierSessionElement>(
    html`<atelier-session .session=${session} .product=${attributes.product ?? sampleProduct()} market=${attributes.product ? '' : 'eu'} url-state="off" lang=${attributes.lang ?? 'en'} dir=${attributes.dir ?? 'ltr'}>
      <atelier-option option=${optionId}></atelier-option>
    </atelier-session>`,
  );
  const changes: AtelierOptionChangeEvent[] = [];
  root.addEventListener('atelier-option-change', (event) => changes.push(event));
  await root.ready;
  const option = root.querySelector('atelier-option')!;
  await waitUntil(
    () => option.shadowRoot?.querySelector('[part~=control]')?.shadowRoot?.childElementCount,
    'the control is there',
  );
  return { root, option, control: option.shadowRoot!.querySelector<HTMLElement>('[part~=control]')!, changes };
}

/** The session's value of an option. */
export function valueOf({ option }: Asked, id: string): unknown {
  return option.face?.snapshot.values[id];
}

/** Runs the suite on the control that asks `optionId`, of the sample unless `of` another product. `parts`: its documented parts. */
export function optionElementSuite(
  tag: string,
  optionId: string,
  parts: readonly string[],
  of: { product?: Product } = {},
): void {
  describe(`<${tag}>`, () => {
    it('asks the question it was chosen for', async () => {
      const { control } = await ask(optionId, of);
      expect(control.localName).to.equal(tag);
    });

    it('has no accessibility fault', async () => {
      const { option } = await ask(optionId, of);
      // The panel fades in; contrast is judged when it is there.
      await Promise.all(document.getAnimations().map(({ finished }) => finished));
      await expect(option).to.be.accessible();
    });

    it('has every part it documents', async () => {
      const { control } = await ask(optionId, of);
      for (const part of parts) expect(control.shadowRoot!.querySelector(`[part~=${part}]`), part).to.exist;
    });

    it('stays inside its column from right to left', async () => {
      const { control, option } = await ask(optionId, { ...of, dir: 'rtl' });
      expect(control.getBoundingClientRect().width).to.be.at.most(option.getBoundingClientRect().width + 1);
      expect(getComputedStyle(control).direction).to.equal('rtl');
    });

    it('can be reached and is named', async () => {
      const { control } = await ask(optionId, of);
      const stops = [...control.shadowRoot!.querySelectorAll<HTMLElement>('button, input, select, textarea')];
      for (const stop of stops)
        expect(stop.getAttribute('aria-label') ?? stop.textContent.trim(), stop.className).to.not.equal('');
    });

    it('speaks the language of its root', async () => {
      const { option } = await ask(optionId, { ...of, lang: 'de' });
      expect(option.face?.texts.locale).to.equal('de');
    });
  });
}
