import { GeneralizedTime } from 'asn1js';
import { pathCertificate } from '../certificates/certificate.js';
import { compareRevisions, type RevisionChanges } from '../compare-revisions.js';
import { byteRangeOf, type FoundSignature, findSignatures } from '../find-signatures.js';
import { sentence } from '../findings.js';
import { permits } from '../permits.js';
import type { Platform } from '../platform.js';
import { equalBytes, hexOf, lastIndexOf, latin1 } from '../syntax/bytes.js';
import { CHARACTERS, hexDigit, WHITE_SPACE } from '../syntax/characters.js';
import { PdfDocument } from '../syntax/document.js';
import { integer, isKind, PdfDamagedError, type PdfDict, PdfTooComplexError } from '../syntax/objects.js';
import { judgeLongTerm, type VerifiedSignature } from './judge-long-term.js';
import type { PdfVerification, SignatureReport } from './report.js';
import { readSecurityStore } from './security-store.js';
import type { Verifier } from './verifier.js';
import { type CmsReport, digestOf, verifyCms, verifyTimeStampToken } from './verify-cms.js';

const SUPPORTED = ['ETSI.CAdES.detached', 'adbe.pkcs7.detached', 'ETSI.RFC3161'];

export interface VerifyOptions {
  readonly platform: Platform;
  /** RFC 3339, UTC, with milliseconds. */
  readonly now: string;
  /** Certificates whose word counts as trusted: DER, or PEM. */
  readonly anchors?: readonly (Uint8Array | string)[];
  /** Is told before each signature is looked at. */
  readonly onSignature?: (number: number, of: number) => void;
}

