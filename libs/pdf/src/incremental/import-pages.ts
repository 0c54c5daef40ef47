import {
  array,
  dict,
  name,
  number,
  type Page,
  PdfDamagedError,
  type PdfDict,
  type PdfObject,
  type PdfRef,
  readPages,
} from '@attestory/audit/pdf';
import type { PdfDocument } from '../pdf-document.js';
import type { IncrementalUpdate } from './update.js';

/** A page of the other document as it will stand in this one; not yet set. */
export interface ImportedPage {
  readonly ref: PdfRef;
  readonly dict: PdfDict;
}

/** Copies the pages of a document and all that they refer to; nothing is inherited from the tree they come to. */
export function importPages(from: PdfDocument, update: IncrementalUpdate, parent: PdfRef): readonly ImportedPage[] {
  const importer = new Importer(from, update);
  const pages = readPages(from).map((page) => {
    const box = inherited(from, page, 'MediaBox');
    if (box === null) throw new PdfDamagedError('A page to be appended has no /MediaBox');
    const contents = page.dict.entries.get('Contents');
    const group = page.dict.entries.get('Group');
    const entries = {
      Type: name('Page'),
      Parent: parent,
      MediaBox: importer.copy(box),
      CropBox: importer.copy(inherited(from, page, 'CropBox') ?? box),
      Rotate: number(0),
      Resources: importer.copy(inherited(from, page, 'Resources') ?? dict({})),
      ...(contents === undefined ? {} : { Contents: importer.copy(contents) }),
      ...(group === undefined ? {} : { Group: importer.copy(group) }),
    };
    return { ref: update.reserve(), dict: dict(entries) };
  });
  importer.finish();
  return pages;
}

function inherited(document: PdfDocument, { dict: own, ancestors }: Page, key: string): PdfObject {
  for (const node of [own, ...ancestors]) {
    const value = node.entries.get(key);
    if (value !== undefined && document.resolve(value) !== null) return value;
  }
  return null;
}

class Importer {
  readonly #from: PdfDocument;
  readonly #update: IncrementalUpdate;
  readonly #copies = new Map<number, PdfRef>();
  readonly #waiting: PdfRef[] = [];

  constructor(from: PdfDocument, update: IncrementalUpdate) {
    this.#from = from;
    this.#update = update;
  }

  /** A copy with the references turned to objects that {@link finish} writes. */
  copy(object: PdfObject): PdfObject {
    if (typeof object !== 'object' || object === null) return object;
    switch (object.kind) {
      case 'ref':
        return this.#reference(object);
      case 'array':
        return array(object.items.map((item) => this.copy(item)));
      case 'dict':
        return this.#dict(object);
      case 'stream':
        return { kind: 'stream', dict: this.#dict(object.dict), raw: object.raw };
      default:
        return object;
    }
  }

  finish(): void {
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      this.#update.set(this.#copies.get(next.number) as PdfRef, this.copy(this.#from.get(next)));
    }
  }

  #dict(object: PdfDict): PdfDict {
    return dict([...object.entries].map(([key, value]) => [key, this.copy(value)] as const));
  }

  #reference(object: PdfRef): PdfRef {
    const known = this.#copies.get(object.number);
    if (known !== undefined) return known;
    const copy = this.#update.reserve();
    this.#copies.set(object.number, copy);
    this.#waiting.push(object);
    return copy;
  }
}
