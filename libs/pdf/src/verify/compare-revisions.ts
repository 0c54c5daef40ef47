import { readForm } from '../form.js';
import { liveObjects } from '../live-objects.js';
import { readPages } from '../pages.js';
import { serialize } from '../serialize.js';
import type { PdfDocument } from '../syntax/document.js';
import { isKind, isName, type PdfDict, type PdfObject, type PdfRef } from '../syntax/objects.js';

export interface RevisionChanges {
  /** Kinds of signatures that were added. */
  readonly added: readonly ('signature' | 'time-stamp')[];
  /** Sentences: what else changed. Empty: nothing. */
  readonly other: readonly string[];
}

/** What an added signature or time stamp must change; everything else of these objects stays. */
const CATALOG_MAY_CHANGE = ['AcroForm', 'Perms', 'DSS', 'Extensions'];
const FORM_MAY_CHANGE = ['Fields', 'SigFlags'];

/**
 * What a later revision did to an earlier one. Nothing is guessed: an object that was there may change only as an added
 * signature needs it (catalog, form, the annotations of its page); whatever else differs is a change.
 */
export function compareRevisions(before: PdfDocument, after: PdfDocument): RevisionChanges {
  const other: string[] = [];
  const added: ('signature' | 'time-stamp')[] = [];
  const newField = (entry: PdfObject, place: string): void => {
    const field = after.resolve(entry);
    const isNew = isKind(entry, 'ref') && !before.xref.entries.has(entry.number);
    if (!isNew || !isKind(field, 'dict') || !isName(after.value(field, 'FT'), 'Sig')) {
      other.push(`${place} got an entry that is no new signature`);
      return;
    }
    const value = after.value(field, 'V');
    const stamp = isKind(value, 'dict') && isName(after.value(value, 'SubFilter'), 'ETSI.RFC3161');
    if (place === 'The form') added.push(stamp ? 'time-stamp' : 'signature');
    if (isVisible(after, field)) other.push('An added signature covers a part of a page');
  };
  const special = specialObjects(before, after, other, newField);
  for (const [number, entry] of before.xref.entries) {
    const was = at(before, number, entry);
    const is = at(after, number, after.xref.entries.get(number));
    if (was === null && is === null) continue;
    if (isSection(was) && isSection(is)) continue;
    if (same(was, is)) continue;
    const check = special.get(number);
    if (check) check(was, is);
    else other.push(`Object ${number}${kindOf(was)} was ${is === null ? 'removed' : 'replaced'}`);
  }
  if (before.root.number !== after.root.number) other.push('Another catalog took the place of the catalog');
  checkInlineForm(before, after, other, newField);
  return { added, other: [...new Set(other)] };
}

type Check = (was: PdfObject, is: PdfObject) => void;

/** The objects that a signature has to touch, each with what it may do to them. */
function specialObjects(
  before: PdfDocument,
  after: PdfDocument,
  other: string[],
  newField: (entry: PdfObject, place: string) => void,
): ReadonlyMap<number, Check> {
  const checks = new Map<number, Check>();
  const dicts = (place: string, may: readonly string[], more?: (was: PdfDict, is: PdfDict) => void): Check => {
    return (was, is) => {
      if (!isKind(was, 'dict') || !isKind(is, 'dict')) {
        other.push(`${place} became something else`);
        return;
      }
      const keys = new Set([...was.entries.keys(), ...is.entries.keys()]);
      for (const key of keys)
        if (!may.includes(key) && !same(was.entries.get(key) ?? null, is.entries.get(key) ?? null))
          other.push(`/${key} of ${place.toLowerCase()} changed`);
      more?.(was, is);
    };
  };
  checks.set(before.root.number, dicts('The catalog', CATALOG_MAY_CHANGE));
  for (const number of descriptions(before)) checks.set(number, () => {});
  const form = readForm(before);
  const grown = (key: string, place: string) => (was: PdfDict, is: PdfDict) =>
    onlyGrown(before, after, was.entries.get(key), is.entries.get(key), place, other, newField);
  if (form.ref) checks.set(form.ref.number, dicts('The form', FORM_MAY_CHANGE, grown('Fields', 'The form')));
  arrayCheck(checks, before, after, form.dict.entries.get('Fields'), 'The form', other, newField);
  readPages(before).forEach((page, i) => {
    const place = `Page ${i + 1}`;
    checks.set(page.ref.number, dicts(place, ['Annots'], grown('Annots', place)));
    arrayCheck(checks, before, after, page.dict.entries.get('Annots'), place, other, newField);
  });
  return checks;
}

/**
 * Metadata and the information dictionary, which writers bring up to date and no page shows; but only where nothing else
 * refers to them, since a page could use them as its contents.
 */
function descriptions(document: PdfDocument): readonly number[] {
  const candidates = [document.catalog.entries.get('Metadata'), document.xref.trailer.entries.get('Info')];
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

/** An array of fields or annotations that is an object of its own. */
function arrayCheck(
  checks: Map<number, Check>,
  before: PdfDocument,
  after: PdfDocument,
  entry: PdfObject | undefined,
  place: string,
  other: string[],
  newField: (entry: PdfObject, place: string) => void,
): void {
  if (isKind(entry, 'ref'))
    checks.set(entry.number, (was, is) => onlyGrown(before, after, was, is, place, other, newField));
}

/** A form that stands in the catalog itself. */
function checkInlineForm(
  before: PdfDocument,
  after: PdfDocument,
  other: string[],
  newField: (entry: PdfObject, place: string) => void,
): void {
  const [was, is] = [readForm(before), readForm(after)];
  if (was.ref && is.ref?.number === was.ref.number) return;
  if (was.ref) {
    other.push('Another form took the place of the form');
    return;
  }
  for (const key of new Set([...was.dict.entries.keys(), ...is.dict.entries.keys()]))
    if (!FORM_MAY_CHANGE.includes(key) && !same(was.dict.entries.get(key) ?? null, is.dict.entries.get(key) ?? null))
      other.push(`/${key} of the form changed`);
  onlyGrown(before, after, was.dict.entries.get('Fields'), is.dict.entries.get('Fields'), 'The form', other, newField);
}

function onlyGrown(
  before: PdfDocument,
  after: PdfDocument,
  was: PdfObject | undefined,
  is: PdfObject | undefined,
  place: string,
  other: string[],
  newField: (entry: PdfObject, place: string) => void,
): void {
  const [old, now] = [itemsOf(before, was), itemsOf(after, is)];
  if (!old.every((item, i) => same(item, now[i] ?? null))) {
    other.push(`${place} lost an entry, or one changed`);
    return;
  }
  for (const entry of now.slice(old.length)) newField(entry, place);
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

function same(a: PdfObject, b: PdfObject): boolean {
  return a === b || serialize(a).equals(serialize(b));
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
