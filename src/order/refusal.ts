import { addFailure, type AddFailure, type AddFailureCode } from './adapters/cart-adapter.js';

const CODES: Readonly<Record<string, AddFailureCode>> = {
  'token-expired': 'quote-expired',
  'token-invalid': 'quote-rejected',
  'audience-mismatch': 'quote-rejected',
  'configuration-invalid': 'quote-rejected',
  'definition-stale': 'definition-stale',
  'unknown-definition': 'definition-stale',
  'price-mismatch': 'price-changed',
  'too-large': 'limit',
  'in-progress': 'conflict',
  'idempotency-conflict': 'conflict',
};

/** What a verifier's refusal means to the order button. Anything in front of it that fails may have let the order through. */
export async function refusalOf(response: Response): Promise<AddFailure> {
  const problem = (await response.json().catch(() => null)) as {
    readonly code?: unknown;
    readonly detail?: unknown;
  } | null;
  const code = typeof problem?.code === 'string' ? problem.code : '';
  const detail = typeof problem?.detail === 'string' ? `: ${problem.detail}` : '';
  const isUnsure = response.status >= 500 || response.status === 429 || response.status === 408;
  return addFailure(CODES[code] ?? (isUnsure ? 'network' : 'unknown'), `${response.status} ${code}${detail}`, problem);
}
