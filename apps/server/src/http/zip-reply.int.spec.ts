import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ZipEntry, zipped } from './zip-reply.js';

const MiB = 2 ** 20;
const lastModified = new Date(2026, 10, 26, 12, 30, 42);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function* given(...parts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}

function entry(name: string, content: string): ZipEntry {
  return { name, lastModified, size: Buffer.byteLength(content), bytes: given(content) };
}

/** So many chunks of 64 KiB, each of other bytes; tells how many were asked for and whether the reading was ended. */
function long(chunks: number) {
  const state = { asked: 0, ended: false };
  const bytes = (async function* () {
    try {
      for (; state.asked < chunks; state.asked++) yield new Uint8Array(65_536).fill(state.asked);
    } finally {
      state.ended = true;
    }
  })();
  return { state, entry: { name: 'long.pdf', lastModified, size: chunks * 65_536, bytes } };
}

describe('a ZIP of documents', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'attestory-zip-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What Python's zipfile finds in it: names and hashes, after it has checked all. */
  function judged(file: string): unknown {
    const script = `import sys, json, hashlib, zipfile
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
def sha(i):
  h = hashlib.sha256()
  with z.open(i) as f:
    while part := f.read(1 << 20): h.update(part)
  return h.hexdigest()
print(json.dumps([[i.filename, sha(i), i.compress_type, list(i.date_time)] for i in z.infolist()]))`;
    return JSON.parse(execFileSync('python3', ['-c', script, file], { encoding: 'utf8' }));
  }

  it('holds the files in their order, with names of any language', async () => {
    const contents = { 'Sopimus – äö.pdf': 'one', '契約書/契約書.pdf': 'two', 'empty.pdf': '' };
    const file = join(folder, 'names.zip');
    await pipeline(
      zipped(Object.entries(contents).map(([name, content]) => entry(name, content))),
      createWriteStream(file),
    );
    expect(judged(file)).toEqual(
      Object.entries(contents).map(([name, content]) => [
        name,
        sha256(Buffer.from(content)),
        0,
        [2026, 11, 26, 12, 30, 42],
      ]),
    );
  });

  it('of hundreds of megabytes takes memory for a few chunks only', async () => {
    const chunks = 1_600;
    const entries = [1, 2, 3].map((n) => ({ ...long(chunks).entry, name: `${n}.pdf` }));
    const file = join(folder, 'large.zip');
    const idle = process.memoryUsage().arrayBuffers;
    let peak = 0;
    const watched = async function* () {
      for await (const part of zipped(entries)) {
        peak = Math.max(peak, process.memoryUsage().arrayBuffers - idle);
        yield part;
      }
    };
    await pipeline(watched(), createWriteStream(file));
    const hash = createHash('sha256');
    for (let n = 0; n < chunks; n++) hash.update(new Uint8Array(65_536).fill(n));
    const expected = hash.digest('hex');
    expect((judged(file) as string[][]).map(([, found]) => found)).toEqual([expected, expected, expected]);
    // What is garbage already counts until it is collected; the files are 300 MiB.
    expect(peak).toBeLessThan(128 * MiB);
  }, 120_000);

  it('reads no further than its reader has come', async () => {
    const { state, entry: only } = long(1_000);
    const stream = Readable.from(zipped([only]), { objectMode: false, highWaterMark: 65_536 });
    await new Promise((resolve) => stream.once('readable', resolve));
    for (let i = 0; i < 10; i++) await new Promise((resolve) => setImmediate(resolve));
    expect(state.asked).toBeLessThan(10);
    stream.destroy();
  });

  it('ends the reading of a document when its own reader goes away', async () => {
    const { state, entry: only } = long(1_000);
    let parts = 0;
    for await (const _ of zipped([only])) if (++parts === 20) break;
    expect(state).toEqual({ asked: expect.any(Number), ended: true });
    expect(state.asked).toBeLessThan(30);
  });

  it('is never whole when a document breaks off', async () => {
    const failure = new Error('the blob holds other bytes than expected');
    const broken = async function* () {
      yield Buffer.from('all of it');
      throw failure;
    };
    const parts: Uint8Array[] = [];
    const reading = (async () => {
      const bad = { name: 'bad.pdf', lastModified, size: 9, bytes: broken() };
      for await (const part of zipped([entry('good.pdf', 'good'), bad, entry('next.pdf', 'next')])) parts.push(part);
    })();
    await expect(reading).rejects.toBe(failure);
    const file = join(folder, 'broken.zip');
    writeFileSync(file, Buffer.concat(parts));
    expect(() => judged(file)).toThrow('BadZipFile');
  });
});
