import { createPrivateKey, type KeyObject } from 'node:crypto';
import { CertBag, PFX, type SafeBag, type SafeContents } from 'pkijs';
import { orderChain } from './order-chain.js';
import { certificatesIn } from './seal-chain.js';
import { identityOf, type SealIdentity } from './seal-identity.js';
import { SealIdentityError } from './seal-identity-error.js';

const shroudedKey = '1.2.840.113549.1.12.10.1.2';
/** The algorithms of PKCS #12 itself (RFC 7292, appendix C), which nobody should use any more. */
const legacyAlgorithms = /1\.2\.840\.113549\.1\.12\.1\.\d/;

/**
 * Reads the sealing key and its certificates from a PKCS #12 file (`.p12`, `.pfx`).
 * @param now RFC 3339, the time at which every certificate must be valid; the machine's time when absent
 * @throws SealIdentityError
 */
export async function loadPkcs12Identity({
  file,
  password,
  chainPem,
  now,
}: {
  readonly file: Uint8Array;
  readonly password: string;
  /** PEM, sealing certificate first; absent: the certificates in the file. */
  readonly chainPem?: string;
  readonly now?: string;
}): Promise<SealIdentity> {
  const bags = await openBags(file, password);
  const keys = bags.filter(({ bagId }) => bagId === shroudedKey);
  const [bag] = keys;
  if (!bag || keys.length > 1)
    throw new SealIdentityError(
      'key-unreadable',
      `The PKCS#12 file must hold one private key under its password, and holds ${keys.length}.`,
    );
  const key = readKey(bag, password);
  const certificates =
    chainPem === undefined
      ? orderChain(certificatesOf(bags), (one) => one.checkPrivateKey(key))
      : certificatesIn(chainPem);
  return identityOf({ key, certificates, now });
}

function certificatesOf(bags: readonly SafeBag[]): Uint8Array[] {
  return bags.flatMap(({ bagValue }) =>
    bagValue instanceof CertBag ? [new Uint8Array(bagValue.parsedValue.toSchema().toBER())] : [],
  );
}

async function openBags(file: Uint8Array, text: string): Promise<readonly SafeBag[]> {
  const pfx = read(file);
  const password = new Uint8Array(Buffer.from(text)).buffer;
  try {
    await pfx.parseInternalValues({ password, checkIntegrity: true });
    const safe = pfx.parsedValue?.authenticatedSafe;
    await safe?.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password })) });
    const contents = (safe?.parsedValue?.safeContents ?? []) as readonly { readonly value: SafeContents }[];
    return contents.flatMap(({ value }) => value.safeBags);
  } catch (cause) {
    throw refusal(cause);
  }
}

function read(file: Uint8Array): PFX {
  try {
    return PFX.fromBER(new Uint8Array(file));
  } catch (cause) {
    throw new SealIdentityError('key-unreadable', 'The sealing key’s file is not PKCS#12.', { cause });
  }
}

/** OpenSSL reads the key under its password; pkijs knows fewer algorithms. */
function readKey({ bagValue }: SafeBag, passphrase: string): KeyObject {
  const key = Buffer.from(bagValue.toSchema().toBER());
  try {
    return createPrivateKey({ key, format: 'der', type: 'pkcs8', passphrase });
  } catch (cause) {
    throw refusal(cause);
  }
}

function refusal(cause: unknown): SealIdentityError {
  if (cause instanceof Error && legacyAlgorithms.test(cause.message))
    return new SealIdentityError(
      'legacy-encryption',
      'The PKCS#12 file is encrypted by an old algorithm (RC2 or triple DES). Convert it: ' +
        'openssl pkcs12 -legacy -in old.p12 -out all.pem -nodes; ' +
        'openssl pkcs12 -export -in all.pem -out new.p12; then delete all.pem.',
      { cause },
    );
  return new SealIdentityError('wrong-password', 'The PKCS#12 file doesn’t open by the password that was given.', {
    cause,
  });
}
