/**
 * The secrets that sign quotes. Two may live at a time, so that a new one can take over while quotes of the old one are
 * still in carts: `current` signs, both verify.
 */
import { fromBase64Url, toBase64Url } from '../kernel/base64url.js';
import { ConfiguratorError } from '../kernel/configurator-error.js';
import type { Ports } from '../kernel/ports.js';
import { orderPorts } from './system-ports.js';

/** One secret with its public name. */
export interface SigningKey {
  /** 1 to 16 letters, digits, `-` or `_`; travels in every token. */
  readonly id: string;
  /** At least 32 bytes (RFC 2104, 3: not below the hash's own length). */
  readonly secret: Uint8Array;
}

/** The secrets of one verifier. */
export interface Keys {
  readonly current: SigningKey;
  readonly previous?: SigningKey;
}

const MIN_SECRET_BYTES = 32;

/**
 * Keys from a text such as an environment variable: `id:secret` or `id:secret,id:secret`, secrets in base64url, the
 * current key first.
 *
 * @throws {ConfiguratorError} `order/bad-keys`: empty, more than two, not base64url, or a secret below 32 bytes.
 */
export function parseKeys(text: string): Keys {
  const [current, previous, ...rest] = text.split(',').map((part) => parseKey(part.trim()));
  if (current === undefined || rest.length > 0) throw badKeys('One or two keys are expected.');
  const keys = previous === undefined ? { current } : { current, previous };
  assertKeys(keys);
  return keys;
}

/** The text of `parseKeys` with one fresh secret of 256 bits. */
export function createKeyText(id: string, ports?: Ports): string {
  return `${id}:${toBase64Url(orderPorts(ports).random.bytes(MIN_SECRET_BYTES))}`;
}

/**
 * Refuses keys that must not sign.
 *
 * @throws {ConfiguratorError} `order/bad-keys`: an id or a secret out of its bounds, or one id twice.
 */
export function assertKeys(keys: Keys): void {
  for (const key of keys.previous === undefined ? [keys.current] : [keys.current, keys.previous]) {
    if (!/^[A-Za-z0-9_-]{1,16}$/.test(key.id)) throw badKeys('A key id is 1 to 16 letters, digits, - or _.');
    if (key.secret.length < MIN_SECRET_BYTES) {
      throw badKeys(
        `The secret of key "${key.id}" has ${key.secret.length} bytes; at least ${MIN_SECRET_BYTES} are expected.`,
      );
    }
  }
  if (keys.previous?.id === keys.current.id) throw badKeys('The two keys have the same id.');
}

function parseKey(text: string): SigningKey {
  const colon = text.indexOf(':');
  const secret = colon < 0 ? null : fromBase64Url(text.slice(colon + 1));
  if (secret === null) throw badKeys('A key is written id:secret, the secret in base64url.');
  return { id: text.slice(0, colon), secret };
}

function badKeys(message: string): ConfiguratorError {
  return new ConfiguratorError('order/bad-keys', {
    message,
    hint: 'Make one with 32 random bytes: `openssl rand -base64 32 | tr "+/" "-_" | tr -d =`.',
  });
}
