import { createHash, type X509Certificate } from 'node:crypto';
import { permits } from '../earlier-signatures.js';
import { PdfDocument } from '../syntax/document.js';
import { integer, isKind, PdfDamagedError, type PdfDict, PdfTooComplexError } from '../syntax/objects.js';
import { compareRevisions, type RevisionChanges } from './compare-revisions.js';
import { byteRangeOf, type FoundSignature, findSignatures } from './find-signatures.js';
import { judgeLongTerm, type VerifiedSignature } from './judge-long-term.js';
import type { PdfVerification, SignatureReport } from './report.js';
import { readSecurityStore } from './security-store.js';
import { type CmsReport, digestOf, verifyCms, verifyTimeStampToken } from './verify-cms.js';

const SUPPORTED = ['ETSI.CAdES.detached', 'adbe.pkcs7.detached', 'ETSI.RFC3161'];

/**
 * Reads a PDF strictly and tells what its signatures are worth. Never throws for what the bytes are.
 * @param anchors certificates whose word counts as trusted
 */
export async function verifyPdf(bytes: Uint8Array, anchors: readonly X509Certificate[] = []): Promise<PdfVerification> {
  const file = { bytes: bytes.length, sha256: sha256(bytes) };
  try {
    const document = new PdfDocument(bytes);
    if (document.encrypted) return { ...file, verdict: 'unreadable', reason: 'It is encrypted.', signatures: [] };
    document.verifyOffsets();
    const verified: VerifiedSignature[] = [];
    for (const found of findSignatures(document)) verified.push(await verifyOne(document, found, anchors));
    const reports = await judgeLongTerm(verified, readSecurityStore(document), anchors);
    const signatures = reports.toSorted((a, b) => (a.covers ?? Infinity) - (b.covers ?? Infinity));
    return { ...file, verdict: verdictOf(signatures), signatures };
  } catch (error) {
    if (!(error instanceof PdfDamagedError || error instanceof PdfTooComplexError)) throw error;
    return { ...file, verdict: 'unreadable', reason: `${error.message}.`, signatures: [] };
  }
}

function verdictOf(signatures: readonly SignatureReport[]): PdfVerification['verdict'] {
  if (signatures.length === 0) return 'unsigned';
  if (signatures.some(({ valid }) => !valid)) return 'invalid';
  if (signatures.some(({ after }) => after === 'changes')) return 'changed';
  // What may not change any more may get time stamps and nothing else (ISO 32000-2, 12.8.2.2).
  const broken = signatures.some((one) => one.permits === 1 && one.after === 'signatures');
  if (broken) return 'changed';
  return signatures.some(({ after }) => after === 'signatures') ? 'signed-further' : 'intact';
}

async function verifyOne(
  document: PdfDocument,
  found: FoundSignature,
  anchors: readonly X509Certificate[],
): Promise<VerifiedSignature> {
  const { dict, subFilter } = found;
  const stamp = subFilter === 'ETSI.RFC3161';
  const about = {
    field: found.field,
    kind: stamp ? ('time-stamp' as const) : found.certifies ? ('certification' as const) : ('approval' as const),
    subFilter,
    ...permitted(document, found),
    ...claimedTime(document, dict),
  };
  const place = placeOf(document, dict);
  if (typeof place === 'string')
    return {
      report: { ...about, covers: null, valid: false, faults: [place], after: 'nothing', changes: [] },
      cms: { faults: [place] },
    };
  const covered = Buffer.concat([
    document.bytes.subarray(0, place.start),
    document.bytes.subarray(place.end, place.covers),
  ]);
  const cms: CmsReport = SUPPORTED.includes(subFilter)
    ? await (stamp
        ? verifyTimeStampToken(place.contents, digestOf(covered), anchors)
        : verifyCms(place.contents, covered, anchors))
    : { faults: [`Signatures of the kind "${subFilter}" can’t be verified here.`] };
  const revision = revisionFaults(document, found, place.covers);
  const faults = [...cms.faults, ...revision.faults];
  const provenAt = faults.length === 0 ? cms.stampedAt : undefined;
  const report = {
    ...about,
    covers: place.covers,
    valid: faults.length === 0,
    faults,
    after: revision.after,
    changes: revision.changes,
    ...(cms.signer === undefined ? {} : { signer: cms.signer }),
    ...(provenAt === undefined ? {} : { provenAt }),
    ...(cms.stamp?.signer === undefined ? {} : { stampedBy: cms.stamp.signer }),
    ...originalOf(document, dict),
  };
  return { report, cms };
}

