import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PdfBytes } from '@attestory/audit/pdf';
import { createPdfWorkshop } from './child-process-workshop.js';
import { loadSealIdentity } from './cms/seal-identity.js';
import { TimeStampAuthoritySample } from './cms/time-stamp-authority.sample.js';
import { CertificateAuthoritySample, type Issued, type Wanted } from './revocation/certificate-authority.sample.js';
import { sampleContent } from './signature-page/content.sample.js';
import { appendValidationData } from './incremental/append-validation-data.js';
import { contract } from './verify/sealed-pdf.sample.js';
import { verifyPdfInChild } from './verify-in-child.js';

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
async function* once(bytes: Uint8Array) {
  yield bytes;
}
const asSealed = (file: Uint8Array) => ({
  part: (start: number, end: number) => once(file.subarray(start, end)),
  size: file.length,
  sha256: hashOf(file),
});
const original = asSealed(contract);

describe('validation data', () => {
  let ca: CertificateAuthoritySample;
  let tsa: TimeStampAuthoritySample;
  const workshops: ReturnType<typeof createPdfWorkshop>[] = [];
  beforeAll(async () => {
    ca = await CertificateAuthoritySample.start();
    const about = { ocsp: true, crl: true, purpose: 'time-stamps' as const };
    tsa = await TimeStampAuthoritySample.start({ issued: await ca.issue('Sample stamps', about) });
  }, 60_000);
  afterAll(async () => {
    await Promise.all(workshops.map((one) => one.close()));
    await tsa.close();
    await ca.close();
  });
  beforeEach(() => {
    tsa.behaviour = 'granted';
    ca.lists = 'sound';
    ca.responder = 'sound';
  });

  const opened = async (wanted?: Wanted, stamps = true) => {
    const issued = await ca.issue('Sample seal - not for production', wanted);
    return { issued, ...workshopFor(issued, stamps) };
  };
  const workshopFor = (issued: Issued, stamps: boolean | TimeStampAuthoritySample = true) => {
    const from = stamps === true ? tsa : stamps;
    const workshop = createPdfWorkshop({
      seal: loadSealIdentity(issued),
      limits: { pages: 10 },
      ...(from ? { timeStamps: { url: from.url, roots: [from.rootPem], timeout: 2_000 } } : {}),
      revocation: { networks: ['127.0.0.0/8'], timeout: 1_000 },
    });
    workshops.push(workshop);
    const seal = async () => {
      const sealed = await workshop.seal({ original, page: sampleContent(2) });
      const file = Buffer.concat([contract, sealed.increment]);
      expect(sealed).toMatchObject({ sha256: hashOf(file), bytes: file.length });
      return { sealed, file };
    };
    return { workshop, seal };
  };
  const verify = (file: Uint8Array) => verifyPdfInChild(asSealed(file), [ca.rootPem]);

  it('are sealed in where lists and responders give them', async () => {
    const { sealed, file } = await (await opened()).seal();
    expect(sealed).toMatchObject({ level: 'B-LT' });
    expect(sealed).not.toHaveProperty('validationDataMissing');
    expect(await verify(file)).toMatchObject({
      verdict: 'intact',
      signatures: [{ valid: true, after: 'validation-data', level: 'B-LT', revocation: { status: 'good' } }],
    });
  });

  it('come later where they were not to be had while sealing', async () => {
    const { workshop, seal } = await opened();
    ca.lists = 'down';
    const { sealed, file } = await seal();
    expect(sealed).toMatchObject({ level: 'B-T', validationDataMissing: expect.stringContaining('answered 503') });
    expect((await verify(file)).signatures).toMatchObject([{ level: 'B-T', revocation: { status: 'unknown' } }]);
    await expect(workshop.addValidationData(asSealed(file))).rejects.toThrow('answered 503');
    ca.lists = 'sound';
    const { increment, sha256, bytes } = await workshop.addValidationData(asSealed(file));
    const whole = Buffer.concat([file, increment]);
    expect({ sha256, bytes }).toEqual({ sha256: hashOf(whole), bytes: whole.length });
    expect(await verify(whole)).toMatchObject({ verdict: 'intact', signatures: [{ level: 'B-LT' }] });
  });

  it('come after a time stamp that came later', async () => {
    const { workshop, seal } = await opened();
    tsa.behaviour = 'error';
    const { sealed, file } = await seal();
    expect(sealed).toMatchObject({ level: 'B-B' });
    expect(sealed).not.toHaveProperty('validationDataMissing');
    await expect(workshop.addValidationData(asSealed(file))).rejects.toThrow('it has no time stamp');
    tsa.behaviour = 'granted';
    const stamped = await workshop.addTimeStamp(asSealed(file));
    expect(stamped.validationDataDue).toBe(true);
    const proven = Buffer.concat([file, stamped.increment]);
    const { increment } = await workshop.addValidationData(asSealed(proven));
    expect(await verify(Buffer.concat([proven, increment]))).toMatchObject({
      verdict: 'intact',
      signatures: [
        { kind: 'certification', level: 'B-LT', provenAt: stamped.timeStampedAt, after: 'time-stamps' },
        { kind: 'time-stamp', after: 'validation-data', revocation: { status: 'good' } },
      ],
    });
  });

  it.each<[string, Wanted | undefined, boolean, string]>([
    ['a chain that names nobody to ask', {}, true, 'B-T'],
    ['a seal without time stamps', undefined, false, 'B-B'],
  ])('are not asked of %s', async (_, wanted, stamps, level) => {
    const { sealed } = await (await opened(wanted, stamps)).seal();
    expect(sealed).toMatchObject({ level });
    expect(sealed).not.toHaveProperty('validationDataMissing');
  });

  it('are never added to bytes that are not those that were sealed', async () => {
    const { workshop, seal } = await opened({});
    const wrong = { ...asSealed((await seal()).file), sha256: hashOf(contract) };
    await expect(workshop.addValidationData(wrong)).rejects.toThrow('not those that were sealed');
  });

  describe('say that the sealing key was revoked', () => {
    it('and nothing more is sealed, with or without time stamps', async () => {
      for (const stamps of [true, false]) {
        const { issued, seal } = await opened(undefined, stamps);
        await ca.revoke(issued.certificatePem);
        await expect(seal()).rejects.toThrow(
          /The certificate O=Sample, CN=Sample seal.* was revoked at .*Z \(key compromised\)\./,
        );
      }
    });

    it('and what was sealed after it does not hold, time stamp or not', async () => {
      for (const stamps of [true, false]) {
        const { issued, seal } = await opened(undefined, stamps);
        await ca.revoke(issued.certificatePem);
        ca.lists = 'down';
        ca.responder = 'down';
        const { file } = await seal();
        const crls = [new Uint8Array(await ca.list())];
        const whole = Buffer.concat([
          file,
          appendValidationData(PdfBytes.of(file), { certificates: [], ocsps: [], crls }),
        ]);
        expect(await verify(whole)).toMatchObject({
          verdict: 'invalid',
          signatures: [
            {
              valid: false,
              faults: [expect.stringMatching(/^Its certificate was revoked at .* \(key compromised\)/)],
              revocation: { status: 'revoked' },
            },
          ],
        });
        ca.lists = 'sound';
        ca.responder = 'sound';
      }
    }, 60_000);

    it('of an authority: its time stamps prove nothing more', async () => {
      const about = { ocsp: true, crl: true, purpose: 'time-stamps' as const };
      const stamper = await ca.issue('Sample stamps, lost', about);
      const lost = await TimeStampAuthoritySample.start({ issued: stamper });
      try {
        const { file } = await workshopFor(await ca.issue('Sample seal - not for production'), lost).seal();
        expect((await verify(file)).verdict).toBe('intact');
        await ca.revoke(stamper.certificatePem);
        const crls = [new Uint8Array(await ca.list())];
        const whole = Buffer.concat([
          file,
          appendValidationData(PdfBytes.of(file), { certificates: [], ocsps: [], crls }),
        ]);
        const report = await verify(whole);
        expect(report.verdict).toBe('invalid');
        expect(report.signatures[0]?.faults).toEqual([
          expect.stringMatching(/^Its time stamp: Its certificate was revoked/),
        ]);
      } finally {
        await lost.close();
      }
    }, 60_000);

    it('and what was sealed before holds: a time stamp proves it', async () => {
      const { issued, seal } = await opened();
      ca.lists = 'down';
      const { file } = await seal();
      ca.lists = 'sound';
      // Lists and answers count in whole seconds.
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      await ca.revoke(issued.certificatePem);
      const { increment } = await workshopFor(issued).workshop.addValidationData(asSealed(file));
      const report = await verify(Buffer.concat([file, increment]));
      expect(report).toMatchObject({
        verdict: 'intact',
        signatures: [
          { valid: true, level: 'B-LT', revocation: { status: 'revoked-later', reason: 'key compromised' } },
        ],
      });
    }, 60_000);
  });
});
