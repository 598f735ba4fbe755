import { expect } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit/html.js';
import { css } from '../../../src/elements/base/css.js';
import { property, state } from '../../../src/elements/base/property.js';
import { ReactiveElement, type PropertyValues } from '../../../src/elements/base/reactive-element.js';

class ProbeElement extends ReactiveElement {
  static override styles = css`
    :host {
      display: block;
    }
  `;
  @property() word = 'one';
  @property({ attribute: 'two-words' }) twoWords = '';
  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) data: object | null = null;
  @property({ reflect: true }) shown: string | null = 'a';
  @state() private count = 0;
  readonly told: PropertyValues[] = [];
  renders = 0;
  fails = false;

  count2(): void {
    this.count += 2;
  }

  protected override willUpdate(): void {
    if (this.word === 'derive') this.twoWords = 'derived';
  }

  protected override render(): TemplateResult {
    this.renders += 1;
    if (this.fails) throw new Error('a probe that fails');
    return html`<p>${this.word} ${this.count}</p>`;
  }

  protected override updated(changed: PropertyValues): void {
    this.told.push(changed);
  }
}

/** A subclass has its parent's properties and its own. */
class MoreElement extends ProbeElement {
  @property() more = '';
}

customElements.define('probe-element', ProbeElement);
customElements.define('probe-more', MoreElement);

function probe(): ProbeElement {
  const element = new ProbeElement();
  document.body.append(element);
  return element;
}

function textOf(element: ProbeElement): string {
  return element.renderRoot.textContent.trim();
}

describe('the base of elements', () => {
  afterEach(() => document.body.replaceChildren());

  it('renders first when it is in the page, then once for all that changes in a task', async () => {
    const element = new ProbeElement();
    await Promise.resolve();
    expect(element.renders).to.equal(0);
    document.body.append(element);
    await element.updateComplete;
    expect(textOf(element)).to.equal('one 0');
    element.word = 'two';
    element.count2();
    expect(element.renders).to.equal(1);
    await element.updateComplete;
    expect(textOf(element)).to.equal('two 2');
    expect(element.renders).to.equal(2);
    expect([...(element.told[1]?.entries() ?? [])]).to.deep.equal([
      ['word', 'one'],
      ['count', 0],
    ]);
  });

  it('does not render for a value it has already, nor twice for what is set on the way', async () => {
    const element = probe();
    await element.updateComplete;
    element.word = 'one';
    await element.updateComplete;
    expect(element.renders).to.equal(1);
    element.word = 'derive';
    await element.updateComplete;
    expect(element.twoWords).to.equal('derived');
    expect(element.renders).to.equal(2);
  });

  it('reads attributes: a text, a presence, under its own name or another', () => {
    const element = probe();
    element.setAttribute('word', 'hat');
    element.setAttribute('two-words', 'big hat');
    element.toggleAttribute('open');
    element.setAttribute('data', 'x');
    expect([element.word, element.twoWords, element.open, element.data]).to.deep.equal(['hat', 'big hat', true, null]);
    element.removeAttribute('open');
    element.removeAttribute('word');
    expect([element.word, element.open]).to.deep.equal([null, false]);
  });

  it('shows a reflected property as an attribute, and takes the attribute back', async () => {
    const element = probe();
    await element.updateComplete;
    expect(element.getAttribute('shown')).to.equal('a');
    element.shown = null;
    await element.updateComplete;
    expect(element.hasAttribute('shown')).to.equal(false);
    element.setAttribute('shown', 'b');
    await element.updateComplete;
    expect(element.shown).to.equal('b');
  });

  it('keeps what was set before its tag was defined', async () => {
    const data = {};
    const unknown = Object.assign(document.createElement('probe-late'), { data, word: 'early' });
    unknown.setAttribute('word', 'attribute');
    document.body.append(unknown);
    customElements.define('probe-late', class extends ProbeElement {});
    const element = unknown as unknown as ProbeElement;
    await element.updateComplete;
    expect(element.data).to.equal(data);
    expect(element.word).to.equal('early');
    element.word = 'later';
    await element.updateComplete;
    expect(textOf(element)).to.equal('later 0');
  });

  it('gives a subclass its own properties beside those of its parent, and the parent none of them', () => {
    expect(MoreElement.observedAttributes).to.deep.equal([...ProbeElement.observedAttributes, 'more']);
    expect(ProbeElement.observedAttributes).to.deep.equal(['word', 'two-words', 'open', 'shown']);
  });

  it('shares one sheet among all elements of a class', () => {
    const [one, two] = [probe(), probe()];
    expect(one.renderRoot.adoptedStyleSheets).to.have.length(1);
    expect(one.renderRoot.adoptedStyleSheets).to.deep.equal(two.renderRoot.adoptedStyleSheets);
  });

  it('says that an update failed, and renders again when it can', async () => {
    const element = probe();
    await element.updateComplete;
    element.fails = true;
    element.word = 'two';
    const failure = await element.updateComplete.then(
      () => null,
      (error: unknown) => error,
    );
    expect(String(failure)).to.equal('Error: a probe that fails');
    element.fails = false;
    element.requestUpdate();
    await element.updateComplete;
    expect(textOf(element)).to.equal('two 0');
  });
});
