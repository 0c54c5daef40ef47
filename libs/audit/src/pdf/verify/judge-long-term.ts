import { sentence } from '../findings.js';
import { judgeRevocation } from './judge-revocation.js';
import type { RevocationReport, SignatureReport } from './report.js';
import type { SecurityStore } from './security-store.js';
import type { Verifier } from './verifier.js';
import type { CmsReport } from './verify-cms.js';

/** A signature as far as it was verified by itself. */
export interface VerifiedSignature {
  readonly report: SignatureReport;
  readonly cms: CmsReport;
}

/** After these a stamping key may have stamped times before its revocation as well (RFC 3161, 4). */
const HARMLESS = ['affiliation changed', 'superseded', 'cessation of operation', 'privilege withdrawn'];

/** Adds what only the whole document shows: when each signature is proven, what was revoked, and the PAdES level. */
export async function judgeLongTerm(
  all: readonly VerifiedSignature[],
  store: SecurityStore,
  verifier: Verifier,
): Promise<readonly SignatureReport[]> {
  const judge = (cms: CmsReport, usedAt: string | null) =>
    judgeRevocation(cms.certificates ?? [], store, verifier, usedAt);
  const stamps: Stamp[] = [];
  for (const { report, cms } of all) {
    const stamper = report.kind === 'time-stamp' ? cms : cms.stamp;
    if (!report.valid || !stamper?.stampedAt) continue;
    const revocation = await judge(stamper, stamper.stampedAt);
    const isTrusted = stamper.signer?.trust === 'trusted' && !isTainted(revocation);
    stamps.push({ report, at: stamper.stampedAt, revocation, isTrusted });
  }
  return Promise.all(
    all.map(async ({ report, cms }) => {
      if (!report.signer || !report.valid) return report;
      const own = stamps.find((stamp) => stamp.report === report);
      const stamp = report.kind === 'time-stamp' ? own : (own ?? firstOver(stamps, report));
      const revocation =
        report.kind === 'time-stamp' && own ? own.revocation : await judge(cms, stamp?.isTrusted ? stamp.at : null);
      return concluded(report, { stamp, own, revocation });
    }),
  );
}

interface Stamp {
  /** The signature that it is in, or the time stamp itself. */
  readonly report: SignatureReport;
  readonly at: string;
  readonly revocation: RevocationReport;
  readonly isTrusted: boolean;
}

/** A document time stamp proves all signatures that it covers. */
function firstOver(stamps: readonly Stamp[], { covers }: SignatureReport): Stamp | undefined {
  return stamps
    .filter(
      ({ report, isTrusted }) => report.kind === 'time-stamp' && isTrusted && (report.covers ?? 0) > (covers ?? 0),
    )
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))[0];
}

function isTainted({ status, reason }: RevocationReport): boolean {
  return status === 'revoked' || (status === 'revoked-later' && !HARMLESS.includes(reason ?? ''));
}

function concluded(
  report: SignatureReport,
  found: { readonly stamp: Stamp | undefined; readonly own: Stamp | undefined; readonly revocation: RevocationReport },
): SignatureReport {
  const { stamp, own, revocation } = found;
  const faults = [
    ...(own && isTainted(own.revocation) && report.kind !== 'time-stamp'
      ? [sentence('time-stamp', { fault: revokedSentence(own.revocation) })]
      : []),
    ...(report.kind === 'time-stamp' && isTainted(revocation) ? [revokedSentence(revocation)] : []),
    ...(report.kind !== 'time-stamp' && revocation.status === 'revoked' ? [revokedSentence(revocation)] : []),
  ];
  const { provenAt: _, ...rest } = report;
  if (faults.length > 0) return { ...rest, valid: false, faults, revocation };
  const proven = stamp ? { provenAt: stamp.at } : {};
  return { ...rest, ...proven, revocation, ...levelOf(report, stamp, revocation) };
}

function revokedSentence({ at, reason }: RevocationReport): string {
  return sentence('revoked', { at: at ?? '', why: reason ? ` (${reason})` : '' });
}

/** ETSI EN 319 142-1, as far as a document shows it. */
function levelOf(
  { subFilter, kind }: SignatureReport,
  stamp: Stamp | undefined,
  { status }: RevocationReport,
): Pick<SignatureReport, 'level'> {
  if (subFilter !== 'ETSI.CAdES.detached' || kind === 'time-stamp') return {};
  if (!stamp) return { level: 'B-B' };
  const known = (one: string) => one === 'good' || one === 'revoked-later';
  return { level: known(status) && known(stamp.revocation.status) ? 'B-LT' : 'B-T' };
}
