import {
  array,
  dict,
  isKind,
  name,
  type PdfArray,
  type PdfDict,
  type PdfObject,
  type PdfRef,
  type PdfStream,
} from '@attestory/audit/pdf';
import type { PdfDocument } from '../pdf-document.js';
import { activeEntries, activeKinds, isPicturedMedia } from '../active-content.js';

/** What an annotation keeps that plays media no more and only shows its picture. */
const PICTURE_ENTRIES = ['Type', 'Rect', 'P', 'F', 'NM', 'AP', 'AS', 'OC'];
/** They say how to read a stream's data that are elsewhere. */
const ELSEWHERE = ['FFilter', 'FDecodeParms'];

/**
 * Copies objects without what is active in them: actions and media go where they are referred to, so that nothing leads to
 * them any more; what the pages show stays.
 */
export class ActiveContentRemover {
  readonly #document: PdfDocument;
  readonly #reference: (to: PdfRef) => PdfObject;

  /** @param reference gives what stands for a reference in the copy */
  constructor(document: PdfDocument, reference: (to: PdfRef) => PdfObject) {
    this.#document = document;
    this.#reference = reference;
  }

  copy(object: PdfObject): PdfObject {
    if (isKind(object, 'ref')) return this.#reference(object);
    if (isKind(object, 'array')) return this.#array(object);
    if (isKind(object, 'dict')) return this.#dict(object, false);
    return isKind(object, 'stream') ? this.#stream(object) : object;
  }

  #stream({ dict: own, raw }: PdfStream): PdfStream {
    const external = own.entries.has('F') ? ELSEWHERE : [];
    const kept = [...own.entries].filter(([key]) => !external.includes(key));
    return { kind: 'stream', dict: this.#dict(dict(kept), true), raw };
  }

  #dict(own: PdfDict, isStream: boolean): PdfDict {
    const shown = isPicturedMedia(this.#document, own) ? picture(own) : own;
    const active = activeEntries(this.#document, shown, isStream);
    const kept = [...shown.entries].filter(([key, value]) => !active.includes(key) && !this.#goes(value));
    return dict(kept.map(([key, value]) => [key, this.copy(value)] as const));
  }

  #array({ items }: PdfArray): PdfArray {
    const kept = isNameTree(items)
      ? items.filter((item, i) => !this.#goes(i % 2 === 0 ? items[i + 1] : item))
      : items.filter((item) => !this.#goes(item));
    return array(kept.map((item) => this.copy(item)));
  }

  #goes(value: PdfObject | undefined): boolean {
    const target = this.#document.resolve(value);
    const own = isKind(target, 'stream') ? target.dict : target;
    if (!isKind(own, 'dict') || isPicturedMedia(this.#document, own)) return false;
    return activeKinds(this.#document, own).next().done !== true;
  }
}

function picture(annotation: PdfDict): PdfDict {
  const kept = [...annotation.entries].filter(([key]) => PICTURE_ENTRIES.includes(key));
  return dict([...kept, ['Subtype', name('Stamp')] as const]);
}

/** Names and what they name in turns (7.9.6): one goes with the other. */
function isNameTree(items: readonly PdfObject[]): boolean {
  return items.length > 0 && items.length % 2 === 0 && items.every((item, i) => i % 2 === 1 || isKind(item, 'string'));
}
