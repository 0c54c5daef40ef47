import { createHash, type Hash } from 'node:crypto';
import {
  type Clock,
  type KnownPdf,
  type PdfWorkshop,
  type SealedPdf,
  type SealFacts,
  SealingFailedError,
  type SealRequest,
  type StampedPdf,
  systemClock,
} from '@attestory/application';
import { ChildPool, type ChildResult } from './child/child-pool.js';
import type { Job } from './child/protocol.js';
import { createPdfInspector } from './inspect-in-child.js';
import { createLongTermProof, type LongTermProof } from './revocation/long-term-proof.js';
import { createRevocationClient, type RevocationOptions } from './revocation/revocation-client.js';
import { followedBy, prove, validate } from './validation-data-work.js';
import { PageComposer } from './composer/page-composer.js';
import { stripInChild } from './strip/strip-in-child.js';
import { describeCertificate, requireValidChain } from './cms/seal-chain.js';
import type { SealIdentity } from './cms/seal-identity.js';
import { cmsSizeBound, signCms } from './cms/sign-cms.js';
import type { ComposedSignaturePage } from './signature-page/compose-signature-page.js';
import { LARGEST_TOKEN, type TimeStamp, type TimeStampAuthority } from './cms/time-stamp-client.js';
import { createTimeStamper, type TimeStamper } from './cms/time-stamper.js';

export interface PdfWorkshopOptions {
  readonly seal: SealIdentity;
  readonly limits: { readonly pages: number };
  /** Who stamps the time on seals; absent: nobody. */
  readonly timeStamps?: TimeStampAuthority;
  /** How lists and responders that certificates name are asked; absent: nobody asks. */
  readonly revocation?: RevocationOptions;
  /** Documents worked on at once; default 2. */
  readonly concurrency?: number;
  /** By which certificates are valid or not; the machine's when absent. */
  readonly clock?: Clock;
}

interface Signing {
  readonly seal: SealIdentity;
  readonly clock: Clock;
  readonly stamper: TimeStamper | undefined;
  readonly proof: LongTermProof | undefined;
}

const MiB = 2 ** 20;
const sealing = { time: 60_000, memory: 512 * MiB };

/** Inspects, stamps and seals in child processes with ceilings. The sealing key stays in this process. */
export function createPdfWorkshop(options: PdfWorkshopOptions): PdfWorkshop {
  const { seal, limits, timeStamps, revocation, concurrency = 2, clock = systemClock } = options;
  // Sealing is the service's own pace; an upload that waits for its verdict must not stand behind it.
  const inspector = createPdfInspector({ limits, concurrency });
  const stamping = new ChildPool(concurrency, 10);
  const composer = new PageComposer();
  const stamper = timeStamps && createTimeStamper(timeStamps);
  const roots = timeStamps?.roots ?? [];
  const proof = revocation && createLongTermProof(createRevocationClient(revocation), seal.chain, roots);
  const signing = { seal, clock, stamper, proof };
  const { inspect } = inspector;
  return {
    inspect,
    removeActiveContent: async (document) =>
      document.size === 0 ? inspect(document) : stripInChild(inspector.pool, document, limits, inspect),
    seal: (request) => sealWith(stamping, composer, signing, request),
    addTimeStamp: (sealed) => stampWith(stamping, signing, sealed),
    addValidationData: (sealed) => validate(stamping, proof, sealed),
    composeAddendum: (content) => composer.addendum(content),
    sealingCertificate: async () => {
      const chainPem = seal.chain.map(toPem).join('');
      return { ...describeCertificate(seal.chain[0] as Uint8Array), chainPem };
    },
    close: async () => {
      await inspector.close();
      stamping.close();
      await composer.close();
      await seal.close?.();
    },
  };
}

async function sealWith(
  pool: ChildPool,
  composer: PageComposer,
  signing: Signing,
  { original, page }: SealRequest,
): Promise<SealedPdf> {
  requireValidNow(signing.seal, signing.clock);
  await signing.proof?.requireUnrevoked().catch(failed);
  const composing = composer.page(page);
  // Awaited below; where the document can't be sealed, its page is no matter.
  composing.catch(() => {});
  const certificateSha256 = describeCertificate(signing.seal.chain[0] as Uint8Array).sha256;
  const about = {
    signedAt: page.sealedAt,
    name: `${page.organizationName} by Attestory`,
    verificationCode: page.verification.code,
    contentsBytes: cmsSizeBound(signing.seal) + (signing.stamper ? LARGEST_TOKEN + 64 : 0),
  };
  if (!page.document.signatures) {
    const known = { size: original.size, sha256: original.sha256 };
    const job = { kind: 'stamp' as const, ...known, ...about };
    return { ...(await sealOne(pool, signing, job, original, composing)), certificateSha256 };
  }
  const { pdf, sealRect } = await composing.catch(failed);
  const { size, sha256 } = original;
  const approval = await sealOne(pool, signing, { kind: 'approve', size, sha256, ...about }, original);
  const own = knownBytes(pdf);
  const certify = { kind: 'certify' as const, size: own.size, sha256: own.sha256, sealRect, ...about };
  const { increment, ...facts } = await sealOne(pool, signing, certify, own);
  return { ...approval, certificateSha256, signaturePage: { ...facts, pdf: Buffer.concat([pdf, increment]) } };
}

