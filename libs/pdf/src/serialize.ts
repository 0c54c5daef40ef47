import type { PdfDict, PdfObject, PdfString } from './syntax/objects.js';

/** Writes an object as it stands in a file, without `obj` and `endobj`. A stream's /Length must be right already. */
export function serialize(object: PdfObject): Buffer {
  if (typeof object !== 'object' || object === null || object.kind !== 'stream') {
    return Buffer.from(write(object), 'latin1');
  }
  return Buffer.concat([
    Buffer.from(`${write(object.dict)}\nstream\n`, 'latin1'),
    object.raw,
    Buffer.from('\nendstream', 'latin1'),
  ]);
}

function write(object: PdfObject): string {
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
      return `[${object.items.map(write).join(' ')}]`;
    case 'dict':
      return writeDict(object);
    case 'stream':
      throw new TypeError('A stream is always an indirect object');
  }
}

function writeDict({ entries }: PdfDict): string {
  return `<< ${[...entries].map(([key, value]) => `${writeName(key)} ${write(value)}`).join(' ')} >>`;
}

function writeName(value: string): string {
  const escaped = value.replace(
    /[^!-~]|[#()<>[\]{}/%]/g,
    (character) => `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `/${escaped}`;
}

function writeString({ bytes }: PdfString): string {
  const characters = Buffer.from(bytes).toString('latin1');
  return /^[\x20-\x7e]*$/.test(characters) && !/[()\\]/.test(characters)
    ? `(${characters})`
    : `<${Buffer.from(bytes).toString('hex')}>`;
}
