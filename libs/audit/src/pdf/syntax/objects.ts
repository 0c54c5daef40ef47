import { fromLatin1, latin1 } from './bytes.js';

/** The object types of PDF (ISO 32000-2, 7.3). A stream's data stay as they are in the file, still filtered. */
export type PdfObject = null | boolean | PdfNumber | PdfName | PdfString | PdfRef | PdfArray | PdfDict | PdfStream;

export interface PdfNumber {
  readonly kind: 'number';
  readonly value: number;
  /** As written in the file, so that writing it again loses no digit; absent where that is `String(value)`. */
  readonly raw?: string;
}

export interface PdfName {
  readonly kind: 'name';
  /** Decoded (#xx), one character per byte, without the slash. */
  readonly value: string;
}

export interface PdfString {
  readonly kind: 'string';
  readonly bytes: Uint8Array;
}

export interface PdfRef {
  readonly kind: 'ref';
  readonly number: number;
  readonly generation: number;
}

export interface PdfArray {
  readonly kind: 'array';
  readonly items: readonly PdfObject[];
}

export interface PdfDict {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, PdfObject>;
}

export interface PdfStream {
  readonly kind: 'stream';
  readonly dict: PdfDict;
  readonly raw: Uint8Array;
}

/** The file breaks a rule that readers would have to guess around. */
export class PdfDamagedError extends Error {
  override readonly name = 'PdfDamagedError';
}

/** The file is beyond a ceiling that sound documents stay below. */
export class PdfTooComplexError extends Error {
  override readonly name = 'PdfTooComplexError';
}

export const name = (value: string): PdfName => ({ kind: 'name', value });
export const number = (value: number): PdfNumber =>
  Number.isSafeInteger(value) ? { kind: 'number', value } : { kind: 'number', value, raw: plainDecimal(value) };
export const ref = (objectNumber: number, generation = 0): PdfRef => ({
  kind: 'ref',
  number: objectNumber,
  generation,
});
export const array = (items: readonly PdfObject[]): PdfArray => ({ kind: 'array', items });
export const string = (bytes: Uint8Array): PdfString => ({ kind: 'string', bytes });

export function dict(entries: Readonly<Record<string, PdfObject>> | Iterable<readonly [string, PdfObject]>): PdfDict {
  const pairs =
    Symbol.iterator in entries ? (entries as Iterable<readonly [string, PdfObject]>) : Object.entries(entries);
  return { kind: 'dict', entries: new Map(pairs) };
}

/** A copy of the dictionary with some entries set. */
export function withEntries(base: PdfDict, entries: Readonly<Record<string, PdfObject>>): PdfDict {
  return { kind: 'dict', entries: new Map([...base.entries, ...Object.entries(entries)]) };
}

export function stream(entries: Readonly<Record<string, PdfObject>>, raw: Uint8Array): PdfStream {
  return { kind: 'stream', dict: dict({ ...entries, Length: number(raw.length) }), raw };
}

/** A text string (7.9.2): ASCII as it is, anything else as UTF-16BE with its byte order mark. */
export function text(value: string): PdfString {
  if (/^[\x20-\x7e]*$/.test(value)) return string(fromLatin1(value));
  return string(utf16(`\ufeff${value}`));
}

/** What a text string says: the inverse of {@link text}. */
export function plainText(bytes: Uint8Array): string {
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return latin1(bytes);
  let text = '';
  for (let at = 2; at < bytes.length; at += 2)
    text += String.fromCharCode(((bytes[at] as number) << 8) | (bytes[at + 1] ?? 0));
  return text;
}

export function isKind<K extends Exclude<PdfObject, null | boolean>['kind']>(
  object: PdfObject | undefined,
  kind: K,
): object is Extract<PdfObject, { readonly kind: K }> {
  return typeof object === 'object' && object !== null && object.kind === kind;
}

export function isName(object: PdfObject | undefined, value: string): boolean {
  return isKind(object, 'name') && object.value === value;
}

/** The number's value where it is an integer that arithmetic keeps exact; undefined otherwise. */
export function integer(object: PdfObject | undefined): number | undefined {
  return isKind(object, 'number') && Number.isSafeInteger(object.value) ? object.value : undefined;
}

/** Big-endian. */
function utf16(value: string): Uint8Array {
  const bytes = new Uint8Array(value.length * 2);
  for (let i = 0; i < value.length; i++) {
    bytes[2 * i] = value.charCodeAt(i) >> 8;
    bytes[2 * i + 1] = value.charCodeAt(i) & 255;
  }
  return bytes;
}

function plainDecimal(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError('PDF has no number that is not finite');
  return value.toFixed(6).replace(/\.?0+$/, '');
}
