import { type AlgorithmIdentifier, type PublicKeyInfo, RSASSAPSSParams } from 'pkijs';
import type { DigestName, Platform, SignatureToCheck } from '../platform.js';

const OID = {
  ecPublicKey: '1.2.840.10045.2.1',
  rsa: '1.2.840.113549.1.1.1',
  rsaPss: '1.2.840.113549.1.1.10',
  ed25519: '1.3.101.112',
} as const;

/** Digests by their identifiers (RFC 5754); what is older isn't relied on. */
export const DIGESTS: Readonly<Record<string, DigestName>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** Signature algorithms that name their digest (RFC 5758, RFC 8017). */
export const SIGNATURES: Readonly<Record<string, DigestName>> = {
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
};
const OF_SHA1 = ['1.2.840.113549.1.1.5', '1.2.840.10045.4.1'];

interface Signed {
  readonly signed: Uint8Array;
  readonly algorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly allowSha1?: boolean;
}

/** Whose key; a part of a certificate. */
interface KeyHolder {
  readonly parsed: { readonly subjectPublicKeyInfo: PublicKeyInfo };
}

/** Whether the holder's key signed these bytes, by an algorithm that itself says how. */
export async function isSignedBy(
  holder: KeyHolder,
  { signed, algorithm, signature, allowSha1 }: Signed,
  platform: Platform,
): Promise<boolean> {
  const sha1 = allowSha1 && OF_SHA1.includes(algorithm.algorithmId) ? 'sha1' : undefined;
  const eddsa = algorithm.algorithmId === OID.ed25519 ? 'sha512' : undefined;
  const digest = SIGNATURES[algorithm.algorithmId] ?? pssOf(algorithm)?.digest ?? sha1 ?? eddsa;
  return digest !== undefined && platform.isSignedBy({ ...keyFor(holder, algorithm), digest, signed, signature });
}

/** How a signature by the holder's key is to be checked. */
export function keyFor(
  { parsed: { subjectPublicKeyInfo } }: KeyHolder,
  algorithm: AlgorithmIdentifier,
): Pick<SignatureToCheck, 'key' | 'scheme' | 'saltLength'> {
  const { saltLength } = pssOf(algorithm) ?? {};
  return {
    key: new Uint8Array(subjectPublicKeyInfo.toSchema().toBER()),
    scheme: schemeOf(subjectPublicKeyInfo.algorithm.algorithmId, algorithm.algorithmId),
    ...(saltLength === undefined ? {} : { saltLength }),
  };
}

/** The key says which kind of signature it makes; an RSA key may make two. */
function schemeOf(key: string, algorithm: string): SignatureToCheck['scheme'] {
  if (key === OID.ecPublicKey) return 'ecdsa';
  if (key === OID.ed25519) return 'ed25519';
  if (key !== OID.rsa && key !== OID.rsaPss) throw new TypeError('no key that signs');
  return key === OID.rsaPss || algorithm === OID.rsaPss ? 'rsa-pss' : 'rsa';
}

function pssOf({ algorithmId, algorithmParams }: AlgorithmIdentifier) {
  if (algorithmId !== OID.rsaPss || !algorithmParams) return undefined;
  const { hashAlgorithm, saltLength } = new RSASSAPSSParams({ schema: algorithmParams });
  const digest = DIGESTS[hashAlgorithm.algorithmId];
  return digest === undefined ? undefined : { digest, saltLength };
}
