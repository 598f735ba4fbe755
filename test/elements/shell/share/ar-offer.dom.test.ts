import { expect } from '@open-wc/testing';
import type { AtelierArRequestEvent } from '../../../../src/elements/base/events/atelier-ar-request-event.js';
import type { Face } from '../../../../src/elements/base/face.js';
import type { ReactiveElement } from '../../../../src/elements/base/reactive-element.js';
import { ArOffer } from '../../../../src/elements/shell/share/ar-offer.js';
import { sceneViewerUrl } from '../../../../src/elements/shell/share/ar-viewer.js';
import type { Stage } from '../../../../src/preview/plan/stage.js';

const OWN_AGENT = Object.getOwnPropertyDescriptor(Navigator.prototype, 'userAgent')!;
const ANDROID = 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36';

function pretend(userAgent: string): void {
  Object.defineProperty(navigator, 'userAgent', { value: userAgent, configurable: true });
}

/** An offer for a design whose models say which format they are. */
function anOffer(): {
  readonly offer: ArOffer;
  readonly host: HTMLElement;
  readonly face: { session: { design: string } };
} {
  const host = Object.assign(document.createElement('div'), { requestUpdate: () => undefined });
  const face = { session: { design: '1.abc' }, product: { id: 'bottle', title: null }, say: () => 'Bottle' };
  const stage = { exportModel: (format: string) => Promise.resolve(new Blob([format])) } as unknown as Stage;
  const studio = { make: <T>(work: (from: Stage) => Promise<T>) => work(stage) };
  const offer = new ArOffer(host as unknown as ReactiveElement, face as unknown as Face, studio);
  return { offer, host, face };
}

describe('the room view', () => {
  afterEach(() => Object.defineProperty(navigator, 'userAgent', { ...OWN_AGENT, configurable: true }));

  it('says so where no viewer is, and asks nobody', async () => {
    const { offer, host } = anOffer();
    host.addEventListener('atelier-ar-request', () => expect.fail('The page was asked.'));
    await offer.open();
    expect([offer.viewer, offer.reason, offer.isVain]).to.deep.equal([null, 'share/ar-none', true]);
  });

  it('says on Android that the shop has no address for this design, where nobody gives one', async () => {
    pretend(ANDROID);
    const { offer } = anOffer();
    await offer.prepare();
    expect(offer.reason).to.equal('share/ar-no-address');
  });

  it('asks the page for the address of this very design, and gives it the model to put there', async () => {
    pretend(ANDROID);
    const { offer, host } = anOffer();
    const heard: AtelierArRequestEvent[] = [];
    host.addEventListener('atelier-ar-request', (event) => {
      heard.push(event);
      event.respondWith('https://shop.example/models/abc.glb');
    });
    await offer.prepare();
    await offer.prepare();
    expect(offer.reason).to.equal(null);
    expect(heard.map(({ design }) => design)).to.deep.equal(['1.abc']);
    expect(await (await heard[0]!.makeGlb()).text()).to.equal('glb');
  });

  it('asks again once the design is another', async () => {
    pretend(ANDROID);
    const { offer, host, face } = anOffer();
    const heard: string[] = [];
    host.addEventListener('atelier-ar-request', ({ design }) => heard.push(design));
    await offer.prepare();
    face.session.design = '1.def';
    await offer.prepare();
    expect(heard).to.deep.equal(['1.abc', '1.def']);
  });

  it('opens no address that others could read on the way', async () => {
    pretend(ANDROID);
    const { offer, host } = anOffer();
    host.addEventListener('atelier-ar-request', (event) => event.respondWith('http://shop.example/models/abc.glb'));
    await offer.prepare();
    expect(offer.reason).to.equal('share/ar-failed');
  });

  it('shows a design in its true size, and comes back to the page where there is no viewer', () => {
    const url = sceneViewerUrl('https://shop.example/a.glb', 'Bottle & lid', 'https://shop.example/#a=1');
    expect(url).to.contain('file=https%3A%2F%2Fshop.example%2Fa.glb').and.to.contain('resizable=false');
    expect(url).to.contain('title=Bottle+%26+lid');
    expect(url).to.contain('S.browser_fallback_url=https%3A%2F%2Fshop.example%2F%23a%3D1;end;');
  });
});
