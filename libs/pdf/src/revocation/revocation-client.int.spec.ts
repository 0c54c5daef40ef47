import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { nodePlatform } from '@attestory/audit/node-platform';
import { pathCertificate, readCrl } from '@attestory/audit/verify-pdf';
import { certificatesIn } from '../cms/seal-chain.js';
import { type Behaviour, CertificateAuthoritySample, type Wanted } from './certificate-authority.sample.js';
import { createRevocationClient } from './revocation-client.js';

const here = ['127.0.0.0/8'];
/** Time enough for an answer on a machine that does other things too. */
const timeout = 5_000;

describe('whether a certificate was revoked', () => {
  let authority: CertificateAuthoritySample;
  beforeAll(async () => {
    authority = await CertificateAuthoritySample.start();
  }, 60_000);
  afterAll(() => authority.close());
  beforeEach(() => {
    authority.lists = 'sound';
    authority.responder = 'sound';
    authority.asked.length = 0;
  });

  const issue = async (wanted?: Wanted) => {
    const { chainPem, certificatePem } = await authority.issue('Sample seal - not for production', wanted);
    const [certificate, issuer] = certificatesIn(chainPem).map(pathCertificate);
    if (!certificate || !issuer) throw new Error('no chain');
    const client = createRevocationClient({ networks: here, timeout });
    return { certificatePem, certificate, issuer, ask: (hurry = false) => client.status(certificate, issuer, hurry) };
  };

  it('is asked of its responder first, and then of its list', async () => {
    const { ask } = await issue();
    const answered = await ask();
    expect(answered).toMatchObject({ answer: { revoked: null }, ocsp: expect.any(Uint8Array) });
    expect(answered).not.toHaveProperty('crl');
    authority.responder = 'down';
    const listed = await (await issue()).ask();
    expect(listed).toMatchObject({ answer: { revoked: null }, crl: expect.any(Uint8Array) });
    expect(Date.parse(listed.answer.until ?? '')).toBeGreaterThan(Date.now());
  });

  it.each([
    ['its responder', { ocsp: true }],
    ['its list', { crl: true }],
  ])('is said by %s, with the time and the reason', async (_, wanted) => {
    const { ask, certificatePem } = await issue(wanted);
    await authority.revoke(certificatePem);
    const { revoked } = (await ask()).answer;
    expect(revoked?.reason).toBe('key compromised');
    expect(Math.abs(Date.now() - Date.parse(revoked?.at ?? ''))).toBeLessThan(60_000);
  });

  it.each<[string, Behaviour, string]>([
    ['is down', 'down', 'answered 503'],
    ['is slow', 'slow', 'did not answer within 5 s'],
    ['sends rubbish', 'rubbish', 'it can’t be read'],
    ['sends too much', 'huge', 'answered too much'],
    ['is somebody else', 'of-another', 'not of the issuer, or of its responder'],
  ])('is not taken from a responder that %s', async (_, behaviour, said) => {
    authority.responder = behaviour;
    await expect((await issue({ ocsp: true })).ask()).rejects.toThrow(said);
  });

  it.each<[string, Behaviour, string]>([
    ['is not there', 'down', 'answered 503'],
    ['can’t be read', 'rubbish', 'it can’t be read'],
    ['is too long', 'huge', 'answered too much'],
    ['is out of date', 'outdated', 'was good until 2020-01-08'],
    ['is another issuer’s', 'of-another', 'it is another issuer’s'],
    ['names some reasons only', 'partial', 'it does not cover the certificate'],
  ])('is not taken from a list that %s', async (_, behaviour, said) => {
    authority.lists = behaviour;
    await expect((await issue({ crl: true })).ask()).rejects.toThrow(said);
  });

  it('is not taken from the list of somebody who only has the issuer’s name', async () => {
    const other = await CertificateAuthoritySample.start();
    try {
      const { certificate, issuer } = await issue({ crl: true });
      const list = new Uint8Array(await other.list());
      await expect(readCrl(list, certificate, issuer, nodePlatform)).rejects.toThrow(
        'its signature is not of the issuer',
      );
    } finally {
      await other.close();
    }
  });

  it.each([
    ['out of date', 61, 'was good until'],
    ['of a time to come', -6, 'of a time to come'],
  ])('is not taken from an answer that is %s', async (_, minutes, said) => {
    const { certificate, issuer } = await issue({ ocsp: true });
    const now = () => new Date(Date.now() + minutes * 60_000).toISOString();
    const client = createRevocationClient({ networks: here, timeout, now });
    await expect(client.status(certificate, issuer, false)).rejects.toThrow(said);
  });

  it('is not taken from an answer to another question', async () => {
    await (await issue({ ocsp: true })).ask();
    authority.responder = 'replayed';
    await expect((await issue({ ocsp: true })).ask()).rejects.toThrow('another request (nonce)');
  });

  it('is not asked on this machine, unless that is allowed', async () => {
    const { certificate, issuer } = await issue();
    const client = createRevocationClient({ networks: [], timeout });
    await expect(client.status(certificate, issuer, false)).rejects.toThrow('is no public address');
    expect(authority.asked).toEqual([]);
  });

  it('is asked once while the answer holds, and after a failure not again in a hurry', async () => {
    const { ask } = await issue({ ocsp: true });
    authority.responder = 'down';
    await expect(ask()).rejects.toThrow('answered 503');
    authority.responder = 'sound';
    await expect(ask(true)).rejects.toThrow('answered 503');
    await ask();
    await ask(true);
    expect(authority.asked).toEqual(['/ocsp', '/ocsp']);
  });

  it('can’t be known of a certificate that names nobody', async () => {
    await expect((await issue({})).ask()).rejects.toThrow('it names no list and no responder');
  });
});
