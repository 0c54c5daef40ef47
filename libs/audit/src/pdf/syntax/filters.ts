import type { Inflate } from '../platform.js';
import {
  integer,
  isKind,
  isName,
  PdfDamagedError,
  type PdfDict,
  type PdfObject,
  PdfTooComplexError,
} from './objects.js';

/** Bytes that streams may still inflate to, over a whole document. */
export class InflationBudget {
  #left: number;
  readonly #inflate: Inflate;

  constructor(bytes: number, inflate: Inflate) {
    this.#left = bytes;
    this.#inflate = inflate;
  }

  inflate(raw: Uint8Array): Uint8Array {
    let data: Uint8Array;
    try {
      data = this.#inflate(raw, Math.max(this.#left, 1));
    } catch (cause) {
      if ((cause as Error).name === 'RangeError') throw new PdfTooComplexError('Its streams inflate to too many bytes');
      throw new PdfDamagedError('A compressed stream cannot be inflated', { cause });
    }
    this.#left -= data.length;
    return data;
  }
}

/**
 * Undoes the filters of a cross-reference or object stream: none or FlateDecode, with predictors. Both must be direct
 * in `dict`, since neither kind of stream may need another object to be read.
 */
export function decode(dict: PdfDict, raw: Uint8Array, budget: InflationBudget): Uint8Array {
  const filter = only(dict.entries.get('Filter'));
  const parameters = only(dict.entries.get('DecodeParms'));
  if (filter === null) return raw;
  if (!isName(filter, 'FlateDecode')) throw new PdfDamagedError('A structural stream has an unusual filter');
  const data = budget.inflate(raw);
  if (parameters === null) return data;
  if (!isKind(parameters, 'dict')) throw new PdfDamagedError('A structural stream has malformed filter parameters');
  return unpredict(parameters, data);
}

function only(object: PdfObject | undefined): PdfObject {
  if (!isKind(object, 'array')) return object ?? null;
  if (object.items.length > 1) throw new PdfDamagedError('A structural stream has several filters');
  return object.items[0] ?? null;
}

function unpredict(parameters: PdfDict, data: Uint8Array): Uint8Array {
  const setting = (key: string, fallback: number): number => {
    const value = parameters.entries.get(key);
    return value === undefined ? fallback : (integer(value) ?? -1);
  };
  const predictor = setting('Predictor', 1);
  if (predictor === 1) return data;
  const columns = setting('Columns', 1);
  const ordinary = setting('Colors', 1) === 1 && setting('BitsPerComponent', 8) === 8;
  if (!ordinary || columns < 1 || columns > 1024 || predictor < 10 || predictor > 15) {
    throw new PdfDamagedError('A structural stream has an unusual predictor');
  }
  return unpredictPng(data, columns);
}

function unpredictPng(data: Uint8Array, columns: number): Uint8Array {
  if (data.length % (columns + 1) !== 0) throw new PdfDamagedError('A structural stream ends within a row');
  const rows = data.length / (columns + 1);
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const type = data[row * (columns + 1)] as number;
    if (type > 4) throw new PdfDamagedError('A structural stream has an unknown row predictor');
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const left = column > 0 ? (out[at - 1] as number) : 0;
      const up = row > 0 ? (out[at - columns] as number) : 0;
      const corner = row > 0 && column > 0 ? (out[at - columns - 1] as number) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][type] as number;
      out[at] = (data[row * (columns + 1) + 1 + column] as number) + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
