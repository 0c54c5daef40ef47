import { CEILINGS } from './limits.js';
import { integer, isKind, PdfDamagedError, type PdfDict } from './objects.js';
import type { XrefEntry } from './xref.js';

/**
 * The entries of a cross-reference stream (7.5.8.3).
 * @param spend is told of each subsection's size before its entries are read
 */
export function decodeEntries(
  dict: PdfDict,
  data: Uint8Array,
  spend: (entries: number) => void,
): [number, XrefEntry][] {
  const widths = integers(dict, 'W') ?? [];
  const [first = -1, second = -1, third = -1] = widths;
  if (widths.length !== 3 || Math.max(...widths) > 8 || Math.min(...widths) < 0 || second < 1) {
    throw new PdfDamagedError('A cross-reference stream has malformed widths');
  }
  const index = integers(dict, 'Index') ?? [0, integer(dict.entries.get('Size')) ?? -1];
  if (index.length % 2 !== 0 || index.some((value) => value < 0)) {
    throw new PdfDamagedError('A cross-reference stream has a malformed index');
  }
  const field = (at: number, width: number, fallback: number) => (width === 0 ? fallback : readField(data, at, width));
  const entries: [number, XrefEntry][] = [];
  let at = 0;
  for (let i = 0; i < index.length; i += 2) {
    const [start, count] = [index[i] as number, index[i + 1] as number];
    spend(count);
    if (at + count * (first + second + third) > data.length) {
      throw new PdfDamagedError('A cross-reference stream is too short');
    }
    for (let n = 0; n < count; n++, at += first + second + third) {
      const entry = decodeEntry(
        field(at, first, 1),
        field(at + first, second, 0),
        field(at + first + second, third, 0),
      );
      entries.push([start + n, entry]);
    }
  }
  return entries;
}

/** Some producers write offsets with eight bytes; of more than six the first ones are zeros in any real file. */
function readField(data: Uint8Array, at: number, width: number): number {
  const beyond = Math.max(0, width - 6);
  if (data.subarray(at, at + beyond).some((byte) => byte !== 0))
    throw new PdfDamagedError('A cross-reference stream has an offset outside the file');
  let value = 0;
  for (let i = at + beyond; i < at + width; i++) value = value * 256 + (data[i] as number);
  return value;
}

function decodeEntry(type: number, second: number, third: number): XrefEntry {
  if (type === 0) return { type: 'free' };
  if (type === 1 && third > CEILINGS.generation) throw new PdfDamagedError('A generation number is too high');
  if (type === 1) return { type: 'offset', offset: second, generation: third };
  if (type === 2) return { type: 'compressed', container: second, index: third };
  throw new PdfDamagedError('A cross-reference stream has an entry of an unknown type');
}

function integers(dict: PdfDict, key: string): number[] | undefined {
  const value = dict.entries.get(key);
  if (value === undefined) return undefined;
  if (!isKind(value, 'array')) throw new PdfDamagedError(`/${key} of a cross-reference stream is not an array`);
  return value.items.map((item) => {
    const found = integer(item);
    if (found === undefined) throw new PdfDamagedError(`/${key} of a cross-reference stream has no integers`);
    return found;
  });
}