function permitted(document: PdfDocument, found: FoundSignature): Pick<SignatureReport, 'permits'> {
  const least = permits(document, found);
  return least === undefined ? {} : { permits: least };
}

/** Where /Contents stands, and how far the signature reaches; a sentence where that isn't as it must be. */
function placeOf(document: PdfDocument, dict: PdfDict) {
  const range = byteRangeOf(document, dict);
  const contents = document.value(dict, 'Contents');
  if (!range || !isKind(contents, 'string')) return 'It has no /ByteRange or no /Contents.';
  const [first, start, end, length] = range;
  const covers = end + length;
  if (first !== 0) return 'It does not cover the file from its first byte.';
  if (start >= end || covers > document.bytes.length) return 'Its /ByteRange is not within the file.';
  const hole = document.bytes.toString('latin1', start, end);
  if (!/^<[0-9A-Fa-f\s]*>$/.test(hole)) return 'Its /ByteRange leaves out more than the signature itself.';
  const held = Buffer.from(hole.slice(1, -1).replace(/\s/g, ''), 'hex');
  if (!held.equals(Buffer.from(contents.bytes))) return 'What its /ByteRange leaves out is not its /Contents.';
  return { start, end, covers, contents: contents.bytes };
}

/** The file as it was when it was signed must be a whole PDF that holds this signature; then what came later. */
function revisionFaults(document: PdfDocument, { field }: FoundSignature, covers: number) {
  const nothing = { faults: [], after: 'nothing' as const, changes: [] };
  if (isEnd(document.bytes, covers)) return nothing;
  let before: PdfDocument;
  try {
    before = new PdfDocument(document.bytes.subarray(0, covers));
    before.verifyOffsets();
    if (!findSignatures(before).some((found) => found.field === field)) throw new PdfDamagedError('It is not in it');
  } catch (error) {
    if (!(error instanceof PdfDamagedError || error instanceof PdfTooComplexError)) throw error;
    return { ...nothing, faults: ['What it covers is not a whole PDF that holds it.'] };
  }
  const { added, other } = compareRevisions(before, document);
  const changes = [...other, ...strayBytes(document, covers)];
  if (changes.length > 0) return { faults: [], after: 'changes' as const, changes: changes.slice(0, 20) };
  return { faults: [], after: lastOf(added), changes: [] };
}

function lastOf(added: RevisionChanges['added']) {
  if (added.includes('signature')) return 'signatures' as const;
  return added.includes('time-stamp') ? ('time-stamps' as const) : ('validation-data' as const);
}

/** Bytes that belong to no revision: strict readers don't see what is in them, and others may. */
function strayBytes({ bytes, xref }: PdfDocument, covers: number): string[] {
  const end = bytes.lastIndexOf('%%EOF');
  return xref.offset >= covers && isEnd(bytes, end + 5) ? [] : ['Something follows that belongs to no revision'];
}

/** Only white space may follow the last byte covered. */
function isEnd(bytes: Buffer, covers: number): boolean {
  return bytes.subarray(covers).every((byte) => byte === 10 || byte === 13 || byte === 32);
}

function claimedTime(document: PdfDocument, dict: PdfDict): { claimedAt?: string } {
  const value = document.value(dict, 'M');
  const parts = isKind(value, 'string')
    ? /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d)'?(\d\d)'?)?/.exec(
        Buffer.from(value.bytes).toString('latin1'),
      )
    : null;
  if (!parts) return {};
  const [, y, mo, d, h, mi, s, zone = '+00', minutes = '00'] = parts;
  const at = new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}${zone}:${minutes}`);
  return Number.isNaN(at.getTime()) ? {} : { claimedAt: at.toISOString() };
}

/** What our seals say of the bytes that were uploaded. */
function originalOf(document: PdfDocument, dict: PdfDict): Pick<SignatureReport, 'original'> {
  const own = document.value(dict, 'ATST_Original');
  if (!isKind(own, 'dict')) return {};
  const size = integer(document.value(own, 'Length'));
  const digest = document.value(own, 'SHA256');
  if (size === undefined || !isKind(digest, 'string') || size < 0 || size > document.bytes.length) return {};
  const hash = Buffer.from(digest.bytes).toString('hex');
  return { original: { bytes: size, sha256: hash, matches: sha256(document.bytes.subarray(0, size)) === hash } };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