/** Reads a PDF strictly and tells what its signatures are worth. Never throws for what the bytes are. */
export async function verifyPdf(bytes: Uint8Array, options: VerifyOptions): Promise<PdfVerification> {
  const { platform, now, anchors = [], onSignature } = options;
  const verifier = { platform, now, anchors: anchors.map(pathCertificate) };
  const file = { bytes: bytes.length, sha256: hexOf(await platform.digest('sha256', [bytes])) };
  try {
    const document = new PdfDocument(bytes, platform.inflate);
    if (document.encrypted) return { ...file, verdict: 'unreadable', reason: 'It is encrypted.', signatures: [] };
    document.verifyOffsets();
    const verified: VerifiedSignature[] = [];
    const all = findSignatures(document);
    for (const [i, found] of all.entries()) {
      onSignature?.(i + 1, all.length);
      verified.push(await verifyOne(document, found, verifier));
    }
    const reports = await judgeLongTerm(verified, readSecurityStore(document), verifier);
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

async function verifyOne(document: PdfDocument, found: FoundSignature, verifier: Verifier): Promise<VerifiedSignature> {
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
  const { bytes } = document;
  const covered = [bytes.subarray(0, place.start), bytes.subarray(place.end, place.covers)];
  const cms: CmsReport = SUPPORTED.includes(subFilter)
    ? await (stamp
        ? verifyTimeStampToken(place.contents, digestOf(verifier.platform, covered), verifier)
        : verifyCms(place.contents, covered, verifier))
    : { faults: [sentence('kind-unknown', { kind: subFilter })] };
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
    ...(revision.pages.length === 0 ? {} : { changedPages: revision.pages }),
    ...(cms.signer === undefined ? {} : { signer: cms.signer }),
    ...(provenAt === undefined ? {} : { provenAt }),
    ...(cms.stamp?.signer === undefined ? {} : { stampedBy: cms.stamp.signer }),
    ...codeIn(document, dict),
    ...(await originalOf(document, dict, verifier.platform)),
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
  if (!range || !isKind(contents, 'string')) return sentence('place-missing');
  const [first, start, end, length] = range;
  const covers = end + length;
  if (first !== 0) return sentence('place-start');
  if (start >= end || covers > document.bytes.length) return sentence('place-outside');
  const held = heldIn(document.bytes.subarray(start, end));
  if (!held) return sentence('place-gap');
  if (!equalBytes(held, contents.bytes)) return sentence('place-other');
  return { start, end, covers, contents: contents.bytes };
}

/** The bytes of a string in hexadecimal that is all there is; undefined where it is none. */
function heldIn(hole: Uint8Array): Uint8Array | undefined {
  if (hole[0] !== 0x3c || hole[hole.length - 1] !== 0x3e) return undefined;
  const held = new Uint8Array(hole.length >> 1);
  let digits = 0;
  for (let i = 1; i < hole.length - 1; i++) {
    const digit = hexDigit(hole[i]);
    if (digit < 0 && CHARACTERS[hole[i] as number] !== WHITE_SPACE) return undefined;
    if (digit >= 0) {
      const at = digits++ >> 1;
      held[at] = ((held[at] as number) << 4) | digit;
    }
  }
  return held.subarray(0, digits >> 1);
}

/** The file as it was when it was signed must be a whole PDF that holds this signature; then what came later. */
function revisionFaults(document: PdfDocument, { field }: FoundSignature, covers: number) {
  const nothing = { faults: [], after: 'nothing' as const, changes: [], pages: [] };
  if (isEnd(document.bytes, covers)) return nothing;
  let before: PdfDocument;
  try {
    before = document.revision(covers);
    before.verifyOffsets();
    if (!findSignatures(before).some((found) => found.field === field)) throw new PdfDamagedError('It is not in it');
  } catch (error) {
    if (!(error instanceof PdfDamagedError || error instanceof PdfTooComplexError)) throw error;
    return { ...nothing, faults: [sentence('not-whole')] };
  }
  const { added, other, pages } = compareRevisions(before, document);
  const changes = [...other, ...strayBytes(document, covers)];
  if (changes.length > 0) return { faults: [], after: 'changes' as const, changes: changes.slice(0, 20), pages };
  return { ...nothing, after: lastOf(added) };
}

function lastOf(added: RevisionChanges['added']) {
  if (added.includes('signature')) return 'signatures' as const;
  return added.includes('time-stamp') ? ('time-stamps' as const) : ('validation-data' as const);
}

/** Bytes that belong to no revision: strict readers don't see what is in them, and others may. */
function strayBytes({ bytes, xref }: PdfDocument, covers: number): string[] {
  const end = lastIndexOf(bytes, '%%EOF');
  return xref.offset >= covers && isEnd(bytes, end + 5) ? [] : [sentence('bytes-behind')];
}

/** Only white space may follow the last byte covered. */
function isEnd(bytes: Uint8Array, covers: number): boolean {
  return bytes.subarray(covers).every((byte) => byte === 10 || byte === 13 || byte === 32);
}

const DATE =
  /^D:(\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d)(?:Z|([+-])(\d\d)'?(\d\d)?'?)?/;

function claimedTime(document: PdfDocument, dict: PdfDict): { claimedAt?: string } {
  const value = document.value(dict, 'M');
  const parts = isKind(value, 'string') ? DATE.exec(latin1(value.bytes)) : null;
  if (!parts) return {};
  const [, at, sign = '+', hours = '00', minutes = '00'] = parts;
  const time = new GeneralizedTime();
  time.fromString(`${at}Z`);
  const claimed = time.toDate();
  claimed.setUTCMinutes(claimed.getUTCMinutes() - Number(`${sign}1`) * (60 * Number(hours) + Number(minutes)));
  return { claimedAt: claimed.toISOString() };
}

/** Crockford's base 32 in groups of four. */
const CODE = /^[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}$/;

function codeIn(document: PdfDocument, dict: PdfDict): Pick<SignatureReport, 'verificationCode'> {
  const value = document.value(dict, 'ATST_Verification');
  const code = isKind(value, 'string') ? latin1(value.bytes) : '';
  return CODE.test(code) ? { verificationCode: code } : {};
}

/** What our seals say of the bytes that were uploaded. */
async function originalOf(
  document: PdfDocument,
  dict: PdfDict,
  platform: Platform,
): Promise<Pick<SignatureReport, 'original'>> {
  const own = document.value(dict, 'ATST_Original');
  if (!isKind(own, 'dict')) return {};
  const size = integer(document.value(own, 'Length'));
  const digest = document.value(own, 'SHA256');
  if (size === undefined || !isKind(digest, 'string') || size < 0 || size > document.bytes.length) return {};
  const hash = hexOf(digest.bytes);
  const found = hexOf(await platform.digest('sha256', [document.bytes.subarray(0, size)]));
  return { original: { bytes: size, sha256: hash, matches: found === hash } };
}
