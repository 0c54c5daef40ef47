import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { encryptionKeyIn, signingKeyIn } from './private-key.js';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
const pem = (key: typeof rsa) => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const jwk = (key: typeof rsa, more = {}) => JSON.stringify({ ...key.export({ format: 'jwk' }), ...more });

describe('A private key', () => {
  it('is read from a JWK, with the name that the broker knows it by', async () => {
    expect(await signingKeyIn('k.json', jwk(rsa, { kid: 'k1' }))).toMatchObject({ kid: 'k1' });
    expect((await signingKeyIn('k.json', jwk(rsa, { kid: 'k1', alg: 'PS256' }))).key.algorithm.name).toBe('RSA-PSS');
    expect((await signingKeyIn('k.json', jwk(elliptic))).key.algorithm.name).toBe('ECDSA');
  });

  it('is read from a PEM, and named by its thumbprint', async () => {
    const fromPem = await encryptionKeyIn('k.pem', pem(rsa));
    expect(fromPem.key.algorithm.name).toBe('RSA-OAEP');
    expect(fromPem.kid).toBe((await encryptionKeyIn('k.json', jwk(rsa))).kid);
    expect(fromPem.kid).toMatch(/^[\w-]{43}$/);
  });

  it.each([
    ['nothing', ''],
    ['no key', '{"kty":"RSA"}'],
    [
      'a public key',
      JSON.stringify(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' })),
    ],
    ['a broken PEM', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----'],
    ['a weak key', jwk(weak)],
    ['another curve than its algorithm', jwk(elliptic, { alg: 'ES512' })],
  ])('that is %s is refused by its file’s name', async (_, text) => {
    await expect(signingKeyIn('keys/k.json', text)).rejects.toThrow(/^keys\/k\.json holds/);
  });

  it('that decrypts is RSA', async () => {
    await expect(encryptionKeyIn('k.json', jwk(elliptic))).rejects.toThrow('k.json holds a key that is not RSA');
  });
});
