import { generateKeyPairSync, type KeyObject, sign, constants } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { browserPlatform } from './browser-platform.js';
import { nodePlatform } from './node-platform.js';
import type { SignatureToCheck } from './pdf/platform.js';

const bytes = (text: string) => new TextEncoder().encode(text);
/** Node's own error is of another realm than that of specs. */
const tooMuch = expect.objectContaining({ name: 'RangeError' });
const platforms = [
  ['Node', nodePlatform],
  ['a browser', browserPlatform],
] as const;

const signed = bytes('what was signed');
const spki = (key: KeyObject) => new Uint8Array(key.export({ format: 'der', type: 'spki' }));
const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };

const pairs = {
  'P-256': () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'P-384': () => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  'P-521': () => generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  RSA: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'RSA for PSS alone': () => generateKeyPairSync('rsa-pss', { modulusLength: 2048 }),
  Ed25519: () => generateKeyPairSync('ed25519'),
} as const;

describe.each(platforms)('%s', (_, platform) => {
  const streams: readonly (readonly [string, Uint8Array])[] = [
    ['ends early', deflateSync(bytes('some text')).subarray(0, -5)],
    ['has another checksum', deflateSync(bytes('some text')).map((byte, i, { length }) => (i < length - 4 ? byte : 0))],
    ['is gzip', gzipSync(bytes('some text'))],
    ['is nothing', new Uint8Array()],
  ];

  it('inflates a stream, whatever follows it', () => {
    const stream = Uint8Array.from([...deflateSync(bytes('some text')), 13, 10, 7]);
    expect(Buffer.from(platform.inflate(stream, 100)).toString()).toBe('some text');
  });

  it.each(streams)('does not inflate what %s', (_what, stream) => {
    expect(() => platform.inflate(stream, 100)).toThrow();
    expect(() => platform.inflate(stream, 100)).not.toThrow(tooMuch);
  });

  it('stops where a stream inflates to more than it may', () => {
    const bomb = deflateSync(new Uint8Array(50_000_000));
    expect(() => platform.inflate(bomb, 1_000_000)).toThrow(tooMuch);
    expect(platform.inflate(deflateSync(new Uint8Array(100_000)), 100_000)).toHaveLength(100_000);
  });

  it('digests parts as it does the whole', async () => {
    const whole = await platform.digest('sha384', [signed]);
    expect(await platform.digest('sha384', [signed.subarray(0, 5), signed.subarray(5)])).toEqual(whole);
  });

  it.each<[keyof typeof pairs, SignatureToCheck['scheme'], object]>([
    ['P-256', 'ecdsa', {}],
    ['P-384', 'ecdsa', {}],
    ['P-521', 'ecdsa', {}],
    ['RSA', 'rsa', {}],
    ['RSA', 'rsa-pss', pss],
    ['RSA for PSS alone', 'rsa-pss', pss],
    ['Ed25519', 'ed25519', {}],
  ])('knows a signature by a key %s (%s) from another', async (pair, scheme, padding) => {
    const { publicKey, privateKey } = pairs[pair]();
    const algorithm = scheme === 'ed25519' ? null : 'sha256';
    // Several, since leading zeros in the numbers of one are rare.
    for (let round = 0; round < 5; round++) {
      const signature = new Uint8Array(sign(algorithm, signed, { key: privateKey, ...padding }));
      const about = { key: spki(publicKey), scheme, digest: 'sha256' as const, saltLength: 32 };
      expect(await platform.isSignedBy({ ...about, signed, signature })).toBe(true);
      expect(await platform.isSignedBy({ ...about, signed: bytes('something else'), signature })).toBe(false);
    }
  });
});

describe('a browser', () => {
  it('says which keys it does not know', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'brainpoolP256r1' });
    const about = { key: spki(publicKey), scheme: 'ecdsa' as const, digest: 'sha256' as const };
    const signature = { ...about, signed, signature: new Uint8Array(sign('sha256', signed, privateKey)) };
    expect(await nodePlatform.isSignedBy(signature)).toBe(true);
    await expect(browserPlatform.isSignedBy(signature)).rejects.toThrow('elliptic curve 1.3.36.3.3.2.8.1.1.7');
  });
});
