import type { Inflate } from '../platform.js';
import { decode, InflationBudget } from './filters.js';
import { readIndirectObject } from './indirect.js';
import { Lexer } from './lexer.js';
import { CEILINGS } from './limits.js';
import { ObjectBudget } from './object-budget.js';
import {
  integer,
  isKind,
  isName,
  PdfDamagedError,
  type PdfDict,
  type PdfObject,
  type PdfRef,
  PdfTooComplexError,
} from './objects.js';
import { PdfBytes } from './pdf-bytes.js';
import { readXref, type Xref } from './xref.js';

interface ObjectStream {
  readonly data: Uint8Array;
  readonly index: readonly { readonly number: number; readonly offset: number }[];
}

function misplaced(objectNumber: number): PdfDamagedError {
  return new PdfDamagedError(`Object ${objectNumber} is not where the cross-reference data say`);
}

/** A PDF whose objects are read when they are asked for. */
export class PdfDocument {
  readonly source: PdfBytes;
  readonly xref: Xref;
  /** How streams are inflated where it runs. */
  readonly inflate: Inflate;
  readonly #budget = new ObjectBudget(CEILINGS.objects);
  readonly #inflation: InflationBudget;
  readonly #objects = new Map<number, PdfObject>();
  readonly #streams = new Map<number, ObjectStream>();
  readonly #reading = new Set<number>();

