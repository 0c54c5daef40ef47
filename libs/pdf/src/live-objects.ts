import type { PdfDocument } from './syntax/document.js';
import { isKind, type PdfDict, type PdfObject, type PdfStream } from './syntax/objects.js';

/** Every dictionary and stream that can be reached from the trailers, each once. */
export function* liveObjects(document: PdfDocument): Generator<PdfDict | PdfStream> {
  const seen = new Set<string>();
  const waiting: PdfObject[] = [document.root, ...document.xref.trailers.map((t) => t.entries.get('Info') ?? null)];
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    if (isKind(object, 'ref')) {
      const key = `${object.number} ${object.generation}`;
      if (seen.has(key)) continue;
      seen.add(key);
      waiting.push(document.resolve(object));
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
