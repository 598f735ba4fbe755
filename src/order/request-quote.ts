import type { Fetch } from '../kernel/ports.js';
import { err, ok, type Result } from '../kernel/result.js';
import { addFailure, type AddFailure } from './adapters/cart-adapter.js';
import type { ConfiguredItem } from './item.js';
import type { Quote } from './quote.js';
import { refusalOf } from './refusal.js';

/**
 * Asks the verifier for a signed quote. The item goes along whole, so that a price or a version that the shopper has not
 * seen is refused here and not in the cart.
 *
 * @param verifierUrl - The address that `/v1/quotes` stands under, without a slash at its end.
 */
export async function requestQuote(
  verifierUrl: string,
  item: ConfiguredItem,
  io: { readonly fetch: Fetch; readonly signal: AbortSignal },
): Promise<Result<Quote, AddFailure>> {
  try {
    const response = await io.fetch(
      new Request(`${verifierUrl}/v1/quotes`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(item),
        signal: io.signal,
      }),
    );
    if (!response.ok) return err(await refusalOf(response));
    const quote = (await response.json()) as Quote;
    const isThisDesign = quote.item.configurationHash === item.configurationHash;
    return isThisDesign ? ok(quote) : err(addFailure('quote-rejected', 'The verifier quoted another design.'));
  } catch (error) {
    return err(addFailure('network', 'The verifier did not answer.', error));
  }
}