  /**
   * Reads the cross-reference data only.
   * @throws PdfDamagedError, PdfTooComplexError; so do all methods
   */
  constructor(bytes: Uint8Array | PdfBytes, inflate: Inflate) {
    this.inflate = inflate;
    this.#inflation = new InflationBudget(CEILINGS.inflated, inflate);
    this.source = bytes instanceof PdfBytes ? bytes : PdfBytes.of(bytes);
    this.xref = readXref(this.source, this.#budget, this.#inflation);
  }

  /** The whole file. */
  get bytes(): Uint8Array {
    return this.source.slice(0, this.source.length);
  }

  /** The document that its first bytes are. */
  revision(length: number): PdfDocument {
    return new PdfDocument(this.bytes.subarray(0, length), this.inflate);
  }

  /** The object itself where it is no reference; null for what isn't there (7.3.10). */
  resolve(object: PdfObject | undefined): PdfObject {
    let found = object ?? null;
    for (let steps = 0; isKind(found, 'ref'); steps++) {
      if (steps > CEILINGS.nesting) throw new PdfDamagedError('References lead only to references');
      found = this.get(found);
    }
    return found;
  }

  /** The object that a reference names, which may be a reference again. */
  get({ number: objectNumber, generation }: PdfRef): PdfObject {
    if (objectNumber > CEILINGS.objectNumber) throw new PdfDamagedError('A reference has too high a number');
    const entry = this.xref.entries.get(objectNumber);
    if (entry === undefined || entry.type === 'free') return null;
    if (generation !== (entry.type === 'offset' ? entry.generation : 0)) {
      // By 7.3.10 that is null, but many readers don't look at the generation.
      throw new PdfDamagedError(`A reference to object ${objectNumber} has another generation than the object`);
    }
    const known = this.#objects.get(objectNumber);
    if (known !== undefined) return known;
    if (this.#reading.has(objectNumber)) throw new PdfDamagedError(`Object ${objectNumber} needs itself to be read`);
    if (this.#reading.size >= CEILINGS.nesting)
      throw new PdfTooComplexError('Reading one object needs too many others');
    this.#reading.add(objectNumber);
    try {
      const object =
        entry.type === 'offset'
          ? this.#readAt(objectNumber, generation, entry.offset)
          : this.#readCompressed(objectNumber, entry.container, entry.index);
      this.#objects.set(objectNumber, object);
      return object;
    } finally {
      this.#reading.delete(objectNumber);
    }
  }

  /** A dictionary's value with references followed. */
  value(dict: PdfDict, key: string): PdfObject {
    return this.resolve(dict.entries.get(key));
  }

  /** The dictionary that a value must be. */
  dict(object: PdfObject | undefined, what: string): PdfDict {
    const found = this.resolve(object);
    if (!isKind(found, 'dict')) throw new PdfDamagedError(`${what} is not a dictionary`);
    return found;
  }

  /** The array that a value must be. */
  items(object: PdfObject | undefined, what: string): readonly PdfObject[] {
    const found = this.resolve(object);
    if (!isKind(found, 'array')) throw new PdfDamagedError(`${what} is not an array`);
    return found.items;
  }

  /** Checks that every object, also one that nothing refers to, is where the cross-reference data say. */
  verifyOffsets(): void {
    for (const [objectNumber, entry] of this.xref.entries) {
      if (entry.type === 'compressed') this.#compressedOffset(objectNumber, entry.container, entry.index);
      // Some producers write unused objects so; readers take them for free ones.
      if (entry.type !== 'offset' || entry.offset === 0) continue;
      const lexer = this.#lexerAt(objectNumber, entry.offset);
      if (lexer.unsigned() !== objectNumber || lexer.unsigned() !== entry.generation) throw misplaced(objectNumber);
      lexer.expect('obj');
    }
  }

  get root(): PdfRef {
    const root = this.xref.trailer.entries.get('Root');
    if (!isKind(root, 'ref')) throw new PdfDamagedError('The trailer has no /Root');
    return root;
  }

  get catalog(): PdfDict {
    const catalog = this.dict(this.root, 'The catalog');
    if (!isName(this.value(catalog, 'Type'), 'Catalog')) throw new PdfDamagedError('The catalog is none');
    return catalog;
  }

  /** True where any section says so: readers differ on whose word holds. */
  get encrypted(): boolean {
    return this.xref.trailers.some((trailer) => this.value(trailer, 'Encrypt') !== null);
  }

  #readAt(objectNumber: number, generation: number, offset: number): PdfObject {
    const found = readIndirectObject(this.#lexerAt(objectNumber, offset), (length) => this.resolve(length));
    if (found.number !== objectNumber || found.generation !== generation) throw misplaced(objectNumber);
    return found.object;
  }

  #lexerAt(objectNumber: number, offset: number): Lexer {
    if (offset <= 0 || offset >= this.source.length) {
      throw new PdfDamagedError(`The offset of object ${objectNumber} is outside the file`);
    }
    const lexer = new Lexer(this.source, 0, this.#budget);
    lexer.jump(offset);
    return lexer;
  }

  #readCompressed(objectNumber: number, container: number, index: number): PdfObject {
    const { start, end } = this.#compressedOffset(objectNumber, container, index);
    const data = PdfBytes.of(this.#objectStream(container).data.subarray(0, end));
    return new Lexer(data, start, this.#budget).object();
  }

  #compressedOffset(objectNumber: number, container: number, index: number): { start: number; end: number } {
    const { data, index: numbers } = this.#objectStream(container);
    const found = numbers[index];
    if (found?.number !== objectNumber) throw misplaced(objectNumber);
    const end = numbers[index + 1]?.offset ?? data.length;
    // Objects may not overlap: many numbers for one text would make a small file a huge one.
    if (end < found.offset) throw new PdfDamagedError(`The objects in stream ${container} are out of order`);
    return { start: found.offset, end };
  }

  #objectStream(container: number): ObjectStream {
    const known = this.#streams.get(container);
    if (known !== undefined) return known;
    const entry = this.xref.entries.get(container);
    const found = entry?.type === 'offset' ? this.get({ kind: 'ref', number: container, generation: 0 }) : null;
    if (!isKind(found, 'stream') || !isName(found.dict.entries.get('Type'), 'ObjStm')) {
      throw new PdfDamagedError(`Object ${container} is not an object stream`);
    }
    const data = decode(found.dict, found.raw, this.#inflation);
    const count = integer(this.value(found.dict, 'N')) ?? -1;
    const first = integer(this.value(found.dict, 'First')) ?? -1;
    if (count < 0 || first < 0 || first > data.length) throw new PdfDamagedError('An object stream is malformed');
    const lexer = new Lexer(PdfBytes.of(data.subarray(0, first)), 0, this.#budget);
    const index: { number: number; offset: number }[] = [];
    for (let i = 0; i < count; i++) index.push({ number: lexer.unsigned(), offset: first + lexer.unsigned() });
    const stream = { data, index };
    this.#streams.set(container, stream);
    return stream;
  }
}
