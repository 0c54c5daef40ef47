import { constants, createHash, createPublicKey, verify } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import type { Platform } from './pdf/platform.js';

/** Verifying PDFs in Node: by OpenSSL and zlib. */
export const nodePlatform: Platform = {
  inflate: (raw, most) => inflateSync(raw, { maxOutputLength: most }),
  digest: async (algorithm, parts) => {
    const hash = createHash(algorithm);
    for (const part of parts) hash.update(part);
    return hash.digest();
  },
  isSignedBy: async ({ key: der, scheme, digest, signed, signature }) => {
    const key = createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' });
    const padding = scheme === 'rsa-pss' ? { padding: constants.RSA_PKCS1_PSS_PADDING } : {};
    const algorithm = scheme === 'ed25519' ? null : digest;
    return verify(algorithm, signed, { key, dsaEncoding: 'der', ...padding }, signature);
  },
};
