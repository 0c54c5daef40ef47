import { concatBytes, latin1 } from './bytes.js';

/** Puts the bytes that begin at `start` into the memory given, all of it. */
export type FetchBytes = (start: number, into: Uint8Array) => void;

/** Bytes in a page, as a power of two: those of a chunk in the document vault. */
const PAGE_BITS = 16;
/** As many pages come at once when they are read one after another. */
const MOST_PAGES = 16;
/** Smaller files come whole at once. */
const SMALL = 2 ** 20;
/** Room behind a file, so that what is appended to it needs no copy of the whole. */
const ROOM_BEHIND = 4 * 2 ** 20;
const NO_PAGES = new Uint8Array(0);
const nothing = () => {};

/**
 * A file's bytes, of which only those pages are there that were asked for: most of a large PDF are the data of streams,
 * which nobody needs to read. Memory that nobody touches isn't taken from the machine.
 */
export class PdfBytes {
  readonly length: number;
  readonly #room: Uint8Array;
  readonly #memory: Uint8Array;
  /** By page: 1 where it is in the memory. */
  readonly #there: Uint8Array;
  readonly #fetch: FetchBytes;
  readonly #bits: number;
  #next = 0;
  #run = 1;

  private constructor(length: number, room: Uint8Array, there: Uint8Array, fetch: FetchBytes, bits: number) {
    this.length = length;
    this.#room = room;
    this.#memory = room.subarray(0, length);
    this.#there = there;
    this.#fetch = fetch;
    this.#bits = bits;
  }

  /** Bytes that are all there. */
  static of(bytes: Uint8Array): PdfBytes {
    return new PdfBytes(bytes.length, bytes, NO_PAGES, nothing, PAGE_BITS);
  }

  /** Bytes that are fetched when they are needed, each at most once. @throws RangeError for what is no length */
  static fetched(length: number, fetch: FetchBytes, bits = PAGE_BITS): PdfBytes {
    if (!Number.isSafeInteger(length)) throw new RangeError('A file has a length');
    const room = new Uint8Array(length + ROOM_BEHIND);
    return new PdfBytes(length, room, new Uint8Array(Math.ceil(room.length / 2 ** bits)), fetch, bits);
  }

  /** The byte at an offset; undefined behind the end. */
  at(offset: number): number | undefined {
    const page = offset >>> this.#bits;
    if (this.#there[page] === 0) this.#load(page);
    return this.#memory[offset];
  }

  /** The bytes between two offsets, as far as the file goes; never a copy. */
  slice(start: number, end: number): Uint8Array {
    const pages = Math.ceil(Math.min(end, this.length) / 2 ** this.#bits);
    for (let page = Math.floor(start / 2 ** this.#bits); page < pages; page++)
      if (this.#there[page] === 0) this.#load(page);
    return this.#memory.subarray(start, end);
  }

  latin1(start: number, end: number): string {
    return latin1(this.slice(start, end));
  }

  /** The file with an increment behind it. */
  followedBy(increment: Uint8Array): PdfBytes {
    const length = this.length + increment.length;
    if (length > this.#room.length || this.length === this.#room.length)
      return PdfBytes.of(concatBytes([this.slice(0, this.length), increment]));
    // The last page must not be fetched over the increment.
    if (this.length > 0) this.at(this.length - 1);
    this.#room.set(increment, this.length);
    this.#there.fill(1, Math.floor(this.length / 2 ** this.#bits), Math.ceil(length / 2 ** this.#bits));
    return new PdfBytes(length, this.#room, this.#there, this.#fetch, this.#bits);
  }

  #load(page: number): void {
    const [from, most] = this.#window(page);
    const pages = Math.ceil(this.length / 2 ** this.#bits);
    let to = from + 1;
    while (to < from + most && to < pages && this.#there[to] === 0) to++;
    if (page >= pages) return;
    const start = from * 2 ** this.#bits;
    this.#fetch(start, this.#memory.subarray(start, to * 2 ** this.#bits));
    this.#there.fill(1, from, to);
    this.#next = to;
  }

  /** Where to begin and how many pages to fetch: the more, the longer they have been read in sequence. */
  #window(page: number): readonly [from: number, most: number] {
    if (this.length <= SMALL && this.#bits === PAGE_BITS && this.#next === 0) return [0, MOST_PAGES];
    this.#run = page === this.#next ? Math.min(2 * this.#run, MOST_PAGES) : 1;
    return [page, this.#run];
  }
}
