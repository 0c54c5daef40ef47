import { generateKeyPairSync, webcrypto } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { DeletionCertificate } from '@attestory/domain';
import { decodeBase64 } from './base64.js';
import {
  certificateMessage,
  parseCertificate,
  type SignedCertificate,
  signCertificate,
  verifyCertificate,
} from './deletion-certificate.js';
import { headSigner, sha256, verifyP256 } from './node-hash.js';
import { signHead, type VerifySignature } from './signed-head.js';

function newSigner() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return headSigner(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
}
const signer = newSigner();
const certificate = {
  ...{ version: 1, certificateId: 'c', archivedDocumentId: 'a', documentId: 'd', sha256: sha256('original') },
  holder: { kind: 'organization', organizationId: 'o' },
  deleted: [{ sha256: sha256('original'), bytes: 9 }],
  ...{ rule: 'organization/root', policyVersion: '1', lastSignedAt: '2026-05-26T10:00:00.000Z' },
  ...{ keepUntil: '2026-11-26T11:00:00.000Z', purgedAt: '2026-12-26T11:00:01.000Z' },
} as unknown as DeletionCertificate;
const signed = signCertificate(certificate, signer);

/** As a browser does it. */
const byWebCrypto: VerifySignature = async (publicKey, message, signature) => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const spki = decodeBase64(publicKey) as Uint8Array<ArrayBuffer>;
  const key = await webcrypto.subtle.importKey('spki', spki, algorithm, false, ['verify']);
  const bytes = Buffer.from(signature, 'base64url');
  return webcrypto.subtle.verify(algorithm, key, bytes, new TextEncoder().encode(message));
};

describe('a deletion certificate', () => {
  it('commits to a domain tag and its canonical JSON, whatever the order of its members', () => {
    const message = certificateMessage(certificate);
    expect(message.startsWith('attestory.deletion-certificate.v1\n{"archivedDocumentId":"a",')).toBe(true);
    const turned = Object.fromEntries(Object.entries(certificate).reverse()) as unknown as DeletionCertificate;
    expect(certificateMessage(turned)).toBe(message);
  });

  it.each([
    ['Node', verifyP256],
    ['WebCrypto', byWebCrypto],
  ])('is verified by %s, and no changed one is', async (_, verify: VerifySignature) => {
    const check = (changed: object, key = signer.publicKey, of: SignedCertificate = signed) =>
      verifyCertificate({ ...of, certificate: { ...certificate, ...changed } }, key, sha256, verify);
    expect(await check({})).toBe(true);
    expect(await check({ purgedAt: '2026-12-26T11:00:02.000Z' })).toBe(false);
    expect(await check({ deleted: [] })).toBe(false);
    expect(await check({ bytesKept: true })).toBe(false);
    expect(await check({ holder: { kind: 'person', personId: 'o' } })).toBe(false);
    const { value } = signed.signature;
    for (const unlike of ['x', '', value.slice(0, 80), `${value}AAAA`, 'not base64'])
      expect(await check({}, signer.publicKey, { ...signed, signature: { ...signed.signature, value: unlike } })).toBe(
        false,
      );
    const other = newSigner();
    expect(await check({}, other.publicKey)).toBe(false);
    const claimed = { ...signed, signature: { ...signed.signature, keyId: other.keyId } };
    expect(await check({}, other.publicKey, claimed)).toBe(false);
  });

  it("can't be made of a head that the same key has signed", async () => {
    const { signature: value } = signHead({ leaves: 1, root: sha256('r'), time: '2026-11-26T10:00:00.000Z' }, signer);
    const claimed = { certificate, signature: { keyId: signer.keyId, value } };
    expect(await verifyCertificate(claimed, signer.publicKey, sha256, verifyP256)).toBe(false);
  });

  it('is read from JSON, with what stands beside it left out', () => {
    expect(parseCertificate(JSON.stringify({ ...signed, publicKey: 'x' }))).toEqual(signed);
    const shared = signCertificate({ ...certificate, deleted: [], bytesKept: true }, signer);
    expect(parseCertificate(JSON.stringify(shared))).toEqual(shared);
  });

  it.each([
    ['no JSON', '{'],
    ['null', 'null'],
    ['without a signature', { certificate }],
    ['with something more', { ...signed, certificate: { ...certificate, more: 1 } }],
    ['with something less', { ...signed, certificate: { ...certificate, rule: undefined } }],
    ['of another version', { ...signed, certificate: { ...certificate, version: 2 } }],
    ['of nobody', { ...signed, certificate: { ...certificate, holder: { kind: 'person' } } }],
    ['with half a byte', { ...signed, certificate: { ...certificate, deleted: [{ sha256: sha256(''), bytes: 0.5 }] } }],
    ['with a local time', { ...signed, certificate: { ...certificate, purgedAt: '2026-11-26' } }],
    ['with bytes kept in part', { ...signed, certificate: { ...certificate, bytesKept: false } }],
    ['signed by a name', { ...signed, signature: { keyId: 'me', value: 'x' } }],
  ])('is not read from what is %s', (_, value) => {
    expect(parseCertificate(typeof value === 'string' ? value : JSON.stringify(value))).toBeNull();
  });
});
