import { createHash, randomBytes } from 'node:crypto';
import { PdfBytes } from '@attestory/audit/pdf';
import { describe, expect, it } from '@jest/globals';
import { appendSignaturePages } from './append-pages.js';
import { appendTimeStamp } from './append-time-stamp.js';
import { inspectPdf } from '../inspect.js';
import { SOUND, soundPdf, streamPdf, tablePdf } from '../made-pdf.sample.js';

/** Tells which bytes were fetched, as [start, end] of each time. */
function fetching(bytes: Uint8Array, bits?: number) {
  const fetched: [number, number][] = [];
  const fetch = (start: number, into: Uint8Array): void => {
    fetched.push([start, start + into.length]);
    into.set(bytes.subarray(start, start + into.length));
  };
  return { fetched, bytes: PdfBytes.fetched(bytes.length, fetch, bits) };
}

const isOnceEach = (fetched: readonly [number, number][]) => {
  const sorted = [...fetched].sort(([a], [b]) => a - b);
  return sorted.every(([start, end], i) => start < end && start >= (sorted[i - 1]?.[1] ?? 0));
};

/** A page and an image of five megabytes. */
const large = () =>
  tablePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 500] /PieceInfo << /X 4 0 R >> >>',
    `<< /Length 5000000 >>\nstream\n${'x'.repeat(5_000_000)}\nendstream`,
  ]);

const about = {
  page: () => ({ pdf: soundPdf(), sealRect: { page: 0, x: 10, y: 10, width: 100, height: 50 } }),
  signedAt: '2026-11-24T10:00:00.000Z',
  name: 'x',
  contentsBytes: 64,
};

describe('bytes that are fetched when they are needed', () => {
  it('are the file’s, wherever they are read, and are fetched once', () => {
    const file = randomBytes(3_000_001);
    const { bytes, fetched } = fetching(file);
    for (const at of [2_999_999, 0, 65_535, 65_536, 1_000_000]) expect([at, bytes.at(at)]).toEqual([at, file[at]]);
    expect([bytes.at(file.length), bytes.at(2 ** 33)]).toEqual([undefined, undefined]);
    expect(Buffer.compare(bytes.slice(60_000, 700_000), file.subarray(60_000, 700_000))).toBe(0);
    expect(Buffer.compare(bytes.slice(2_999_000, 9_000_000), file.subarray(2_999_000))).toBe(0);
    expect(Buffer.compare(bytes.slice(0, file.length), file)).toBe(0);
    expect(isOnceEach(fetched)).toBe(true);
  });

  it('come in larger parts the longer they are read in sequence, and a small file at once', () => {
    const file = randomBytes(8 * 2 ** 20);
    const sequence = fetching(file);
    for (let at = 0; at < file.length; at += 1_000) sequence.bytes.at(at);
    expect(sequence.fetched.length).toBeLessThan(16);
    const small = fetching(randomBytes(700_000));
    small.bytes.at(699_999);
    small.bytes.at(0);
    expect(small.fetched).toEqual([[0, 700_000]]);
  });

  it('may have an increment behind them, which is never fetched over', () => {
    const file = randomBytes(200_001);
    const { bytes, fetched } = fetching(file, 10);
    const increment = randomBytes(5_000);
    const whole = bytes.followedBy(increment);
    expect(whole.length).toBe(205_001);
    expect(Buffer.compare(whole.slice(0, whole.length), Buffer.concat([file, increment]))).toBe(0);
    expect(bytes.at(file.length)).toBeUndefined();
    expect(isOnceEach(fetched)).toBe(true);
    const huge = fetching(file, 10).bytes.followedBy(randomBytes(5 * 2 ** 20));
    expect(Buffer.compare(huge.slice(0, 200_001), file)).toBe(0);
    expect(PdfBytes.of(file).followedBy(increment).slice(200_000, 205_001).length).toBe(5_001);
  });
});

describe('a PDF of which only a part is there', () => {
  const sources: [string, () => Buffer][] = [
    ['a table', () => soundPdf()],
    ['streams', () => streamPdf(SOUND)],
    ['a table cut off', () => soundPdf().subarray(0, -30)],
    ['a large stream', large],
  ];

  it.each(sources)('gets the verdict of the whole: %s', (_, make) => {
    const whole = make();
    for (const bits of [1, 4, 7])
      expect(inspectPdf(fetching(whole, bits).bytes, { pages: 10 })).toEqual(inspectPdf(whole, { pages: 10 }));
  });

  it.each(sources.filter(([what]) => !what.includes('off')))('is sealed and stamped as the whole: %s', (_, make) => {
    const whole = make();
    const sha256 = createHash('sha256').update(whole).digest('hex');
    for (const bits of [4, 7]) {
      const { bytes, fetched } = fetching(whole, bits);
      const sealed = appendSignaturePages({ ...about, original: bytes, sha256 });
      expect(sealed).toEqual(appendSignaturePages({ ...about, original: whole, sha256 }));
      const stamp = (document: PdfBytes) => appendTimeStamp({ document, contentsBytes: 64 });
      expect(stamp(fetching(whole, bits).bytes)).toEqual(stamp(PdfBytes.of(whole)));
      expect(isOnceEach(fetched)).toBe(true);
    }
  });

  it('needs little of a large one for its verdict and its seal', () => {
    const whole = large();
    const { bytes, fetched } = fetching(whole);
    inspectPdf(bytes, { pages: 10 });
    appendSignaturePages({ ...about, original: bytes, sha256: '0'.repeat(64) });
    const read = fetched.reduce((sum, [start, end]) => sum + end - start, 0);
    expect(read).toBeLessThan(300_000);
  });
});
