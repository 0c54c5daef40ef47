import type { PdfDocument } from './syntax/document.js';
import { integer, isKind, type PdfDict, type PdfObject, type PdfRef, type PdfStream } from './syntax/objects.js';

/** More than five digits can say. */
const GENERATIONS = 100_000;

/**
 * Every dictionary and stream that can be reached from the newest trailer, each once.
 * @param onReference is told of every reference on the way, also of those to nothing
 */
export function* liveObjects(
  document: PdfDocument,
  onReference: (reference: PdfRef) => void = () => {},
): Generator<PdfDict | PdfStream> {
  const seen = new Set<number>();
  const waiting: PdfObject[] = [document.xref.trailer];
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    if (isKind(object, 'ref')) {
      const key = object.number * GENERATIONS + object.generation;
      if (seen.has(key)) continue;
      seen.add(key);
      onReference(object);
      // Refused where it leads only in circles; gone through one by one, so that none goes unseen.
      document.resolve(object);
      waiting.push(document.get(object));
    } else if (isKind(object, 'array')) {
      for (const item of object.items) waiting.push(item);
    } else {
      if (!isKind(object, 'dict') && !isKind(object, 'stream')) continue;
      yield object;
      const { entries } = isKind(object, 'stream') ? object.dict : object;
      for (const value of entries.values()) waiting.push(value);
    }
  }
}

/** The highest object number that the document has or refers to. */
export function highestNumber(document: PdfDocument): number {
  let highest = (integer(document.xref.trailer.entries.get('Size')) ?? 1) - 1;
  const consider = ({ number }: { readonly number: number }): void => {
    highest = Math.max(highest, number);
  };
  for (const number of document.xref.entries.keys()) consider({ number });
  const objects = liveObjects(document, consider);
  while (objects.next().done !== true);
  return highest;
}
