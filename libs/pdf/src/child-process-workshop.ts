import { createHash, type Hash } from 'node:crypto';
import {
  type PdfVerdict,
  type PdfWorkshop,
  type SealedPdf,
  SealingFailedError,
  type SealRequest,
} from '@attestory/application';
import { ChildFailedError, ChildPool, type ChildResult } from './child/child-pool.js';
import { PageComposer } from './composer/page-composer.js';
import { describeCertificate, type SealIdentity } from './cms/seal-identity.js';
import { cmsSizeBound, signCms } from './cms/sign-cms.js';

export interface PdfWorkshopOptions {
  readonly seal: SealIdentity;
  readonly limits: { readonly pages: number };
  /** Documents worked on at once; default 2. */
  readonly concurrency?: number;
}

const MiB = 2 ** 20;
const inspection = { time: 5_000, memory: 256 * MiB };
const sealing = { time: 60_000, memory: 512 * MiB };

const tooComplex: PdfVerdict = {
  rejected: {
    code: 'document-too-complex',
    detail: 'Reading the document took more than 5 seconds or 256 MB of memory.',
  },
};

/** Inspects, stamps and seals in child processes with ceilings. The sealing key stays in this process. */
export function createPdfWorkshop({ seal, limits, concurrency = 2 }: PdfWorkshopOptions): PdfWorkshop {
  // Sealing is the service's own pace; an upload that waits for its verdict must not stand behind it.
  const inspecting = new ChildPool(concurrency);
  const stamping = new ChildPool(concurrency);
  const composer = new PageComposer();
  return {
    inspect: async (bytes, size) => {
      if (size === 0) return { rejected: { code: 'not-a-pdf', detail: 'The file is empty.' } };
      try {
        const { answer } = await inspecting.run({ kind: 'inspect', size, limits }, bytes, inspection);
        return answer.kind === 'verdict' ? answer.verdict : tooComplex;
      } catch (error) {
        if (error instanceof ChildFailedError) return tooComplex;
        throw error;
      }
    },
    seal: (request) => sealWith(stamping, composer, seal, request),
    sealingCertificate: async () => {
      const chainPem = seal.chain.map(toPem).join('');
      return { ...describeCertificate(seal.chain[0] as Uint8Array), chainPem };
    },
    close: async () => {
      inspecting.close();
      stamping.close();
      await composer.close();
    },
  };
}

async function sealWith(
  pool: ChildPool,
  composer: PageComposer,
  identity: SealIdentity,
  { original, page }: SealRequest,
): Promise<SealedPdf> {
  const hash = createHash('sha256');
  const contentsBytes = cmsSizeBound(identity);
  const { pdf, sealRect } = await composer.compose(page).catch(failed);
  const job = {
    kind: 'stamp' as const,
    size: original.size,
    composed: pdf.length,
    sealRect,
    signedAt: page.sealedAt,
    name: `${page.organizationName} by Attestory`,
    contentsBytes,
  };
  const ceilings = { ...sealing, memory: sealing.memory + 2 * original.size };
  const result = await pool.run(job, after(pdf, hashing(original.bytes(), hash)), ceilings).catch(failed);
  if (hash.copy().digest('hex') !== original.sha256)
    throw new SealingFailedError('the original bytes are not those that were signed', false);
  return fillHole(result, identity, original.size, hash, contentsBytes);
}

/** Signs and fills in. What the child says is checked: it has read a stranger's document. */
async function fillHole(
  { answer, body }: ChildResult,
  identity: SealIdentity,
  size: number,
  original: Hash,
  contentsBytes: number,
): Promise<SealedPdf> {
  if (answer.kind !== 'stamped')
    throw new SealingFailedError(answer.kind === 'failed' ? answer.message : 'no increment came back', false);
  const [start, end] = [answer.hole.start - size, answer.hole.end - size];
  const digits = 2 * contentsBytes;
  const hole = Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1', start, end);
  const range = [0, answer.hole.start, answer.hole.end, size + body.length - answer.hole.end];
  const said = Buffer.from(body.buffer, body.byteOffset, body.length)
    .toString('latin1')
    .match(/\/ByteRange ?\[([\d ]+)\]/g);
  const numbers = said?.length === 1 ? (said[0] as string).match(/\d+/g)?.map(Number) : undefined;
  if (hole !== `<${'0'.repeat(digits)}>` || numbers?.join() !== range.join())
    throw new SealingFailedError('the increment’s hole and byte range do not fit', false);
  const digest = original.copy().update(body.subarray(0, start)).update(body.subarray(end)).digest();
  const cms = Buffer.from(await signCms({ digest, identity })).toString('hex');
  if (cms.length > digits) throw new SealingFailedError('the seal is larger than its place', false);
  const increment = Buffer.from(body);
  increment.write(cms, start + 1, 'latin1');
  return {
    increment,
    sha256: original.copy().update(increment).digest('hex'),
    bytes: size + increment.length,
    level: 'B-B',
    certificateSha256: describeCertificate(identity.chain[0] as Uint8Array).sha256,
  };
}

function failed(cause: unknown): never {
  throw new SealingFailedError(cause instanceof Error ? cause.message : 'unknown', true, { cause });
}

async function* after(first: Uint8Array, bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  yield first;
  yield* bytes;
}

async function* hashing(bytes: AsyncIterable<Uint8Array>, hash: Hash): AsyncIterable<Uint8Array> {
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
}

function toPem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
