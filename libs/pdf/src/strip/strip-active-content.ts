import {
  dict,
  number,
  type PdfBytes,
  PdfDamagedError,
  type PdfObject,
  type PdfRef,
  readPages,
  ref,
  serialize,
} from '@attestory/audit/pdf';
import { PdfDocument } from '../pdf-document.js';
import { ActiveContentRemover } from './without-active-content.js';

const MARK = Buffer.from('\n%\xe2\xe3\xcf\xd3\n', 'latin1');
/** What a trailer says of the document; the rest says where things are in the file. */
const TRAILER_ENTRIES = ['Root', 'Info', 'ID'];

/**
 * Writes a document anew, without its active content, its earlier revisions, and whatever nothing leads to. The same
 * document gives the same bytes.
 * @throws PdfDamagedError, PdfTooComplexError
 */
export function stripActiveContent(bytes: Uint8Array | PdfBytes): Buffer {
  const document = new PdfDocument(bytes);
  const stripped = new Rewriting(document).write();
  if (readPages(new PdfDocument(stripped)).length !== readPages(document).length)
    throw new PdfDamagedError('Some of its pages are a part of its active content');
  return stripped;
}

/** One file from everything that can be reached from the trailer; numbered in the order of being reached. */
class Rewriting {
  readonly #document: PdfDocument;
  readonly #remover: ActiveContentRemover;
  readonly #numbers = new Map<number, PdfRef>();
  readonly #waiting: PdfRef[] = [];
  readonly #chunks: Uint8Array[] = [];
  #at = 0;

  constructor(document: PdfDocument) {
    this.#document = document;
    this.#remover = new ActiveContentRemover(document, (to) => this.#reference(to));
  }

  write(): Buffer {
    const { source, xref } = this.#document;
    this.#push(source.slice(0, '%PDF-1.7'.length), MARK);
    const about = [...xref.trailer.entries].filter(([key]) => TRAILER_ENTRIES.includes(key));
    const trailer = this.#remover.copy(dict(about)) as ReturnType<typeof dict>;
    const offsets: number[] = [];
    for (let i = 0; i < this.#waiting.length; i++) {
      offsets.push(this.#at);
      this.#object(i + 1, this.#document.get(this.#waiting[i] as PdfRef));
    }
    const start = this.#at;
    const size = offsets.length + 1;
    const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
    const head = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n`;
    const end = serialize(dict([...trailer.entries, ['Size', number(size)] as const]));
    this.#push(Buffer.from(head), end, Buffer.from(`\nstartxref\n${start}\n%%EOF\n`));
    return Buffer.concat(this.#chunks);
  }

  #object(objectNumber: number, object: PdfObject): void {
    const copy = this.#remover.copy(object);
    const opening = Buffer.from(`${objectNumber} 0 obj\n`);
    const closing = Buffer.from('\nendobj\n');
    if (typeof copy !== 'object' || copy === null || copy.kind !== 'stream') {
      this.#push(opening, serialize(copy), closing);
      return;
    }
    const own = dict([...copy.dict.entries, ['Length', number(copy.raw.length)] as const]);
    const data = [Buffer.from('\nstream\n'), copy.raw, Buffer.from('\nendstream')];
    this.#push(opening, serialize(own), ...data, closing);
  }

  /** A reference to nothing is null (7.3.10). */
  #reference(to: PdfRef): PdfObject {
    if (this.#document.get(to) === null) return null;
    const known = this.#numbers.get(to.number);
    if (known !== undefined) return known;
    this.#waiting.push(to);
    const own = ref(this.#waiting.length);
    this.#numbers.set(to.number, own);
    return own;
  }

  #push(...chunks: readonly Uint8Array[]): void {
    for (const chunk of chunks) {
      this.#chunks.push(chunk);
      this.#at += chunk.length;
    }
  }
}
