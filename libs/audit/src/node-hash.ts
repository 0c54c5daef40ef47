import { createPrivateKey, createPublicKey, createSign, createVerify, hash } from 'node:crypto';

/** SHA-256 in lowercase hex by Node's OpenSSL; a text is hashed as UTF-8. */
export function sha256(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'hex');
}

/** Signs heads with one P-256 key. */
export interface HeadSigner {
  /** Base64 of the SubjectPublicKeyInfo (DER). */
  readonly publicKey: string;
  /** SHA-256 of the SubjectPublicKeyInfo (DER), lowercase hex. */
  readonly keyId: string;
  /** ECDSA with SHA-256 over the UTF-8 of the message; IEEE P1363, base64url. */
  sign(message: string): string;
}

const curve = 'prime256v1';
const dsaEncoding = 'ieee-p1363';

/**
 * A signer from a private key (PEM, PKCS#8 or SEC 1).
 * @throws TypeError when it isn't a P-256 key
 */
export function headSigner(privateKeyPem: string): HeadSigner {
  const key = createPrivateKey(privateKeyPem);
  if (key.asymmetricKeyDetails?.namedCurve !== curve) throw new TypeError('heads are signed with a P-256 key');
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: spki.toString('base64'),
    keyId: sha256(spki),
    sign: (message) => createSign('sha256').update(message, 'utf8').sign({ key, dsaEncoding }, 'base64url'),
  };
}

/**
 * Whether a signature (ECDSA P-256 with SHA-256, IEEE P1363, base64url) over the UTF-8 of a message is by a key (base64 of
 * its SubjectPublicKeyInfo). What can't be read is no signature.
 */
export function verifyP256(publicKey: string, message: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki', encoding: 'base64' });
    if (key.asymmetricKeyDetails?.namedCurve !== curve) return false;
    return createVerify('sha256').update(message, 'utf8').verify({ key, dsaEncoding }, signature, 'base64url');
  } catch {
    return false;
  }
}
