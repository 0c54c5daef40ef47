import 'reflect-metadata';
import { createPrivateKey, generateKeyPairSync, KeyObject, verify, webcrypto, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { BasicConstraintsExtension, X509CertificateGenerator } from '@peculiar/x509';
import { createDemoSealIdentity, type DemoSealIdentity } from './demo-seal-identity.js';
import { describeCertificate } from './seal-chain.js';
import { loadSealIdentity, type SealIdentityFiles } from './seal-identity.js';
import { SealIdentityError } from './seal-identity-error.js';

const NOW = '2026-11-24T10:15:30.000Z';
const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const P384 = { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' };

const TERM = { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') };

let demo: DemoSealIdentity;
let other: DemoSealIdentity;
beforeAll(async () => {
  demo = await createDemoSealIdentity({ now: NOW });
  other = await createDemoSealIdentity({ now: NOW });
});

const certificates = (pem: string) => pem.match(/-----BEGIN[^-]+-----[^-]+-----END[^-]+-----\n?/g) ?? [];

function problemOf(files: SealIdentityFiles, now = NOW): string {
  try {
    loadSealIdentity({ ...files, now });
  } catch (error) {
    if (error instanceof SealIdentityError) return error.code;
    throw error;
  }
  return 'none';
}

async function selfSigned(algorithm: typeof P256, ca: boolean): Promise<SealIdentityFiles> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Example',
    ...TERM,
    signingAlgorithm: algorithm,
    keys,
    extensions: [new BasicConstraintsExtension(ca, undefined, true)],
  });
  const keyPem = KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString();
  return { keyPem, chainPem: certificate.toString('pem') };
}

describe('a seal identity', () => {
  it('is loaded from a key and its certificates, and signs by that key', async () => {
    const { chain, sign } = loadSealIdentity({ ...demo, now: NOW });
    expect(chain).toHaveLength(2);
    const bytes = Buffer.from('to be signed');
    const key = new X509Certificate(chain[0] ?? '').publicKey;
    expect(verify('sha256', bytes, { key, dsaEncoding: 'der' }, await sign(bytes))).toBe(true);
  });

  it('may be a certificate without its issuers, and a key in SEC 1', () => {
    const keyPem = createPrivateKey(demo.keyPem).export({ type: 'sec1', format: 'pem' }).toString();
    expect(problemOf({ keyPem, chainPem: certificates(demo.chainPem)[0] ?? '' })).toBe('none');
  });

  it.each(['', 'no key', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----'])(
    'is refused for a key that cannot be read: %j',
    (keyPem) => {
      expect(problemOf({ ...demo, keyPem })).toBe('key-unreadable');
    },
  );

  it('is refused for a key under a password', () => {
    const cipher = { cipher: 'aes-256-cbc', passphrase: 'secret' };
    const keyPem = createPrivateKey(demo.keyPem).export({ type: 'pkcs8', format: 'pem', ...cipher });
    expect(problemOf({ ...demo, keyPem: keyPem.toString() })).toBe('key-unreadable');
  });

  it.each(['', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])(
    'is refused for certificates that cannot be read: %j',
    (chainPem) => {
      expect(problemOf({ ...demo, chainPem })).toBe('certificate-unreadable');
    },
  );

  it('is refused for the key of another certificate', () => {
    expect(problemOf({ ...demo, keyPem: other.keyPem })).toBe('key-mismatch');
  });

  it('is refused on another curve or algorithm', async () => {
    expect(problemOf(await selfSigned(P384, false))).toBe('not-p256');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const keyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(problemOf({ ...demo, keyPem })).toBe('not-p256');
  });

  it("is refused for a CA's certificate", async () => {
    expect(problemOf(await selfSigned(P256, true))).toBe('not-for-signing');
    expect(problemOf(await selfSigned(P256, false))).toBe('none');
  });

  it('is refused when a certificate is followed by another than its issuer', () => {
    const [leaf] = certificates(demo.chainPem);
    const [, issuer] = certificates(other.chainPem);
    expect(problemOf({ ...demo, chainPem: `${leaf}${issuer}` })).toBe('chain-broken');
  });

  it('is refused when a certificate is damaged', () => {
    const [leaf, issuer] = certificates(demo.chainPem);
    const der = Buffer.from((leaf ?? '').replaceAll(/-----.*-----|\s/g, ''), 'base64');
    der[der.length - 1] = (der.at(-1) ?? 0) ^ 1;
    const damaged = `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`;
    expect(problemOf({ ...demo, chainPem: `${damaged}${issuer}` })).toBe('chain-broken');
  });

  it('is refused when a certificate names another issuer than the one that signed it', async () => {
    const keys = await webcrypto.subtle.generateKey(P256, true, ['sign', 'verify']);
    const of = (subject: string, issuer: string) =>
      X509CertificateGenerator.create({
        subject,
        issuer,
        ...TERM,
        signingAlgorithm: P256,
        publicKey: keys.publicKey,
        signingKey: keys.privateKey,
      });
    const chainPem = [await of('CN=Seal', 'CN=One'), await of('CN=Another', 'CN=Another')]
      .map((c) => c.toString('pem'))
      .join('\n');
    const keyPem = KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(problemOf({ keyPem, chainPem })).toBe('chain-broken');
  });

  it('is refused before its time and after it', () => {
    expect(problemOf(demo, '2026-11-24T10:14:59.000Z')).toBe('not-yet-valid');
    expect(problemOf(demo, '2026-11-24T10:15:00.000Z')).toBe('none');
    expect(problemOf(demo, '2029-11-24T10:15:00.000Z')).toBe('none');
    expect(problemOf(demo, '2029-11-24T10:15:01.000Z')).toBe('expired');
  });

  it('shows no part of the key in what it says', () => {
    const broken = demo.keyPem.replace('BEGIN PRIVATE', 'BEGIN PRIVATEER');
    expect(() => loadSealIdentity({ ...demo, keyPem: broken, now: NOW })).toThrow(
      /^The sealing key is not a private key/,
    );
  });
});

describe('the demo identity', () => {
  it('says that it is not for production, and is valid for three years', () => {
    const { chain } = loadSealIdentity({ ...demo, now: NOW });
    expect(describeCertificate(chain[0] ?? new Uint8Array())).toEqual({
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      subject: 'O=Attestory demo, CN=Attestory demo seal - not for production',
      notBefore: '2026-11-24T10:15:00.000Z',
      notAfter: '2029-11-24T10:15:00.000Z',
    });
  });

  it('is another one each time', () => {
    expect(demo.keyPem).not.toBe(other.keyPem);
    expect(demo.chainPem).not.toBe(other.chainPem);
  });
});
