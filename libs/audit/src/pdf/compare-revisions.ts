import { sentence } from './findings.js';
import { readForm } from './form.js';
import { liveObjects } from './live-objects.js';
import { readPages } from './pages.js';
import { pagesWith } from './pages-with.js';
import { isSame } from './serialize.js';
import type { PdfDocument } from './syntax/document.js';
import { isKind, isName, type PdfDict, type PdfObject, type PdfRef } from './syntax/objects.js';

export interface RevisionChanges {
  /** Kinds of signatures that were added. */
  readonly added: readonly ('signature' | 'time-stamp')[];
  /** Sentences: what else changed. Empty: nothing. */
  readonly other: readonly string[];
  /** Pages, counted from 1, that use objects which changed. */
  readonly pages: readonly number[];
}

/** What an added signature or time stamp must change; everything else of these objects stays. */
const CATALOG_MAY_CHANGE = ['AcroForm', 'Perms', 'DSS', 'Extensions'];
const FORM_MAY_CHANGE = ['Fields', 'SigFlags'];

/**
 * What a later revision did to an earlier one. Nothing is guessed: an object that was there may change only as an added
 * signature needs it (catalog, form, the annotations of its page); whatever else differs is a change.
 */
export function compareRevisions(before: PdfDocument, after: PdfDocument): RevisionChanges {
  return new RevisionComparison(before, after).compare();
}

type Check = (was: PdfObject, is: PdfObject) => void;

class RevisionComparison {
  readonly #before: PdfDocument;
  readonly #after: PdfDocument;
  readonly #added: ('signature' | 'time-stamp')[] = [];
  readonly #other = new Set<string>();
  /** Of objects that changed and may not. */
  readonly #numbers = new Set<number>();

  constructor(before: PdfDocument, after: PdfDocument) {
    this.#before = before;
    this.#after = after;
  }

