import { written } from '../serialize.js';
import { CHARACTERS, DELIMITER, WHITE_SPACE } from './characters.js';
import type { ObjectBudget } from './object-budget.js';
import {
  array,
  type PdfArray,
  PdfDamagedError,
  type PdfDict,
  type PdfObject,
  type PdfRef,
  PdfTooComplexError,
  ref,
} from './objects.js';
import type { PdfBytes } from './pdf-bytes.js';
import { readHexString, readLiteralString, readName } from './strings.js';

/** Arrays and dictionaries inside one another. */
const DEEPEST = 100;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
const LONGEST_WORD = 64;
/** Digits. */
const LONGEST_INTEGER = 10;
const LONGEST_GENERATION = 5;
const LONGEST_UNSIGNED = 15;

/** Reads objects, one after the other, from bytes. */
export class Lexer {
  readonly bytes: PdfBytes;
  readonly #budget: ObjectBudget;
  at: number;

  constructor(bytes: PdfBytes, at: number, budget: ObjectBudget) {
    this.bytes = bytes;
    this.at = at;
    this.#budget = budget;
  }

  skipSpace(): void {
    for (;;) {
      const byte = this.bytes.at(this.at);
      if (byte === undefined) return;
      if (byte === 0x25) {
        while (this.at < this.bytes.length && this.bytes.at(this.at) !== 10 && this.bytes.at(this.at) !== 13) this.at++;
      } else if (CHARACTERS[byte] === WHITE_SPACE) {
        this.at++;
      } else {
        return;
      }
    }
  }

  /** Goes to an offset that the file gives: white space may precede what is there, a comment may not. */
  jump(offset: number): void {
    this.at = offset;
    while (this.at < this.bytes.length && CHARACTERS[this.bytes.at(this.at) as number] === WHITE_SPACE) this.at++;
    if (this.bytes.at(this.at) === 0x25) throw this.damaged('has an offset that leads to a comment');
  }

  /** The next run of regular characters; empty before a delimiter and at the end. */
  word(): string {
    this.skipSpace();
    const start = this.at;
    while (this.at < this.bytes.length && CHARACTERS[this.bytes.at(this.at) as number] === 0) this.at++;
    if (this.at - start > LONGEST_WORD) throw this.damaged('has too long a word');
    return this.bytes.latin1(start, this.at);
  }

  /** What the pattern finds right here, within so many bytes; otherwise stays where it is. */
  match(pattern: RegExp, within: number): RegExpExecArray | undefined {
    const found = pattern.exec(this.bytes.latin1(this.at, this.at + within));
    this.at += found?.[0].length ?? 0;
    return found ?? undefined;
  }

  expect(keyword: string): void {
    this.skipSpace();
    let at = this.at;
    for (let i = 0; i < keyword.length; i++, at++) {
      if (this.bytes.at(at) !== keyword.charCodeAt(i)) throw this.damaged(`lacks "${keyword}"`);
    }
    if (this.#regular(at)) throw this.damaged(`lacks "${keyword}"`);
    this.at = at;
  }

  /** A number without sign, as in `12 0 obj`. */
  unsigned(): number {
    this.skipSpace();
    const found = this.#digits(LONGEST_UNSIGNED);
    if (found === undefined) throw this.damaged('lacks a number');
    return found;
  }

  object(depth = 0): PdfObject {
    this.#budget.spend();
    if (depth > DEEPEST) throw new PdfTooComplexError(`Its objects are nested more than ${DEEPEST} deep`);
    this.skipSpace();
    const byte = this.bytes.at(this.at);
    if (byte === undefined) throw this.damaged('ends within an object');
    if (CHARACTERS[byte] !== DELIMITER) return this.#plain();
    const next = this.bytes.at(this.at + 1);
    if (byte === 0x2f) {
      const { value, end } = readName(this.bytes, this.at + 1);
      this.at = end;
      return { kind: 'name', value };
    }
    if (byte === 0x5b) return this.#array(depth);
    if (byte === 0x3c && next === 0x3c) return this.#dict(depth);
    if (byte !== 0x28 && byte !== 0x3c) throw this.damaged('has a delimiter out of place');
    const { value, end } = (byte === 0x28 ? readLiteralString : readHexString)(this.bytes, this.at + 1);
    this.at = end;
    return { kind: 'string', bytes: value };
  }

  damaged(what: string): PdfDamagedError {
    return new PdfDamagedError(`The file ${what} near byte ${this.at}`);
  }

  #plain(): PdfObject {
    const start = this.at;
    const whole = this.#digits(LONGEST_INTEGER);
    if (whole !== undefined) {
      const canonical = this.at - start === 1 || this.bytes.at(start) !== 0x30;
      const found = this.#reference(whole);
      if (found !== undefined) return found;
      if (canonical) return { kind: 'number', value: whole };
      this.at = start;
    }
    const word = this.word();
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    if (!NUMBER.test(word)) throw this.damaged('has an unknown word');
    return { kind: 'number', value: Number(word), raw: word };
  }

  /** The rest of a reference whose object number has been read; otherwise stays where it is. */
  #reference(objectNumber: number): PdfRef | undefined {
    const start = this.at;
    this.skipSpace();
    const generation = this.at > start ? this.#digits(LONGEST_GENERATION) : undefined;
    if (generation !== undefined) {
      const after = this.at;
      this.skipSpace();
      if (this.at > after && this.bytes.at(this.at) === 0x52 && !this.#regular(this.at + 1)) {
        this.at++;
        return ref(objectNumber, generation);
      }
    }
    this.at = start;
    return undefined;
  }

  /** A word of digits only; otherwise stays where it is. No string is made, since most of a file's words are numbers. */
  #digits(longest: number): number | undefined {
    let value = 0;
    let at = this.at;
    for (let byte = this.bytes.at(at); byte !== undefined && byte >= 0x30 && byte <= 0x39; byte = this.bytes.at(++at)) {
      value = value * 10 + byte - 0x30;
    }
    if (at === this.at || at - this.at > longest || this.#regular(at)) return undefined;
    this.at = at;
    return value;
  }

  #regular(at: number): boolean {
    return at < this.bytes.length && CHARACTERS[this.bytes.at(at) as number] === 0;
  }

  #array(depth: number): PdfArray {
    this.at++;
    const items: PdfObject[] = [];
    for (;;) {
      this.skipSpace();
      if (this.bytes.at(this.at) === 0x5d) {
        this.at++;
        return array(items);
      }
      items.push(this.object(depth + 1));
    }
  }

  #dict(depth: number): PdfDict {
    this.at += 2;
    const entries = new Map<string, PdfObject>();
    for (;;) {
      this.skipSpace();
      if (this.bytes.at(this.at) === 0x3e && this.bytes.at(this.at + 1) === 0x3e) {
        this.at += 2;
        return { kind: 'dict', entries };
      }
      if (this.bytes.at(this.at) !== 0x2f) throw this.damaged('has a dictionary without a key');
      const { value: key, end } = readName(this.bytes, this.at + 1);
      this.at = end;
      const value = this.object(depth + 1);
      const other = entries.get(key);
      // Readers differ on which of two values holds.
      if (other !== undefined && written(other) !== written(value)) {
        throw this.damaged('has a dictionary with two values for one key');
      }
      entries.set(key, value);
    }
  }
}
