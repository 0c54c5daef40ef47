import { createHash } from 'node:crypto';
import {
  array,
  CEILINGS,
  dict,
  highestNumber,
  isKind,
  name,
  number,
  PdfDamagedError,
  type PdfObject,
  type PdfRef,
  ref,
  serialize,
  stream,
  string,
} from '@attestory/audit/pdf';
import type { PdfDocument } from '../pdf-document.js';

/** A classic table has ten digits for an offset. */
const LARGEST_FILE = 9_999_999_999;
/** Entries of the trailer that belong to one section or to a cross-reference stream's own coding. */
const SECTION_ENTRIES = [
  'Prev',
  'XRefStm',
  'Type',
  'W',
  'Index',
  'Filter',
  'DecodeParms',
  'Length',
  'F',
  'FFilter',
  'FDecodeParms',
  'DL',
];

/** New and changed objects, to be appended to a document as one incremental update (7.5.6). */
export class IncrementalUpdate {
  readonly #document: PdfDocument;
  readonly #objects = new Map<number, { readonly generation: number; readonly body: () => Uint8Array }>();
  #next: number;

  constructor(document: PdfDocument) {
    this.#document = document;
    // A reference to nothing must not come to mean one of the new objects.
    this.#next = highestNumber(document) + 1;
  }

  /** A number for an object that is to be set later. */
  reserve(): PdfRef {
    if (this.#next > CEILINGS.objectNumber) throw new PdfDamagedError('The document has no object numbers left');
    return ref(this.#next++);
  }

  set(to: PdfRef, object: PdfObject): void {
    this.setBody(to, () => serialize(object));
  }

  /** @param body gives what stands between `obj` and `endobj` */
  setBody(to: PdfRef, body: () => Uint8Array): void {
    this.#objects.set(to.number, { generation: to.generation, body });
  }

  add(object: PdfObject): PdfRef {
    const to = this.reserve();
    this.set(to, object);
    return to;
  }

  /** The bytes to append, and where in the whole file each object's body begins. */
  write(): { readonly bytes: Buffer; readonly bodies: ReadonlyMap<number, number> } {
    const { source: original, xref } = this.#document;
    const last = original.at(original.length - 1);
    const chunks: Uint8Array[] = last === 10 || last === 13 ? [] : [Buffer.from('\n')];
    let at = original.length + (chunks[0]?.length ?? 0);
    const push = (chunk: Uint8Array): void => {
      chunks.push(chunk);
      at += chunk.length;
    };
    const offsets = new Map<number, { readonly offset: number; readonly generation: number }>();
    const bodies = new Map<number, number>();
    const numbers = [...this.#objects.keys()].sort((a, b) => a - b);
    for (const objectNumber of numbers) {
      const { generation, body } = this.#objects.get(objectNumber) as { generation: number; body: () => Uint8Array };
      offsets.set(objectNumber, { offset: at, generation });
      push(Buffer.from(`${objectNumber} ${generation} obj\n`));
      bodies.set(objectNumber, at);
      push(body());
      push(Buffer.from('\nendobj\n'));
    }
    const digest = createHash('sha256').update(Buffer.concat(chunks)).digest().subarray(0, 16);
    const start = at;
    push(xref.kind === 'table' ? this.#table(offsets, digest) : this.#stream(offsets, digest, start));
    push(Buffer.from(`startxref\n${start}\n%%EOF\n`));
    if (at > LARGEST_FILE) throw new PdfDamagedError('The document is too large for its cross-reference table');
    return { bytes: Buffer.concat(chunks), bodies };
  }

  #trailer(size: number, digest: Uint8Array): Record<string, PdfObject> {
    const { trailer, offset } = this.#document.xref;
    const kept = [...trailer.entries].filter(([key, value]) => value !== null && !SECTION_ENTRIES.includes(key));
    const id = this.#document.value(trailer, 'ID');
    // The second half says which state of the document it is (14.4).
    const first = isKind(id, 'array') ? id.items[0] : undefined;
    return {
      ...Object.fromEntries(kept),
      Size: number(size),
      Prev: number(offset),
      ...(first === undefined ? {} : { ID: array([first, string(digest)]) }),
    };
  }

  #table(
    offsets: ReadonlyMap<number, { readonly offset: number; readonly generation: number }>,
    digest: Uint8Array,
  ): Buffer {
    let table = 'xref\n';
    for (const [first, count] of runs([...offsets.keys()])) {
      table += `${first} ${count}\n`;
      for (let i = first; i < first + count; i++) {
        const { offset, generation } = offsets.get(i) as { offset: number; generation: number };
        table += `${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`;
      }
    }
    const trailer = serialize(dict(this.#trailer(this.#next, digest)));
    return Buffer.concat([Buffer.from(`${table}trailer\n`), trailer, Buffer.from('\n')]);
  }

  #stream(
    offsets: ReadonlyMap<number, { readonly offset: number; readonly generation: number }>,
    digest: Uint8Array,
    start: number,
  ): Buffer {
    const self = this.reserve();
    const all = new Map([...offsets, [self.number, { offset: start, generation: 0 }] as const]);
    const data = Buffer.alloc(all.size * 8);
    [...all.values()].forEach(({ offset, generation }, i) => {
      data.writeUInt8(1, i * 8);
      data.writeUIntBE(offset, i * 8 + 1, 5);
      data.writeUInt16BE(generation, i * 8 + 6);
    });
    const section = stream(
      {
        ...this.#trailer(this.#next, digest),
        Type: name('XRef'),
        W: array([number(1), number(5), number(2)]),
        Index: array(
          runs([...all.keys()])
            .flat()
            .map(number),
        ),
      },
      data,
    );
    return Buffer.concat([Buffer.from(`${self.number} 0 obj\n`), serialize(section), Buffer.from('\nendobj\n')]);
  }
}

/** Ascending numbers as [first, count] of each gapless run. */
function runs(numbers: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const value of numbers) {
    const last = found.at(-1);
    if (last !== undefined && last[0] + last[1] === value) last[1]++;
    else found.push([value, 1]);
  }
  return found;
}
