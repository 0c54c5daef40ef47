import { concatBytes, equalBytes, fromLatin1, hexOf, latin1 } from './syntax/bytes.js';
import { isKind, type PdfDict, type PdfObject, type PdfStream, type PdfString } from './syntax/objects.js';

/** Writes an object as it stands in a file, without `obj` and `endobj`. A stream's /Length must be right already. */
export function serialize(object: PdfObject): Uint8Array {
  if (!isKind(object, 'stream')) return fromLatin1(written(object));
  return concatBytes([fromLatin1(`${written(object.dict)}\nstream\n`), object.raw, fromLatin1('\nendstream')]);
}

/** Whether both would be written in the same way. */
export function isSame(a: PdfObject, b: PdfObject): boolean {
  if (a === b) return true;
  if (!isKind(a, 'stream') || !isKind(b, 'stream')) return !isStream(a) && !isStream(b) && written(a) === written(b);
  return written(a.dict) === written(b.dict) && equalBytes(a.raw, b.raw);
}

const isStream = (object: PdfObject): object is PdfStream => isKind(object, 'stream');

/** What {@link serialize} gives, one character per byte, of anything but a stream. */
export function written(object: PdfObject): string {
  if (object === null) return 'null';
  if (typeof object === 'boolean') return String(object);
  switch (object.kind) {
    case 'number':
      return object.raw ?? String(object.value);
    case 'name':
      return writeName(object.value);
    case 'string':
      return writeString(object);
    case 'ref':
      return `${object.number} ${object.generation} R`;
    case 'array':
      return `[${object.items.map(written).join(' ')}]`;
    case 'dict':
      return writeDict(object);
    case 'stream':
      throw new TypeError('A stream is always an indirect object');
  }
}

function writeDict({ entries }: PdfDict): string {
  return `<< ${[...entries].map(([key, value]) => `${writeName(key)} ${written(value)}`).join(' ')} >>`;
}

function writeName(value: string): string {
  const escaped = value.replace(
    /[^!-~]|[#()<>[\]{}/%]/g,
    (character) => `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `/${escaped}`;
}

function writeString({ bytes }: PdfString): string {
  const characters = latin1(bytes);
  return /^[\x20-\x7e]*$/.test(characters) && !/[()\\]/.test(characters) ? `(${characters})` : `<${hexOf(bytes)}>`;
}
