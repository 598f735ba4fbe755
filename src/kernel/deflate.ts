/**
 * Raw deflate (RFC 1951) with the code table of the standard: one block, each repetition as long as it goes. A table made for the text
 * would save about a tenth, and cost thirty times this code.
 */

/** Longest repetition; the format's 258 has a symbol of its own. */
const LONGEST = 257;
/** How far back a repetition may reach. */
const WINDOW = 32_768;

/**
 * Deflates.
 *
 * @param bytes - A character per byte, as `btoa` takes them.
 * @returns The same for the deflated bytes.
 */
export function deflate(bytes: string): string {
  const out = new BitWriter();
  // The last block; the standard's codes.
  out.write(0b011, 3);
  for (let at = 0; at < bytes.length;) {
    const { length, distance } = repetition(bytes, at);
    if (length < 3) {
      writeSymbol(out, bytes.charCodeAt(at));
      at += 1;
    } else {
      const size = split(length - 3, 2);
      writeSymbol(out, 257 + size.symbol);
      out.write(size.rest, size.bits);
      const back = split(distance - 1, 1);
      out.writeCode(back.symbol, 5);
      out.write(back.rest, back.bits);
      at += length;
    }
  }
  writeSymbol(out, 256);
  return out.end();
}

/** The longest earlier piece that `at` goes on with, the nearest of equals; shorter than 3: none. */
function repetition(bytes: string, at: number): { readonly length: number; readonly distance: number } {
  const most = Math.min(LONGEST, bytes.length - at);
  let length = 2;
  let from = at - 1;
  while (length < most) {
    // What goes on longer starts where the shorter one was found, or before.
    const found = bytes.lastIndexOf(bytes.slice(at, at + length + 1), from);
    if (found < 0 || found >= at || at - found > WINDOW) break;
    length += 1;
    from = found;
  }
  return { length, distance: at - from };
}

/** RFC 1951, 3.2.5: lengths and distances are a symbol of their first bits, `kept` after the highest, and the rest as it is. */
function split(value: number, kept: number): { readonly symbol: number; readonly rest: number; readonly bits: number } {
  const bits = Math.max(0, 31 - Math.clz32(value) - kept);
  return { symbol: (bits << kept) + (value >> bits), rest: value & ((1 << bits) - 1), bits };
}

/** RFC 1951, 3.2.6. */
function writeSymbol(out: BitWriter, symbol: number): void {
  if (symbol < 144) out.writeCode(48 + symbol, 8);
  else if (symbol < 256) out.writeCode(256 + symbol, 9);
  else if (symbol < 280) out.writeCode(symbol - 256, 7);
  else out.writeCode(symbol - 88, 8);
}

class BitWriter {
  #bytes = '';
  #pending = 0;
  #count = 0;

  /** Writes a number, lowest bit first; at most 24 bits. */
  write(value: number, bits: number): void {
    this.#pending |= value << this.#count;
    this.#count += bits;
    for (; this.#count >= 8; this.#count -= 8) {
      this.#bytes += String.fromCharCode(this.#pending & 0xff);
      this.#pending >>>= 8;
    }
  }

  /** Writes a code, highest bit first. */
  writeCode(code: number, bits: number): void {
    for (let at = bits - 1; at >= 0; at -= 1) this.write((code >> at) & 1, 1);
  }

  /** All bytes, the last one filled up. */
  end(): string {
    this.write(0, 7);
    return this.#bytes;
  }
}