type SealJob = Extract<Job, { readonly kind: 'stamp' | 'approve' | 'certify' }>;

/** Has a place for the seal appended to a document, and fills it. */
async function sealOne(
  pool: ChildPool,
  { seal: identity, stamper, proof }: Signing,
  job: SealJob,
  original: KnownPdf,
  page?: Promise<ComposedSignaturePage>,
): Promise<SealFacts & Pick<SealedPdf, 'increment'>> {
  const ceilings = { ...sealing, memory: sealing.memory + 2 * original.size };
  const running = pool.run(job, { part: original.part, ...(page && { page }) }, ceilings);
  const [result, hash] = await both(running, original, 'the original bytes are not those that were signed');
  const { digest, fill, extend } = readHole(result, original.size, hash, job.contentsBytes);
  let stamp: TimeStamp | undefined;
  let timeStampMissing: string | undefined;
  const cms = await signCms({
    digest: digest(),
    identity,
    stamp: async (signature) => {
      if (!stamper) return null;
      try {
        stamp = await stamper.inSealing(createHash('sha256').update(signature).digest());
        return stamp.token;
      } catch (error) {
        // A seal doesn't wait for a time stamp: one is added later.
        timeStampMissing = error instanceof Error ? error.message : 'unknown';
        return null;
      }
    },
  }).catch(failed);
  const sealed = fill(cms);
  const file = followedBy(original, sealed.increment);
  const { more, missing } = stamp
    ? await prove(pool, proof, { signers: [identity.chain, stamp.certificates], usedAt: stamp.at }, file)
    : {};
  return {
    ...(more ? extend(sealed.increment, more) : sealed),
    level: more ? 'B-LT' : stamp ? 'B-T' : 'B-B',
    ...(missing === undefined ? {} : { validationDataMissing: missing }),
    ...(stamp ? { timeStampedAt: stamp.at } : {}),
    ...(timeStampMissing === undefined ? {} : { timeStampMissing }),
  };
}

/** A document time stamp behind a sealed PDF. */
async function stampWith(
  pool: ChildPool,
  { seal: identity, stamper, proof }: Signing,
  sealed: KnownPdf,
): Promise<StampedPdf> {
  if (!stamper) throw new SealingFailedError('no time-stamp authority is configured', true);
  const job = { kind: 'time-stamp' as const, size: sealed.size, contentsBytes: LARGEST_TOKEN };
  const ceilings = { ...sealing, memory: sealing.memory + 2 * sealed.size };
  const running = pool.run(job, { part: sealed.part }, ceilings);
  const [result, hash] = await both(running, sealed, 'the bytes are not those that were sealed');
  const { digest, fill } = readHole(result, sealed.size, hash, LARGEST_TOKEN);
  const stamp = await stamper.later(digest()).catch(failed);
  const validationDataDue = (await proof?.isToBeHad([identity.chain, stamp.certificates])) === true;
  return { ...fill(stamp.token), timeStampedAt: stamp.at, validationDataDue };
}

/** Where the signature goes. What the child says is checked: it has read a stranger's document. */
function readHole({ answer, body }: ChildResult, size: number, original: Hash, contentsBytes: number) {
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
  const covered = [body.subarray(0, start), body.subarray(end)] as const;
  return {
    digest: () => covered.reduce((hash, part) => hash.update(part), original.copy()).digest(),
    fill: (signature: Uint8Array) => {
      const hex = Buffer.from(signature).toString('hex');
      if (hex.length > digits) throw new SealingFailedError('the seal is larger than its place', false);
      const increment = Buffer.from(body);
      increment.write(hex, start + 1, 'latin1');
      return appendedTo(original, size, increment);
    },
    /** With one more revision behind. */
    extend: (increment: Uint8Array, more: Uint8Array) => appendedTo(original, size, Buffer.concat([increment, more])),
  };
}

function requireValidNow(identity: SealIdentity, clock: Clock): void {
  try {
    requireValidChain(identity.chain, clock.now());
  } catch (error) {
    failed(error);
  }
}

function appendedTo(original: Hash, size: number, increment: Uint8Array) {
  const sha256 = original.copy().update(increment).digest('hex');
  return { increment, sha256, bytes: size + increment.length };
}

function failed(cause: unknown): never {
  throw new SealingFailedError(cause instanceof Error ? cause.message : 'unknown', true, { cause });
}

/** The child's result, and the state of the hash of all that it has worked on. */
async function both(
  running: Promise<ChildResult>,
  document: KnownPdf,
  otherwise: string,
): Promise<readonly [ChildResult, Hash]> {
  const [result, hash] = await Promise.all([running, hashOf(document)]).catch(failed);
  if (hash.copy().digest('hex') !== document.sha256) throw new SealingFailedError(otherwise, false);
  return [result, hash];
}

/** What is in memory already. */
function knownBytes(bytes: Uint8Array): KnownPdf {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { size: bytes.length, sha256, part: (start, end) => once(bytes.subarray(start, end)) };
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

async function hashOf({ part, size }: KnownPdf): Promise<Hash> {
  const hash = createHash('sha256');
  for await (const chunk of part(0, size)) hash.update(chunk);
  return hash;
}

function toPem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
