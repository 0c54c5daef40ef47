import { fromBER, Integer, Null, ObjectIdentifier, Sequence } from 'asn1js';
import { Inflate } from 'pako';
import { AlgorithmIdentifier, PublicKeyInfo } from 'pkijs';
import { type DigestName, type Platform, type SignatureToCheck, UnsupportedKeyError } from './pdf/platform.js';
import { concatBytes } from './pdf/syntax/bytes.js';

/** Verifying PDFs in a browser: by its WebCrypto, and by pako, which is zlib in JavaScript and finds the same faults. */
export const browserPlatform: Platform = {
  inflate: inflated,
  digest: async (algorithm, parts) =>
    new Uint8Array(await crypto.subtle.digest(NAMES[algorithm], plain(joined(parts)))),
  isSignedBy: async (signature) => {
    const info = PublicKeyInfo.fromBER(plain(signature.key));
    const { keyAlgorithm, algorithm, size } = algorithmsOf(signature, info);
    const key = await crypto.subtle.importKey('spki', spkiOf(info), keyAlgorithm, false, ['verify']);
    const value = size === undefined ? signature.signature : fixedSize(signature.signature, size);
    return value !== undefined && crypto.subtle.verify(algorithm, key, plain(value), plain(signature.signed));
  },
};

const NAMES: Readonly<Record<DigestName, string>> = {
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};
/** In bytes. */
const SIZES: Readonly<Record<DigestName, number>> = { sha1: 20, sha256: 32, sha384: 48, sha512: 64 };
/** By their identifiers, with the size of their numbers in bytes. */
const CURVES: Readonly<Record<string, { readonly namedCurve: string; readonly size: number }>> = {
  '1.2.840.10045.3.1.7': { namedCurve: 'P-256', size: 32 },
  '1.3.132.0.34': { namedCurve: 'P-384', size: 48 },
  '1.3.132.0.35': { namedCurve: 'P-521', size: 66 },
};
const RSA = { algorithmId: '1.2.840.113549.1.1.1', pss: '1.2.840.113549.1.1.10' } as const;
/** A zlib stream: gzip's is none. */
const ZLIB_WINDOW = 15;

function inflated(raw: Uint8Array, most: number): Uint8Array {
  const inflator = new Inflate({ windowBits: ZLIB_WINDOW });
  const keep = inflator.onData.bind(inflator);
  let there = 0;
  inflator.onData = (chunk) => {
    there += chunk.length;
    if (there > most) throw new RangeError('it inflates to too many bytes');
    keep(chunk);
  };
  inflator.push(raw, true);
  if (inflator.err !== 0) throw new TypeError(inflator.msg);
  return inflator.result;
}

type Subtle = typeof crypto.subtle;
type Bytes = Parameters<Subtle['digest']>[1];

interface Algorithms {
  readonly keyAlgorithm: Parameters<Subtle['importKey']>[2];
  readonly algorithm: Parameters<Subtle['verify']>[0];
  /** Of each of ECDSA's numbers. */
  readonly size?: number;
}

function algorithmsOf(
  { scheme, digest, saltLength = SIZES[digest] }: SignatureToCheck,
  key: PublicKeyInfo,
): Algorithms {
  const hash = NAMES[digest];
  switch (scheme) {
    case 'rsa':
      return { keyAlgorithm: { name: 'RSASSA-PKCS1-v1_5', hash }, algorithm: { name: 'RSASSA-PKCS1-v1_5' } };
    case 'rsa-pss':
      return { keyAlgorithm: { name: 'RSA-PSS', hash }, algorithm: { name: 'RSA-PSS', saltLength } };
    case 'ed25519':
      return { keyAlgorithm: { name: 'Ed25519' }, algorithm: { name: 'Ed25519' } };
    case 'ecdsa': {
      const { namedCurve, size } = curveOf(key);
      return { keyAlgorithm: { name: 'ECDSA', namedCurve }, algorithm: { name: 'ECDSA', hash }, size };
    }
  }
}

function curveOf({ algorithm: { algorithmParams } }: PublicKeyInfo): {
  readonly namedCurve: string;
  readonly size: number;
} {
  const oid = algorithmParams instanceof ObjectIdentifier ? algorithmParams.getValue() : 'its own';
  const curve = CURVES[oid];
  if (!curve) throw new UnsupportedKeyError(`elliptic curve ${oid}`);
  return curve;
}

/** Browsers take a key for RSA-PSS alone only where it is called a key for RSA. */
function spkiOf(info: PublicKeyInfo): ArrayBuffer {
  if (info.algorithm.algorithmId === RSA.pss)
    info.algorithm = new AlgorithmIdentifier({ algorithmId: RSA.algorithmId, algorithmParams: new Null() });
  return info.toSchema().toBER();
}

/** ECDSA's two numbers as WebCrypto wants them; undefined where they are none of this size. */
function fixedSize(der: Uint8Array, size: number): Uint8Array | undefined {
  const { result, offset } = fromBER(new Uint8Array(der));
  const numbers = offset === der.length && result instanceof Sequence ? result.valueBlock.value : [];
  if (numbers.length !== 2) return undefined;
  const value = new Uint8Array(2 * size);
  for (const [i, number] of numbers.entries()) {
    if (!(number instanceof Integer)) return undefined;
    const bytes = number.valueBlock.valueHexView;
    const digits = bytes.subarray(bytes.findIndex((byte) => byte !== 0));
    if (digits.length > size) return undefined;
    value.set(digits, (i + 1) * size - digits.length);
  }
  return value;
}

/** WebCrypto takes one piece only. */
const joined = (parts: readonly Uint8Array[]): Uint8Array =>
  parts.length === 1 ? (parts[0] as Uint8Array) : concatBytes(parts);

/** Memory that threads share isn't taken there; none of ours is shared. */
function plain(bytes: Uint8Array): Bytes {
  return bytes as Bytes;
}
