import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Certificate, ContentInfo, SignedData } from 'pkijs';
import { createDemoSealIdentity } from './demo-seal-identity.js';
import { loadSealIdentity, type SealIdentity } from './seal-identity.js';
import { cmsSizeBound, signCms } from './sign-cms.js';

const NOW = '2026-11-24T10:15:30.000Z';
const content = Buffer.from('the bytes under the seal');
const digest = createHash('sha256').update(content).digest();

let identity: SealIdentity;
beforeAll(async () => {
  identity = loadSealIdentity({ ...(await createDemoSealIdentity({ now: NOW })), now: NOW });
});

const read = (cms: Uint8Array) => new SignedData({ schema: ContentInfo.fromBER(cms).content });

describe('a CMS signature', () => {
  it('is over the digest, by the key of the sealing certificate', async () => {
    const signed = read(await signCms({ digest, identity }));
    await expect(signed.verify({ signer: 0, data: new Uint8Array(content).buffer })).resolves.toBe(true);
  });

  it('does not stand for other bytes', async () => {
    const signed = read(await signCms({ digest, identity }));
    const data = new TextEncoder().encode('other bytes').buffer;
    await expect(signed.verify({ signer: 0, data }).catch(() => false)).resolves.toBe(false);
  });

  it('signs content type, digest and certificate, and no time: PAdES has it in the signature dictionary', async () => {
    const [signer] = read(await signCms({ digest, identity })).signerInfos;
    expect(signer?.signedAttrs?.attributes.map(({ type }) => type).sort()).toEqual([
      '1.2.840.113549.1.9.16.2.47',
      '1.2.840.113549.1.9.3',
      '1.2.840.113549.1.9.4',
    ]);
    expect(signer?.unsignedAttrs).toBeUndefined();
  });

  it('has its sets in the order that DER demands, as strict verifiers encode them anew', async () => {
    const signed = read(await signCms({ digest, identity }));
    const encodings = [
      signed.signerInfos[0]?.signedAttrs?.attributes.map((attribute) => Buffer.from(attribute.toSchema().toBER())) ??
        [],
      signed.certificates?.map((certificate) => Buffer.from(certificate.toSchema().toBER())) ?? [],
    ];
    for (const set of encodings) {
      expect(set.length).toBeGreaterThan(1);
      expect(set).toEqual([...set].sort(Buffer.compare));
    }
  });

  it('carries the whole chain, byte for byte', async () => {
    const cms = Buffer.from(await signCms({ digest, identity }));
    for (const certificate of identity.chain) expect(cms.includes(Buffer.from(certificate))).toBe(true);
    const carried = read(cms).certificates?.filter((certificate) => certificate instanceof Certificate);
    expect(carried).toHaveLength(identity.chain.length);
  });

  it('never exceeds its bound, and comes close to it', async () => {
    const bound = cmsSizeBound(identity);
    for (let round = 0; round < 100; round += 1) {
      const { length } = await signCms({ digest, identity });
      expect(length).toBeLessThanOrEqual(bound);
      expect(length).toBeGreaterThan(bound - 10);
    }
  });

  it('refuses a digest that is no SHA-256', async () => {
    await expect(signCms({ digest: new Uint8Array(20), identity })).rejects.toThrow('A SHA-256 digest has 32 bytes');
  });
});