  compare(): RevisionChanges {
    const [before, after] = [this.#before, this.#after];
    const special = this.#specialObjects();
    for (const [number, entry] of before.xref.entries) {
      const was = at(before, number, entry);
      const is = at(after, number, after.xref.entries.get(number));
      if ((isSection(was) && isSection(is)) || isSame(was, is)) continue;
      const check = special.get(number);
      if (check) check(was, is);
      else this.#replaced(number, was, is);
    }
    if (before.root.number !== after.root.number) this.#other.add(sentence('catalog-replaced'));
    this.#compareInlineForm();
    return { added: this.#added, other: [...this.#other], pages: pagesWith(before, this.#numbers) };
  }

  #replaced(number: number, was: PdfObject, is: PdfObject): void {
    const code = is === null ? 'object-removed' : 'object-replaced';
    this.#other.add(sentence(code, { number, type: kindOf(was) }));
    this.#numbers.add(number);
  }

  /** The objects that a signature has to touch, each with what it may do to them. */
  #specialObjects(): ReadonlyMap<number, Check> {
    const before = this.#before;
    const checks = new Map<number, Check>();
    const listed = (number: number | undefined, place: string, dict: PdfDict, key: string, may: readonly string[]) => {
      const located = (check: Check) => (was: PdfObject, is: PdfObject) => {
        const known = this.#other.size;
        check(was, is);
        if (this.#other.size > known && number !== undefined) this.#numbers.add(number);
      };
      const compare = located((was, is) => this.#compareListed(place, was, is, key, may));
      if (number !== undefined) checks.set(number, compare);
      const list = dict.entries.get(key);
      if (isKind(list, 'ref'))
        checks.set(
          list.number,
          located((was, is) => this.#onlyGrown(was, is, place)),
        );
    };
    checks.set(before.root.number, (was, is) => this.#compareDicts('The catalog', was, is, CATALOG_MAY_CHANGE));
    for (const number of unshown(before)) checks.set(number, () => {});
    const form = readForm(before);
    listed(form.ref?.number, 'The form', form.dict, 'Fields', FORM_MAY_CHANGE);
    for (const [i, page] of readPages(before).entries())
      listed(page.ref.number, `Page ${i + 1}`, page.dict, 'Annots', ['Annots']);
    return checks;
  }

  #compareListed(place: string, was: PdfObject, is: PdfObject, key: string, may: readonly string[]): void {
    if (!this.#compareDicts(place, was, is, may) || !isKind(was, 'dict') || !isKind(is, 'dict')) return;
    this.#onlyGrown(was.entries.get(key), is.entries.get(key), place);
  }

  /** Whether both are dictionaries; what differs beyond the entries that may is a change. */
  #compareDicts(place: string, was: PdfObject, is: PdfObject, may: readonly string[]): boolean {
    if (!isKind(was, 'dict') || !isKind(is, 'dict')) {
      this.#other.add(sentence('turned-other', { place }));
      return false;
    }
    for (const key of new Set([...was.entries.keys(), ...is.entries.keys()]))
      if (!may.includes(key) && !isSame(was.entries.get(key) ?? null, is.entries.get(key) ?? null))
        this.#other.add(sentence('entry-changed', { key, place: place.toLowerCase() }));
    return true;
  }

  /** A form that stands in the catalog itself. */
  #compareInlineForm(): void {
    const [was, is] = [readForm(this.#before), readForm(this.#after)];
    if (!was.ref) this.#compareListed('The form', was.dict, is.dict, 'Fields', FORM_MAY_CHANGE);
    else if (is.ref?.number !== was.ref.number) this.#other.add(sentence('form-replaced'));
  }

  #onlyGrown(was: PdfObject | undefined, is: PdfObject | undefined, place: string): void {
    const [old, now] = [itemsOf(this.#before, was), itemsOf(this.#after, is)];
    if (!old.every((item, i) => isSame(item, now[i] ?? null))) {
      this.#other.add(sentence('entry-lost', { place }));
      return;
    }
    for (const entry of now.slice(old.length)) this.#newField(entry, place);
  }

  #newField(entry: PdfObject, place: string): void {
    const after = this.#after;
    const field = after.resolve(entry);
    const isNew = isKind(entry, 'ref') && !this.#before.xref.entries.has(entry.number);
    if (!isNew || !isKind(field, 'dict') || !isName(after.value(field, 'FT'), 'Sig')) {
      this.#other.add(sentence('entry-added', { place }));
      return;
    }
    const value = after.value(field, 'V');
    const stamp = isKind(value, 'dict') && isName(after.value(value, 'SubFilter'), 'ETSI.RFC3161');
    if (place === 'The form') this.#added.push(stamp ? 'time-stamp' : 'signature');
    if (isVisible(after, field)) this.#other.add(sentence('page-covered'));
  }
}

/**
 * Metadata, the information dictionary and the store of validation data, which writers bring up to date and no page shows;
 * but only where nothing else refers to them, since a page could use them as its contents.
 */
function unshown(document: PdfDocument): readonly number[] {
  const store = document.value(document.catalog, 'DSS');
  const lists = isKind(store, 'dict') ? ['Certs', 'OCSPs', 'CRLs', 'VRI'].map((key) => store.entries.get(key)) : [];
  const { entries } = document.catalog;
  const candidates = [entries.get('Metadata'), document.xref.trailer.entries.get('Info'), entries.get('DSS'), ...lists];
  const numbers = candidates.flatMap((entry) => (isKind(entry, 'ref') ? [entry.number] : []));
  const references = new Map<number, number>();
  const count = (object: PdfObject): void => {
    if (isKind(object, 'ref')) references.set(object.number, (references.get(object.number) ?? 0) + 1);
    else if (isKind(object, 'array')) object.items.forEach(count);
    else if (isKind(object, 'dict')) for (const value of object.entries.values()) count(value);
  };
  for (const object of liveObjects(document))
    for (const value of (isKind(object, 'stream') ? object.dict : object).entries.values())
      if (!isKind(value, 'dict')) count(value);
  return numbers.filter((number) => references.get(number) === 1);
}

function itemsOf(document: PdfDocument, entry: PdfObject | undefined): readonly PdfObject[] {
  const value = document.resolve(entry);
  return isKind(value, 'array') ? value.items : [];
}

function at(
  document: PdfDocument,
  number: number,
  entry: ReturnType<PdfDocument['xref']['entries']['get']>,
): PdfObject {
  if (entry === undefined || entry.type === 'free' || (entry.type === 'offset' && entry.offset === 0)) return null;
  const reference: PdfRef = { kind: 'ref', number, generation: entry.type === 'offset' ? entry.generation : 0 };
  return document.get(reference);
}

/** Cross-reference streams are read by place and object streams are compared by what they hold. */
function isSection(object: PdfObject): boolean {
  return isKind(object, 'stream') && isName(object.dict.entries.get('Type'), 'XRef');
}

function isVisible(document: PdfDocument, field: PdfDict): boolean {
  const rect = document.value(field, 'Rect');
  const [left, bottom, right, top] = isKind(rect, 'array')
    ? rect.items.map((item) => {
        const value = document.resolve(item);
        return isKind(value, 'number') ? value.value : 0;
      })
    : [];
  return left !== right && bottom !== top;
}

function kindOf(object: PdfObject): string {
  const dict = isKind(object, 'stream') ? object.dict : object;
  const type = isKind(dict, 'dict') ? dict.entries.get('Type') : undefined;
  return isKind(type, 'name') ? ` (${type.value})` : '';
}
