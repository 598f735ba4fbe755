import { expect } from 'chai';
import { layoutText } from '../../src/artwork/layout-text.js';
import { toSvg } from '../../src/artwork/to-svg.js';
import { aFont } from './fonts.js';

describe('the production file of a text', () => {
  const make = async (text: string, color: string): Promise<string> => {
    const layout = layoutText({
      text,
      font: await aFont('baloo-2'),
      areaWidthMm: 42,
      areaHeightMm: 16,
      fit: 'shrink',
      sizeMm: null,
      minMm: null,
      align: 'center',
      lines: 1,
      atMm: null,
    });
    return toSvg(layout, { color, widthMm: 42, heightMm: 16 });
  };

  it('has the true size and outlines only', async () => {
    const svg = await make('MIA', '#1b1f3b');
    expect(svg).to.match(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="42mm" height="16mm" viewBox="0 0 42 16"><title>MIA<\/title><path fill="#1b1f3b" fill-rule="nonzero" d="M[-0-9. MLQCZ]+Z"\/><\/svg>$/,
    );
  });

  it('escapes whatever is written', async () => {
    const svg = await make(`</title><script>"&'\u0001`, '"/><script>');
    expect(svg).to.not.include('<script');
    expect(svg).to.include('&lt;/title&gt;&lt;script&gt;&quot;&amp;&#39;</title>');
  });
});
