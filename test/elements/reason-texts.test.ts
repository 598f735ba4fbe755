import { expect } from 'chai';
import { Face } from '../../src/elements/base/face.js';
import { reasonTexts } from '../../src/elements/base/reason-texts.js';
import { loadMessages } from '../../src/i18n/load-messages.js';
import { createTexts } from '../../src/i18n/texts.js';
import type { Change } from '../../src/product/configuration.js';
import { createSession } from '../../src/session/create-session.js';
import { aProduct } from '../support/a-product.js';

/** A curtain whose longest drop depends on its cloth. */
const CURTAIN = aProduct()
  .choice('cloth', [
    { id: 'linen', title: 'Linen' },
    { id: 'velvet', title: 'Velvet' },
  ])
  .number('drop', '=if(cloth = velvet, 100, 60)', '=if(cloth = velvet, 260, 1400)', { unit: 'cm', title: 'Drop' })
  .build();

/** What is said of a wish in a design where other choices have been made. */
async function saidOf(wish: Change, made: Change, locale = 'en', session = createSession(CURTAIN)): Promise<string> {
  session.apply(made);
  const face = new Face({
    session,
    texts: createTexts(locale, await loadMessages(locale)),
    ports: {},
    baseUrl: 'https://shop.example/',
    order: { shop: '', shopUrl: '', verifierUrl: '' },
    fillTexts: () => Promise.resolve(),
    check: () => Promise.resolve([]),
    announce: () => {},
    notify: () => {},
  });
  const value = wish.value as string | number;
  return reasonTexts(face, wish.optionId, value, session.explain(wish.optionId, value)).join(' ');
}

describe('the reason of a limit that moves with other choices', () => {
  const velvet = { optionId: 'cloth', value: 'velvet' };

  it('names its number and what it comes from, beside the number', async () => {
    expect(await saidOf({ optionId: 'drop', value: 300 }, velvet)).to.equal('At most 260\u00a0cm with Velvet.');
    expect(await saidOf({ optionId: 'drop', value: 80 }, velvet)).to.equal('At least 100\u00a0cm with Velvet.');
  });

  it('names the number it limits, beside the choice that brings it', async () => {
    expect(await saidOf(velvet, { optionId: 'drop', value: 1400 })).to.equal('Drop: At most 260\u00a0cm with Velvet.');
  });

  it('names no number that is not found out yet', async () => {
    const same = (a: string, b: string): { forbid: string } => ({ forbid: `tight and mode = strict and ${a} = ${b}` });
    const product = aProduct()
      .toggle('tight')
      .choice('p', ['a', 'b'])
      .choice('q', ['a', 'b'])
      .choice('r', ['a', 'b'])
      .choice('mode', ['free', 'strict'])
      .number('n', 0, '=if(tight, 150, 200)')
      .rule('pq', same('p', 'q'))
      .rule('qr', same('q', 'r'))
      .rule('pr', same('p', 'r'))
      .build();
    // What is out takes the one thing that is found out; the rest never comes.
    const slices = { begin: () => () => true, later: () => () => {} };
    const session = createSession(product, { ports: { slices } });
    const said = await saidOf({ optionId: 'n', value: 180 }, { optionId: 'tight', value: true }, 'en', session);
    expect(session.snapshot.options.get('n')!.domain).to.include({ settled: false });
    expect(said).to.equal('The limit is reached.');
  });

  it('is said in German and in French', async () => {
    expect(await saidOf({ optionId: 'drop', value: 300 }, velvet, 'de')).to.equal('Höchstens 260\u00a0cm mit Velvet.');
    expect(await saidOf({ optionId: 'drop', value: 300 }, velvet, 'fr')).to.equal('Au plus 260\u00a0cm avec Velvet.');
  });
});
