import { decode, type InflationBudget } from './filters.js';
import { readIndirectObject } from './indirect.js';
import { Lexer } from './lexer.js';
import { CEILINGS } from './limits.js';
import type { ObjectBudget } from './object-budget.js';
import { integer, isKind, isName, PdfDamagedError, type PdfDict, PdfTooComplexError } from './objects.js';
import type { PdfBytes } from './pdf-bytes.js';
import { decodeEntries } from './xref-stream.js';

/** Where an object is. */
export type XrefEntry =
  | { readonly type: 'free' }
  | { readonly type: 'offset'; readonly offset: number; readonly generation: number }
  | { readonly type: 'compressed'; readonly container: number; readonly index: number };

/** What the cross-reference data say, from the newest section to the oldest; the newest entry of an object holds. */
export interface Xref {
  readonly entries: ReadonlyMap<number, XrefEntry>;
  /** Of the newest section. */
  readonly trailer: PdfDict;
  /** Of all sections, the newest first. */
  readonly trailers: readonly PdfDict[];
  /** Of the newest section; a hybrid one is a table. */
  readonly kind: 'table' | 'stream';
  /** What `startxref` says. */
  readonly offset: number;
}

/** Tables have a fixed layout (7.5.4), which readers count on; only how lines end differs between producers. */
const SUBSECTION = /^[ \r\n]*(\d{1,10}) (\d{1,10})[ \r\n]{1,3}/;
const TABLE_ENTRY = /^(\d{10}) (\d{5}) ([nf])[ \r\n]{1,3}/;

interface Section {
  readonly kind: 'table' | 'stream';
  readonly entries: readonly (readonly [number, XrefEntry])[];
  readonly trailer: PdfDict;
}

/** Follows the cross-reference sections strictly as `startxref` says: nothing is searched for and nothing repaired. */
export function readXref(bytes: PdfBytes, objects: ObjectBudget, inflation: InflationBudget): Xref {
  const offset = readStartXref(bytes, objects);
  const reader = new SectionReader(bytes, objects, inflation);
  const entries = new Map<number, XrefEntry>();
  const sections: Section[] = [];
  for (let next: number | undefined = offset; next !== undefined; ) {
    const section = reader.read(next);
    sections.push(section);
    const hidden = section.kind === 'table' ? pointer(section.trailer, 'XRefStm') : undefined;
    const stream = hidden === undefined ? undefined : reader.read(hidden);
    if (stream?.kind === 'table') throw new PdfDamagedError('A hybrid section points to a table');
    // A hybrid table calls the objects of its stream free (7.5.8.4), so the stream comes before what is free.
    add(
      entries,
      section.entries.filter(([, entry]) => stream === undefined || entry.type !== 'free'),
    );
    if (stream !== undefined) add(entries, [...stream.entries, ...section.entries]);
    next = pointer(section.trailer, 'Prev');
  }
  const [newest] = sections as [Section, ...Section[]];
  checkSize(entries, newest.trailer);
  return {
    entries,
    trailer: newest.trailer,
    trailers: sections.map(({ trailer }) => trailer),
    kind: newest.kind,
    offset,
  };
}

function add(entries: Map<number, XrefEntry>, more: Section['entries']): void {
  for (const [objectNumber, entry] of more) if (!entries.has(objectNumber)) entries.set(objectNumber, entry);
}

function pointer(trailer: PdfDict, key: 'Prev' | 'XRefStm'): number | undefined {
  const value = trailer.entries.get(key);
  if (value === undefined) return undefined;
  const offset = integer(value);
  if (offset === undefined) throw new PdfDamagedError(`/${key} of a trailer is not an offset`);
  return offset;
}

/** Readers differ on which of two entries of one section holds. */
function checkRepeated({ entries }: Section): void {
  const seen = new Map<number, XrefEntry>();
  for (const [objectNumber, entry] of entries) {
    const other = seen.get(objectNumber);
    if (other !== undefined && JSON.stringify(other) !== JSON.stringify(entry)) {
      throw new PdfDamagedError(`A cross-reference section has two entries for object ${objectNumber}`);
    }
    seen.set(objectNumber, entry);
  }
}

