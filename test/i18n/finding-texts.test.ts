import { readFileSync, readdirSync } from 'node:fs';
import { expect } from 'chai';
import type { Finding } from '../../src/audit/finding.js';
import { loadFindingTexts } from '../../src/i18n/finding-texts.js';
import { de } from '../../src/i18n/findings/de.js';
import { en, type FindingCode } from '../../src/i18n/findings/en.js';
import { fr } from '../../src/i18n/findings/fr.js';
import type { Message } from '../../src/i18n/message.js';

const places = (message: Message): readonly string[] =>
  [...new Set(JSON.stringify(message).match(/\{\w+\}/g) ?? [])].sort();

const finding: Finding = {
  code: 'audit/dead-choice',
  severity: 'error',
  verdict: 'proved',
  path: [],
  params: { option: 'Top', choice: 'Glass', rules: 'heavy' },
};

describe('sentences for owners', () => {
  for (const [language, messages] of Object.entries({ de, fr }))
    it(`have the same places in ${language} as in English`, () => {
      for (const code of Object.keys(en) as FindingCode[])
        expect(places(messages[code]), code).to.deep.equal(places(en[code]));
    });

  it('exist for every code that an audit reports', () => {
    const folder = new URL('../../src/audit/checks/', import.meta.url);
    const sources = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
    const codes = sources.join('\n').match(/'audit\/[a-z-]+'/g) ?? [];
    expect(codes.length).to.be.greaterThan(40);
    for (const code of codes) expect(en).to.have.property(code.slice(1, -1));
  });

  it('name the rules behind a finding', async () => {
    const texts = await loadFindingTexts('en-GB');
    expect(texts.finding(finding)).to.equal('“Glass” of “Top” is in no valid design. Because of: heavy.');
  });

  it('say what is not proved', async () => {
    const texts = await loadFindingTexts('fr');
    expect(texts.finding({ ...finding, verdict: 'unproved', params: { ...finding.params, rules: '' } })).to.equal(
      'Non prouvé : « Glass » de « Top » n’est dans aucune création valide.',
    );
  });

  it('fall back to English, and to the code itself', async () => {
    const texts = await loadFindingTexts('fi');
    expect(texts.finding({ ...finding, code: 'audit/new', params: {} })).to.equal(
      'Something is wrong here (audit/new).',
    );
  });
});
