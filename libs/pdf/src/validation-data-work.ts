import { createHash } from 'node:crypto';
import { type KnownPdf, type PdfSource, SealingFailedError, type ValidatedPdf } from '@attestory/application';
import type { ChildPool, ChildResult } from './child/child-pool.js';
import type { Job } from './child/protocol.js';
import type { ValidationData } from './revocation/gather-evidence.js';
import type { LongTermProof, Signer } from './revocation/long-term-proof.js';

const MiB = 2 ** 20;

/** What the certificates behind a sealed PDF's signatures need to be judged later, as one more revision. */
export async function validate(
  pool: ChildPool,
  proof: LongTermProof | undefined,
  sealed: KnownPdf,
): Promise<ValidatedPdf> {
  if (!proof) throw new SealingFailedError('validation data are not configured', true);
  const hash = createHash('sha256');
  for await (const chunk of sealed.part(0, sealed.size)) hash.update(chunk);
  if (hash.copy().digest('hex') !== sealed.sha256)
    throw new SealingFailedError('the bytes are not those that were sealed', false);
  const { answer } = await run(pool, { kind: 'certificates', size: sealed.size }, sealed);
  if (answer.kind !== 'certificates') throw new SealingFailedError('its certificates can’t be read', false);
  if (answer.stampedAt === null) throw new SealingFailedError('it has no time stamp', false);
  const signers = answer.signers.map((signer) => signer.map((der) => Buffer.from(der, 'base64')));
  const data = await proof.gather(signers, { usedAt: answer.stampedAt, hurry: false }).catch(failed);
  const increment = await appended(pool, data, sealed);
  return { increment, sha256: hash.update(increment).digest('hex'), bytes: sealed.size + increment.length };
}

/** While sealing: the revision with the data, or why there is none now; neither where the chain gives none. */
export async function prove(
  pool: ChildPool,
  proof: LongTermProof | undefined,
  { signers, usedAt }: { readonly signers: readonly Signer[]; readonly usedAt: string },
  file: PdfSource,
): Promise<{ readonly more?: Uint8Array; readonly missing?: string }> {
  if (!proof || !(await proof.isToBeHad(signers))) return {};
  try {
    return { more: await appended(pool, await proof.gather(signers, { usedAt, hurry: true }), file) };
  } catch (error) {
    // A seal doesn't wait for validation data: they are added later.
    return { missing: error instanceof Error ? error.message : 'unknown' };
  }
}

/** The revision that holds the data. */
async function appended(pool: ChildPool, data: ValidationData, file: PdfSource): Promise<Uint8Array> {
  const inBase64 = (list: readonly Uint8Array[]) => list.map((der) => Buffer.from(der).toString('base64'));
  const job = {
    kind: 'validation-data' as const,
    size: file.size,
    certificates: inBase64(data.certificates),
    ocsps: inBase64(data.ocsps),
    crls: inBase64(data.crls),
  };
  const { answer, body } = await run(pool, job, file);
  if (answer.kind === 'appended') return body;
  throw new SealingFailedError(answer.kind === 'failed' ? answer.message : 'no increment came back', false);
}

function run(pool: ChildPool, job: Job, { part, size }: PdfSource): Promise<ChildResult> {
  return pool.run(job, { part }, { time: 60_000, memory: 512 * MiB + 2 * size }).catch(failed);
}

/** A document with an increment that isn't stored yet. */
export function followedBy({ part, size }: PdfSource, increment: Uint8Array): PdfSource {
  return {
    size: size + increment.length,
    part: async function* (start, end) {
      if (start < size) yield* part(start, Math.min(end, size));
      if (end > size) yield increment.subarray(Math.max(start - size, 0), end - size);
    },
  };
}

function failed(cause: unknown): never {
  throw new SealingFailedError(cause instanceof Error ? cause.message : 'unknown', true, { cause });
}