/** Readers ignore entries beyond /Size, or don't. */
function checkSize(entries: ReadonlyMap<number, XrefEntry>, trailer: PdfDict): void {
  const size = integer(trailer.entries.get('Size'));
  if (size === undefined || size < 1 || size > CEILINGS.objectNumber + 1) {
    throw new PdfDamagedError('The trailer has no sensible /Size');
  }
  for (const [objectNumber, { type }] of entries) {
    if (objectNumber >= size && type !== 'free') throw new PdfDamagedError('The /Size of the trailer is too small');
  }
}

function readStartXref(bytes: PdfBytes, objects: ObjectBudget): number {
  const tail = Math.max(0, bytes.length - CEILINGS.tail);
  const end = bytes.latin1(tail, bytes.length);
  const marker = end.lastIndexOf('%%EOF');
  const keyword = end.lastIndexOf('startxref');
  if (marker < 0 || keyword < 0 || keyword > marker) throw new PdfDamagedError('The end of the file is missing');
  const found = /^startxref[\0\t\n\f\r ]+(\d{1,12})[\0\t\n\f\r ]+%%EOF/.exec(end.slice(keyword));
  if (found === null) throw new PdfDamagedError('"startxref" is malformed');
  objects.spend();
  return Number(found[1]);
}

/** Reads single sections, each at most once. */
class SectionReader {
  readonly #bytes: PdfBytes;
  readonly #objects: ObjectBudget;
  readonly #inflation: InflationBudget;
  readonly #seen = new Set<number>();
  #entries = 0;

  constructor(bytes: PdfBytes, objects: ObjectBudget, inflation: InflationBudget) {
    this.#bytes = bytes;
    this.#objects = objects;
    this.#inflation = inflation;
  }

  read(offset: number): Section {
    if (offset < 0 || offset >= this.#bytes.length)
      throw new PdfDamagedError('A cross-reference offset is outside the file');
    if (this.#seen.has(offset)) throw new PdfDamagedError('The cross-reference sections go round in a loop');
    this.#seen.add(offset);
    if (this.#seen.size > CEILINGS.sections) throw new PdfTooComplexError('It has too many cross-reference sections');
    const lexer = new Lexer(this.#bytes, 0, this.#objects);
    lexer.jump(offset);
    const section = lexer.word() === 'xref' ? this.#table(lexer) : this.#stream(lexer, offset);
    checkRepeated(section);
    return section;
  }

  #spend(entries: number): void {
    this.#entries += entries;
    if (this.#entries > CEILINGS.entries)
      throw new PdfTooComplexError('Its cross-reference data have too many entries');
  }

  #table(lexer: Lexer): Section {
    const entries: [number, XrefEntry][] = [];
    for (;;) {
      const subsection = lexer.match(SUBSECTION, 40);
      if (subsection === undefined) break;
      const [start, count] = [Number(subsection[1]), Number(subsection[2])];
      this.#spend(count);
      for (let i = 0; i < count; i++) entries.push([start + i, readTableEntry(lexer)]);
    }
    lexer.expect('trailer');
    const trailer = lexer.object();
    if (!isKind(trailer, 'dict')) throw lexer.damaged('has no trailer dictionary');
    return { kind: 'table', entries, trailer };
  }

  #stream(lexer: Lexer, offset: number): Section {
    lexer.jump(offset);
    const { object } = readIndirectObject(lexer, (length) => length ?? null);
    if (!isKind(object, 'stream') || !isName(object.dict.entries.get('Type'), 'XRef')) {
      throw lexer.damaged('has no cross-reference section');
    }
    const data = decode(object.dict, object.raw, this.#inflation);
    const entries = decodeEntries(object.dict, data, (count) => this.#spend(count));
    return { kind: 'stream', entries, trailer: object.dict };
  }
}

function readTableEntry(lexer: Lexer): XrefEntry {
  const found = lexer.match(TABLE_ENTRY, 21);
  if (found === undefined) throw lexer.damaged('has a malformed cross-reference entry');
  const [offset, generation] = [Number(found[1]), Number(found[2])];
  if (generation > CEILINGS.generation) throw lexer.damaged('has too high a generation number');
  return found[3] === 'f' ? { type: 'free' } : { type: 'offset', offset, generation };
}
