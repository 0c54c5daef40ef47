import { randomBytes, verify, X509Certificate } from 'node:crypto';
import * as asn1 from 'asn1js';
import { orderChain } from '../cms/order-chain.js';
import { certificatesIn, loadSealChain } from '../cms/seal-chain.js';
import type { SealIdentity } from '../cms/seal-identity.js';
import { Hsm, HsmError, type HsmOptions } from './hsm.js';

export interface HsmIdentityOptions extends HsmOptions {
  /** PEM, sealing certificate first; absent: the certificates on the token. */
  readonly chainPem?: string;
  /** RFC 3339; see {@link loadSealChain}. */
  readonly now?: string;
}

/**
 * A sealing key that stays in a hardware module. It signs something of no value at once, which tells whether it does and
 * which certificate is for its key.
 * @throws HsmError, SealIdentityError
 */
export async function openHsmIdentity({ chainPem, now, ...options }: HsmIdentityOptions): Promise<SealIdentity> {
  const hsm = new Hsm(options);
  try {
    const probe = randomBytes(32);
    const signed = await hsm.sign(probe);
    const isKeyOf = (leaf: X509Certificate) => isSignature(leaf, probe, signed);
    const certificates =
      chainPem === undefined ? orderChain(await hsm.certificates(), isKeyOf) : certificatesIn(chainPem);
    const chain = loadSealChain({ certificates, isKeyOf, now });
    const leaf = new X509Certificate(chain[0] as Uint8Array);
    return { chain, sign: (bytes) => signWith(hsm, leaf, bytes), close: () => hsm.close() };
  } catch (error) {
    await hsm.close();
    throw error;
  }
}

async function signWith(hsm: Hsm, leaf: X509Certificate, bytes: Uint8Array): Promise<Uint8Array> {
  const signature = await hsm.sign(bytes);
  // Another token may have come in its place, with another key of the same name.
  if (!isSignature(leaf, bytes, signature))
    throw new HsmError('key-changed', 'its signature is not one of the sealing certificate’s key');
  return toDer(signature);
}

function isSignature({ publicKey: key }: X509Certificate, bytes: Uint8Array, signature: Uint8Array): boolean {
  return key.asymmetricKeyType === 'ec' && verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, signature);
}

/** PKCS#11 gives r and s one after the other; CMS wants them as two INTEGERs in a SEQUENCE. */
export function toDer(signature: Uint8Array): Uint8Array {
  const hex = Buffer.from(signature).toString('hex');
  const value = [hex.slice(0, hex.length / 2), hex.slice(hex.length / 2)].map((half) =>
    asn1.Integer.fromBigInt(BigInt(`0x${half}`)),
  );
  return new Uint8Array(new asn1.Sequence({ value }).toBER());
}
