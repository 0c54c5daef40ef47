import type { PdfVerification, SignatureReport } from '@attestory/audit/verify-pdf';
import { describe, expect, it } from '@jest/globals';
import { likenessOf, type ServiceRecord } from './record.js';
import { codeIn, conclusionOf } from './verdict.js';

const own = { sha256: 'aa', subject: 'CN=Seal', introducedAt: '2026-01-01T00:00:00.000Z' };
const signature = (certificateSha256: string, more: Partial<SignatureReport> = {}): SignatureReport => ({
  ...{ field: 'Seal', kind: 'certification', subFilter: 'ETSI.CAdES.detached', covers: 100, valid: true },
  ...{ faults: [], after: 'nothing', changes: [] },
  signer: { subject: 'CN=Seal', certificateSha256, notBefore: '', notAfter: '', trust: 'unknown' },
  ...more,
});
const report = (verdict: PdfVerification['verdict'], ...signatures: SignatureReport[]): PdfVerification => ({
  ...{ verdict, bytes: 100, sha256: 'file' },
  signatures,
});

describe('what a file is worth', () => {
  it('is genuine by the certificate of the service, whatever name another one bears', () => {
    expect(conclusionOf(report('intact', signature('aa')), [own])).toBe('genuine');
    expect(conclusionOf(report('intact', signature('bb')), [own])).toBe('foreign');
    expect(conclusionOf(report('signed-further', signature('aa'), signature('bb')), [own])).toBe('genuineFurther');
  });

  it('is not known where the service could not be asked for its certificates', () => {
    expect(conclusionOf(report('intact', signature('aa')), null)).toBe('unsure');
  });

  it('is not raised by a time stamp', () => {
    expect(conclusionOf(report('intact', signature('aa', { kind: 'time-stamp' })), [own])).toBe('foreign');
  });

  it.each(['changed', 'invalid', 'unsigned', 'unreadable'] as const)('stays %s, whoever sealed it', (verdict) => {
    expect(conclusionOf(report(verdict, signature('aa')), [own])).toBe(verdict);
  });

  it('is asked about by the code of the newest signature that holds', () => {
    const signatures = [
      signature('aa', { verificationCode: 'OLD' }),
      signature('aa', { verificationCode: 'NEW' }),
      signature('aa', { verificationCode: 'FALSE', valid: false }),
    ];
    expect(codeIn(report('invalid', ...signatures))).toBe('NEW');
    expect(codeIn(report('invalid', signature('aa', { verificationCode: 'FALSE', valid: false })))).toBe('FALSE');
    expect(codeIn(report('unsigned'))).toBeNull();
  });
});

describe('what a file is to the service', () => {
  const made = (part: 'document' | 'signature-page', sha256: string) => ({
    ...{ part, sha256, signatures: 1, level: 'B-B', madeAt: '' },
  });
  const record: ServiceRecord = {
    ...{ code: 'CODE', state: 'completed', signatories: 1, sentAt: null, closedAt: null, signedAt: [] },
    document: { sha256: 'upload', pages: 1, bytes: 50 },
    seal: { sha256: 'new', level: 'B-B', sealedAt: '', timeStampedAt: null, sealedBy: null },
    files: [made('signature-page', 'page'), made('document', 'new'), made('document', 'old')],
  };
  const original = (sha256: string) => ({ original: { bytes: 50, sha256, matches: true } });

  it.each([
    ['the newest of its files', 'new', {}, 'newest'],
    ['an older one', 'old', {}, 'older'],
    ['its signature page', 'page', {}, 'page'],
    ['the upload', 'upload', {}, 'uploaded'],
    ['one that was altered', 'x', original('upload'), 'altered'],
    ['one that claims to be of another upload', 'x', original('y'), 'other'],
    ['another one', 'x', {}, 'other'],
  ] as const)('is %s', (_, sha256, more, likeness) => {
    expect(likenessOf({ ...report('intact', signature('aa', more)), sha256 }, record)).toBe(likeness);
  });
});
