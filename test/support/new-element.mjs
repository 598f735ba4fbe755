/**
 * `npm run new:element -- option swatch` (or `shell price`): writes the folder of a new element with its styles, its demo
 * page and its test, in the shape that all of them share. What is left to do by hand is printed.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './processes.mjs';

const [group = '', name = ''] = process.argv.slice(2);
const FOLDERS = { option: 'options', shell: 'shell' };
if (!(group in FOLDERS) || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
  console.error('Usage: npm run new:element -- <option|shell> <kebab-name>');
  process.exit(1);
}

const folder = `elements/${FOLDERS[group]}/${name}`;
const tag = `atelier-${name}`;
const className = `${tag.replace(/(^|-)([a-z0-9])/g, (_all, _dash, letter) => letter.toUpperCase())}Element`;
const variable = `${name.replace(/-([a-z0-9])/g, (_all, letter) => letter.toUpperCase())}Styles`;

const [base, baseFile] =
  group === 'option' ? ['OptionControlElement', 'option-control'] : ['AtelierElement', 'atelier-element'];

const FILES = {
  [`src/${folder}/${name}.ts`]: `import { html, type TemplateResult } from 'lit/html.js';
import { baseStyles } from '../../base/base.styles.js';
import { ${base} } from '../../base/${baseFile}.js';
import { ${variable} } from './${name}.styles.js';

/**
 * What a shopper does with it, in one sentence.
 *
 * @element ${tag}
 * @status experimental
 * @csspart label - The words.
 */
export class ${className} extends ${base} {
  static override styles = [baseStyles, ${variable}];

  protected override render(): TemplateResult {
    return html\`<span part="label"></span>\`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    '${tag}': ${className};
  }
}
`,
  [`src/${folder}/${name}.styles.ts`]: `import { css } from '../../base/css.js';

/** The look of \`<${tag}>\`. */
export const ${variable} = css\`
  :host {
    display: block;
  }
\`;
`,
  [`test/${folder}/${name}.dom.test.ts`]: `import { expect, fixture, html } from '@open-wc/testing';
import { ${className} } from '../../../../src/${folder}/${name}.js';

customElements.get('${tag}') ?? customElements.define('${tag}', ${className});

describe('<${tag}>', () => {
  it('can be used without sight', async () => {
    const element = await fixture<${className}>(html\`<${tag}></${tag}>\`);
    await expect(element).to.be.accessible();
  });
});
`,
  [`demo/elements/${tag}.html`]: `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${tag}</title>
    <script type="module" src="/dist/atelier.js"></script>
  </head>
  <body>
    <${tag}></${tag}>
  </body>
</html>
`,
};

const taken = Object.keys(FILES).filter((file) => existsSync(path.join(root, file)));
if (taken.length > 0) {
  console.error(`Already there: ${taken.join(', ')}`);
  process.exit(1);
}
for (const [file, text] of Object.entries(FILES)) {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
  console.log(`wrote ${file}`);
}
console.log(
  `Now add <${tag}> to ${group === 'option' ? 'src/elements/options/option-registry.ts' : 'src/elements/define.ts'}.`,
);
