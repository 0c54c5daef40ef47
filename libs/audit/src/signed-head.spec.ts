import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync, webcrypto } from 'node:crypto';
import { decodeBase64 } from './base64.js';
import { headSigner, sha256, verifyP256 } from './node-hash.js';
import { headMessage, parseSignedHead, signHead, type VerifySignature, verifyHead } from './signed-head.js';

function newKey(namedCurve: string): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve });
  return privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
}
const signer = headSigner(newKey('P-256'));
const tree = { leaves: 3, root: sha256('root'), time: '2026-11-24T10:00:00.000Z' };
const signed = signHead(tree, signer);

/** As a browser does it. */
const verifyByWebCrypto: VerifySignature = async (publicKey, message, signature) => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const spki = decodeBase64(publicKey) as Uint8Array<ArrayBuffer>;
  const key = await webcrypto.subtle.importKey('spki', spki, algorithm, false, ['verify']);
  const bytes = Buffer.from(signature, 'base64url');
  return webcrypto.subtle.verify(algorithm, key, bytes, new TextEncoder().encode(message));
};

describe('a signed head', () => {
  it('commits to a domain tag and the canonical JSON of the head', () => {
    expect(headMessage(signed.head)).toBe(
      `attestory.head.v1\n{"keyId":"${signer.keyId}","leaves":3,"root":"${tree.root}","time":"${tree.time}","version":1}`,
    );
  });

  it.each([
    ['Node', verifyP256],
    ['WebCrypto', verifyByWebCrypto],
  ])('is verified by %s, and no changed one is', async (_, verify: VerifySignature) => {
    const other = headSigner(newKey('P-256'));
    const check = (head: object, key = signer.publicKey) =>
      verifyHead({ head: { ...signed.head, ...head }, signature: signed.signature }, key, sha256, verify);
    expect(await check({})).toBe(true);
    expect(await check({ leaves: 4 })).toBe(false);
    expect(await check({ root: sha256('x') })).toBe(false);
    expect(await check({ time: '2026-11-24T10:00:00.001Z' })).toBe(false);
    expect(await check({}, other.publicKey)).toBe(false);
    expect(await check({ keyId: other.keyId }, other.publicKey)).toBe(false);
    expect(await check({}, 'no key')).toBe(false);
  });

  it('takes no key that is not of P-256', () => {
    expect(() => headSigner(newKey('P-384'))).toThrow(TypeError);
    expect(verifyP256('AAAA', 'm', signed.signature)).toBe(false);
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    expect(verifyP256(spki, 'm', signed.signature)).toBe(false);
  });

  it('is read from the data of an event', () => {
    expect(parseSignedHead(JSON.stringify(signed))).toEqual(signed);
  });

  it.each([
    ['no JSON', '{'],
    ['null', 'null'],
    ['without signature', JSON.stringify({ head: signed.head })],
    ['with something more', JSON.stringify({ ...signed, more: 1 })],
    ['of another version', JSON.stringify({ ...signed, head: { ...signed.head, version: 2 } })],
    ['with half a leaf', JSON.stringify({ ...signed, head: { ...signed.head, leaves: 0.5 } })],
    ['with a short root', JSON.stringify({ ...signed, head: { ...signed.head, root: 'ab' } })],
    ['with a local time', JSON.stringify({ ...signed, head: { ...signed.head, time: '2026-11-24' } })],
  ])('is not read from what is %s', (_, json) => {
    expect(parseSignedHead(json)).toBeNull();
  });
});

describe('base64', () => {
  it.each(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar', '\u0000ÿ€'])('is decoded: %j', (text) => {
    const bytes = Buffer.from(text, 'utf8');
    expect(Buffer.from(decodeBase64(bytes.toString('base64')) ?? [])).toEqual(bytes);
  });

  it.each(['a', 'ab=', 'ab-_', 'a b=', 'abc', '='])('is refused when it is none: %j', (text) => {
    expect(decodeBase64(text)).toBeNull();
  });
});
