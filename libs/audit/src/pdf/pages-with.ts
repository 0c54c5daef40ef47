import { type Page, readPages } from './pages.js';
import type { PdfDocument } from './syntax/document.js';
import { isKind, isName, type PdfObject } from './syntax/objects.js';

/** Objects looked at, over all pages; a document that needs more has no pages told. */
const MOST_STEPS = 500_000;

/** The pages, counted from 1, that use one of these objects. */
export function pagesWith(document: PdfDocument, numbers: ReadonlySet<number>): readonly number[] {
  if (numbers.size === 0) return [];
  const found: number[] = [];
  let left = MOST_STEPS;
  for (const [i, page] of readPages(document).entries()) {
    left = search(document, page, numbers, left, () => found.push(i + 1));
    if (left <= 0) return [];
  }
  return found;
}

/** Gives how many steps are left. */
function search(
  document: PdfDocument,
  { ref, dict, ancestors }: Page,
  numbers: ReadonlySet<number>,
  steps: number,
  onFound: () => void,
): number {
  const seen = new Set<number>([ref.number]);
  const inherited = ancestors.flatMap((node) => node.entries.get('Resources') ?? []);
  const own = [...dict.entries].flatMap(([key, value]) => (key === 'Parent' ? [] : [value]));
  const waiting: PdfObject[] = [...own, ...inherited];
  let left = steps;
  let isFound = numbers.has(ref.number);
  for (let object = waiting.pop(); object !== undefined && !isFound && left > 0; object = waiting.pop(), left--) {
    if (isKind(object, 'ref')) {
      if (seen.has(object.number)) continue;
      seen.add(object.number);
      if (isPage(document, object)) continue;
      isFound = numbers.has(object.number);
      waiting.push(document.resolve(object));
    } else for (const part of partsOf(object)) waiting.push(part);
  }
  if (isFound) onFound();
  return left;
}

function partsOf(object: PdfObject): Iterable<PdfObject> {
  if (isKind(object, 'array')) return object.items;
  if (isKind(object, 'stream')) return object.dict.entries.values();
  return isKind(object, 'dict') ? object.entries.values() : [];
}

/** Links lead to other pages, which are not a part of this one. */
function isPage(document: PdfDocument, object: PdfObject): boolean {
  const target = document.resolve(object);
  const type = isKind(target, 'dict') ? document.value(target, 'Type') : null;
  return isName(type, 'Page') || isName(type, 'Pages');
}
