import { CHARACTERS, hexDigit, WHITE_SPACE } from './characters.js';
import { CEILINGS } from './limits.js';
import { PdfDamagedError, PdfTooComplexError } from './objects.js';
import type { PdfBytes } from './pdf-bytes.js';

/** A piece read from the file, and where it ends. */
export interface Read<T> {
  readonly value: T;
  readonly end: number;
}

const LONGEST_NAME = 4096;
const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Bytes of which nobody knows yet how many there will be. */
class Bytes {
  #bytes = new Uint8Array(32);
  #length = 0;

  push(byte: number): void {
    if (this.#length === CEILINGS.string) throw new PdfTooComplexError('It has too long a string');
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length++] = byte;
  }

  value(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }
}

/** Reads (a literal string); `start` is after its parenthesis. */
export function readLiteralString(bytes: PdfBytes, start: number): Read<Uint8Array> {
  const out = new Bytes();
  let open = 1;
  let at = start;
  while (at < bytes.length) {
    const byte = bytes.at(at++) as number;
    if (byte === 0x5c) {
      at = readEscape(bytes, at, out);
      continue;
    }
    if (byte === 0x28) open++;
    if (byte === 0x29 && --open === 0) return { value: out.value(), end: at };
    if (byte === 0x0d) {
      if (bytes.at(at) === 0x0a) at++;
      out.push(0x0a);
    } else {
      out.push(byte);
    }
  }
  throw new PdfDamagedError(`A string that begins at byte ${start} does not end`);
}

function readEscape(bytes: PdfBytes, start: number, out: Bytes): number {
  const byte = bytes.at(start);
  if (byte === undefined) return start;
  if (byte === 0x0a) return start + 1;
  if (byte === 0x0d) return bytes.at(start + 1) === 0x0a ? start + 2 : start + 1;
  let at = start;
  let octal = 0;
  while (at < start + 3 && (bytes.at(at) ?? 0) >= 0x30 && (bytes.at(at) ?? 0) <= 0x37) {
    octal = octal * 8 + (bytes.at(at++) as number) - 0x30;
  }
  if (at > start) {
    out.push(octal & 255);
    return at;
  }
  out.push(ESCAPES[String.fromCharCode(byte)] ?? byte);
  return start + 1;
}

/** Reads <a hexadecimal string>; `start` is after its bracket. */
export function readHexString(bytes: PdfBytes, start: number): Read<Uint8Array> {
  const out = new Bytes();
  let high = -1;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes.at(at) as number;
    if (byte === 0x3e) {
      if (high >= 0) out.push(high * 16);
      return { value: out.value(), end: at + 1 };
    }
    const digit = hexDigit(byte);
    if (digit < 0 && CHARACTERS[byte] === WHITE_SPACE) continue;
    if (digit < 0) break;
    if (high >= 0) out.push(high * 16 + digit);
    high = high >= 0 ? -1 : digit;
  }
  throw new PdfDamagedError(`A hexadecimal string that begins at byte ${start} is malformed`);
}

/** Reads a name; `start` is after its slash. */
export function readName(bytes: PdfBytes, start: number): Read<string> {
  let value = '';
  let at = start;
  while (at < bytes.length && CHARACTERS[bytes.at(at) as number] === 0) {
    if (value.length === LONGEST_NAME) throw new PdfTooComplexError('It has too long a name');
    const high = bytes.at(at) === 0x23 ? hexDigit(bytes.at(at + 1)) : -1;
    const low = high >= 0 ? hexDigit(bytes.at(at + 2)) : -1;
    value += String.fromCharCode(low >= 0 ? high * 16 + low : (bytes.at(at) as number));
    at += low >= 0 ? 3 : 1;
  }
  return { value, end: at };
}
