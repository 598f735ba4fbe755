/** Ids of orders. */
import { toBase64Url } from '../kernel/base64url.js';
import type { OrderPorts } from './system-ports.js';

/** A new UUID of version 7 (RFC 9562, 5.7): milliseconds first, so that keys sort by time; 74 random bits. */
export function createUuidV7(ports: OrderPorts): string {
  const bytes = ports.random.bytes(16);
  const nowMs = ports.clock.nowMs();
  for (let at = 0; at < 6; at++) bytes[at] = Math.floor(nowMs / 2 ** (40 - 8 * at)) % 256;
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A new unguessable id, 128 random bits behind a prefix. */
export function createRandomId(prefix: string, ports: OrderPorts): string {
  return prefix + toBase64Url(ports.random.bytes(16));
}
