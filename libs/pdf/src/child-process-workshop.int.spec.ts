import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SealingFailedError } from '@attestory/application';
import type { Instant } from '@attestory/domain';
import { ChildFailedError, ChildPool } from './child/child-pool.js';
import { createPdfWorkshop } from './child-process-workshop.js';
import { createDemoSealIdentity } from './cms/demo-seal-identity.js';
import { loadSealIdentity } from './cms/seal-identity.js';
import { soundPdf, tablePdf } from './made-pdf.sample.js';
import { sourceOf } from './source.sample.js';
import { sampleContent } from './signature-page/content.sample.js';

const hashOf = (...bytes: Uint8Array[]) =>
  bytes.reduce((hash, one) => hash.update(one), createHash('sha256')).digest('hex');
/** Children of this process that run the child's program. */
const children = () =>
  readdirSync('/proc').filter((pid) => {
    try {
      const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
      return Number(parent) === process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('pdf-child');
    } catch {
      return false;
    }
  });

/** What the system says of one of them: of those that have done their work, some are ending. */
async function oneChild(): Promise<{ readonly environment: string; readonly commandLine: string }> {
  for (let tries = 0; tries < 500; tries++) {
    for (const pid of children())
      try {
        const [environment, commandLine] = ['environ', 'cmdline'].map((of) =>
          readFileSync(`/proc/${pid}/${of}`, 'utf8'),
        );
        if (environment !== undefined && commandLine) return { environment, commandLine };
      } catch {
        // It has ended meanwhile.
      }
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error('there is no child');
}

describe('the workshop in child processes', () => {
  const workshop = (async () => {
    const files = await createDemoSealIdentity({ now: new Date().toISOString() });
    return createPdfWorkshop({ seal: loadSealIdentity(files), limits: { pages: 10 } });
  })();
  afterAll(async () => (await workshop).close());

  const inspect = async (bytes: Uint8Array) => (await workshop).inspect(sourceOf(bytes));
  const request = (original: Uint8Array, sha256 = hashOf(original)) => ({
    original: { ...sourceOf(original), sha256 },
    page: sampleContent(2),
  });

  it('gives verdicts, several at once', async () => {
    const tree = '<< /Type /Pages /Kids [2 0 R] /Count 1 >>';
    const looping = tablePdf(['<< /Type /Catalog /Pages 2 0 R >>', tree]);
    const verdicts = await Promise.all([
      ...[soundPdf(), looping, new Uint8Array(), Buffer.from('no')].map(inspect),
      ...[soundPdf(), soundPdf(), soundPdf(), soundPdf()].map(inspect),
    ]);
    const codes = verdicts.map((one) => ('rejected' in one ? one.rejected.code : 'accepted'));
    const accepted = Array(4).fill('accepted');
    expect(codes).toEqual(['accepted', 'document-damaged', 'not-a-pdf', 'not-a-pdf', ...accepted]);
  });

  it('blames no document for a waiting child that was ended from outside', async () => {
    await inspect(soundPdf());
    // One waits to inspect, one to seal.
    while (children().length < 2) await new Promise((done) => setTimeout(done, 10));
    while (children().length > 0) {
      for (const pid of children()) process.kill(Number(pid), 'SIGKILL');
      await new Promise((done) => setTimeout(done, 10));
    }
    expect(await inspect(soundPdf())).toHaveProperty('accepted');
  });

  it('seals: the increment’s hash, size and certificate are those of what comes out', async () => {
    const original = soundPdf();
    const sealed = await (await workshop).seal(request(original));
    const certificate = await (await workshop).sealingCertificate();
    expect(sealed).toMatchObject({
      level: 'B-B',
      bytes: original.length + sealed.increment.length,
      sha256: hashOf(original, sealed.increment),
      certificateSha256: certificate.sha256,
    });
    const text = Buffer.from(sealed.increment).toString('latin1');
    expect(text).toMatch(/\/Contents <30[0-9a-f]+/);
  });

  it('refuses, for good, to seal bytes that are not those that were signed', async () => {
    const sealing = (await workshop).seal(request(soundPdf(), hashOf(Buffer.from('others'))));
    await expect(sealing).rejects.toMatchObject({ name: 'SealingFailedError', transient: false });
  });

  it('says why when the document cannot carry a seal', async () => {
    const broken = soundPdf().subarray(0, 100);
    await expect((await workshop).seal(request(broken))).rejects.toBeInstanceOf(SealingFailedError);
  });
});

describe('a sealing certificate whose time is not now', () => {
  const validFrom = '2026-11-24T10:15:00.000Z';
  let now = validFrom;
  const workshop = (async () => {
    const files = await createDemoSealIdentity({ now: validFrom });
    const seal = loadSealIdentity({ ...files, now: validFrom });
    return createPdfWorkshop({ seal, limits: { pages: 10 }, clock: { now: () => now as Instant } });
  })();
  afterAll(async () => (await workshop).close());

  const sealing = async (at: string) => {
    now = at;
    const original = soundPdf();
    const request = sourceOf(original);
    return (await workshop).seal({ original: request, page: sampleContent(2) });
  };

  it('seals no more once it has expired while the service runs, and the reason says what to do', async () => {
    await expect(sealing('2029-11-24T10:15:00.000Z')).resolves.toMatchObject({ level: 'B-B' });
    await expect(sealing('2029-11-24T10:15:01.000Z')).rejects.toMatchObject({
      name: 'SealingFailedError',
      transient: true,
      message: expect.stringMatching(/demo seal.* expired at 2029-11-24T10:15:00.000Z: give the service a new one/),
    });
  });

  it('does not seal after a clock has jumped back before it, and seals when the clock is right again', async () => {
    await expect(sealing('2026-11-24T10:14:59.999Z')).rejects.toMatchObject({
      transient: true,
      message: expect.stringMatching(/valid only from 2026-11-24T10:15:00.000Z: check the clock/),
    });
    await expect(sealing(validFrom)).resolves.toMatchObject({ level: 'B-B' });
  });
});

describe('a child', () => {
  let pool: ChildPool;
  beforeAll(() => {
    pool = new ChildPool(1);
  });
  afterAll(() => pool.close());

  const roomy = { time: 20_000, memory: 512 * 2 ** 20 };
  const job = (size: number) => ({ kind: 'inspect' as const, size, limits: { pages: 10 } });
  /** Four million numbers take a second or more to read, and some hundred megabytes. */
  const heavy = () => {
    const numbers = `[${'1 '.repeat(3_500_000)}]`;
    return soundPdf({ 1: '<< /Type /Catalog /Pages 2 0 R /X 4 0 R >>', 4: numbers });
  };

  it('that is nice leaves the processor to others, and does its job', async () => {
    const nice = new ChildPool(1, 10);
    try {
      const { spare } = nice as unknown as { readonly spare: { readonly process: { readonly pid: number } } };
      expect(getPriority(spare.process.pid)).toBe(Math.min(19, getPriority() + 10));
      const bytes = soundPdf();
      const { answer } = await nice.run(job(bytes.length), sourceOf(bytes), roomy);
      expect(answer.kind).toBe('verdict');
    } finally {
      nice.close();
    }
  });

  it('that takes too long is ended, and the next job is served', async () => {
    const bytes = heavy();
    const late = pool.run(job(bytes.length), sourceOf(bytes), { ...roomy, time: 20 });
    await expect(late).rejects.toEqual(new ChildFailedError('time'));
    const sound = soundPdf();
    const { answer } = await pool.run(job(sound.length), sourceOf(sound), roomy);
    expect(answer).toMatchObject({ kind: 'verdict', verdict: { accepted: { pages: 1 } } });
  });

  it('that takes too much memory is ended', async () => {
    const bytes = heavy();
    const fat = pool.run(job(bytes.length), sourceOf(bytes), { ...roomy, memory: 60 * 2 ** 20 });
    await expect(fat).rejects.toEqual(new ChildFailedError('memory'));
  });

  it('that answers nothing has failed', async () => {
    const nothing = pool.run({ kind: 'inspect' } as never, sourceOf(Buffer.from('x')), roomy);
    await expect(nothing).rejects.toEqual(new ChildFailedError('crash'));
  });

  it('whose document cannot be read has not failed: the error is that of the document', async () => {
    const lost = new Error('the blob is damaged');
    const part = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('%PDF');
      throw lost;
    };
    await expect(pool.run(job(2_000_000), { part }, roomy)).rejects.toBe(lost);
  });

  it('has its time for itself: while it waits for bytes the clock stands still', async () => {
    const sound = sourceOf(soundPdf());
    const slow = async function* (start: number, end: number) {
      await new Promise((done) => setTimeout(done, 3_500));
      yield* sound.part(start, end);
    };
    const { answer } = await pool.run(job(sound.size), { part: slow }, { ...roomy, time: 3_000 });
    expect(answer).toMatchObject({ verdict: { accepted: { pages: 1 } } });
  });

  it('holds no more of a large document than it needs', async () => {
    const image = `<< /Length 90000000 >>\nstream\n${'x'.repeat(90_000_000)}\nendstream`;
    const large = soundPdf({ 1: '<< /Type /Catalog /Pages 2 0 R /X 4 0 R >>', 4: image });
    // A child of Node takes some fifty megabytes itself.
    const { answer } = await pool.run(job(large.length), sourceOf(large), { ...roomy, memory: 100 * 2 ** 20 });
    expect(answer).toMatchObject({ verdict: { accepted: { pages: 1 } } });
  });

  it('has no environment, may not touch files, and cannot start programs', async () => {
    const { environment, commandLine } = await oneChild();
    expect(environment).toBe('');
    const flags = commandLine.split('\0');
    expect(flags).toContain('--permission');
    expect(flags.filter((flag) => flag.startsWith('--allow'))).toEqual([
      expect.stringMatching(/^--allow-fs-read=.*libs\/pdf$/),
      expect.stringMatching(/^--allow-fs-read=.*libs\/audit$/),
      expect.stringMatching(/^--allow-fs-read=.*node_modules$/),
    ]);
  });

  it('is gone when the pool is closed', async () => {
    const own = new ChildPool(1);
    const before = children().length;
    own.close();
    for (let tries = 0; tries < 100 && children().length >= before; tries++)
      await new Promise((r) => setTimeout(r, 20));
    expect(children().length).toBe(before - 1);
  });
});
