import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pathCertificate } from '@attestory/audit/verify-pdf';
import { certificatesIn } from '../cms/seal-chain.js';
import { CertificateAuthoritySample, type Wanted } from './certificate-authority.sample.js';
import { describeRevocation } from './describe-revocation.js';
import { createLongTermProof } from './long-term-proof.js';
import { createRevocationClient } from './revocation-client.js';

const options = { networks: ['127.0.0.0/8'], timeout: 5_000 };
const use = { usedAt: new Date().toISOString(), hurry: false };
const chainOf = (pem: string) => certificatesIn(pem).map((one) => pathCertificate(one).der);

describe('what proves a seal for long', () => {
  let own: CertificateAuthoritySample;
  let stranger: CertificateAuthoritySample;
  beforeAll(async () => {
    [own, stranger] = await Promise.all([CertificateAuthoritySample.start(), CertificateAuthoritySample.start()]);
  }, 60_000);
  afterAll(() => Promise.all([own.close(), stranger.close()]));

  const issue = async (by: CertificateAuthoritySample, wanted?: Wanted) =>
    chainOf((await by.issue('Sample seal - not for production', wanted)).chainPem);

  it('is asked about our own certificates only: those of strangers in a document name whom they like', async () => {
    const [chain, theirs] = [await issue(own), await issue(stranger)];
    const proof = createLongTermProof(createRevocationClient(options), chain, []);
    expect(await proof.isToBeHad([chain])).toBe(true);
    expect(await proof.isToBeHad([chain, theirs])).toBe(false);
    stranger.asked.length = 0;
    const data = await proof.gather([chain, theirs], use);
    expect(stranger.asked).toEqual([]);
    expect(data).toMatchObject({
      certificates: chain,
      ocsps: [expect.any(Uint8Array)],
      crls: [expect.any(Uint8Array)],
    });
  });

  it('is not to be had without the root, or where a certificate names nobody', async () => {
    const chain = await issue(own);
    const client = createRevocationClient(options);
    expect(await createLongTermProof(client, chain.slice(0, 2), []).isToBeHad([chain.slice(0, 2)])).toBe(false);
    expect(await createLongTermProof(client, chain.slice(0, 2), [own.rootPem]).isToBeHad([chain.slice(0, 2)])).toBe(
      true,
    );
    const silent = await issue(own, {});
    expect(await createLongTermProof(client, silent, []).isToBeHad([silent])).toBe(false);
  });

  it('is told to the operator in a sentence', async () => {
    const chain = await issue(own);
    expect(await describeRevocation(chain, options)).toMatch(/^not revoked, as of \d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(await describeRevocation(chain.slice(0, 2), options)).toContain('add the chain up to its root');
    expect(await describeRevocation(await issue(own, {}), options)).toContain('B-T at most');
  });
});
