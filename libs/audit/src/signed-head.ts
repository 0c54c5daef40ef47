import { decodeBase64 } from './base64.js';
import { canonicalize } from './canonical-json.js';
import { isSha256 } from './event-hash.js';
import type { Sha256 } from './sha256.js';

/** The state of the Merkle tree over the log at a time. */
export interface Head {
  readonly version: 1;
  /** How many events, in log order, it covers. The event that holds the head comes after them. */
  readonly leaves: number;
  /** Root over them, lowercase hex. */
  readonly root: string;
  /** When it was signed: RFC 3339, UTC, milliseconds. */
  readonly time: string;
  /** SHA-256 of the signing key's SubjectPublicKeyInfo (DER), lowercase hex. */
  readonly keyId: string;
}

/** A head and its signature: the data of a `HeadSigned` event, and what is printed in a sealed PDF. */
export interface SignedHead {
  readonly head: Head;
  /** ECDSA P-256 with SHA-256, IEEE P1363, base64url without padding. */
  readonly signature: string;
}

/**
 * Whether a signature (ECDSA P-256 with SHA-256, IEEE P1363, base64url) over the UTF-8 of a message is by a key (base64 of
 * its SubjectPublicKeyInfo). WebCrypto's `verify` takes the same bytes.
 */
export type VerifySignature = (publicKey: string, message: string, signature: string) => boolean | Promise<boolean>;

/** The text that is signed: a domain tag, a line end, and the head's canonical JSON. */
export function headMessage(head: Head): string {
  const { version, leaves, root, time, keyId } = head;
  return `attestory.head.v1\n${canonicalize({ version, leaves, root, time, keyId })}`;
}

/** Signs the state of the tree. The signer is `headSigner` of `@attestory/audit/node`, or another one of P-256. */
export function signHead(
  tree: { readonly leaves: number; readonly root: string; readonly time: string },
  signer: { readonly keyId: string; sign(message: string): string },
): SignedHead {
  const { leaves, root, time } = tree;
  const head: Head = { version: 1, leaves, root, time, keyId: signer.keyId };
  return { head, signature: signer.sign(headMessage(head)) };
}

/** The id of a public key (base64 of its SubjectPublicKeyInfo); null when it is no base64. */
export function keyIdOf(sha256: Sha256, publicKey: string): string | null {
  const bytes = decodeBase64(publicKey);
  return bytes === null ? null : sha256(bytes);
}

/** Whether a head names this key (base64 of its SubjectPublicKeyInfo) and is signed by it. */
export async function verifyHead(
  signed: SignedHead,
  publicKey: string,
  sha256: Sha256,
  verify: VerifySignature,
): Promise<boolean> {
  if (keyIdOf(sha256, publicKey) !== signed.head.keyId) return false;
  return await verify(publicKey, headMessage(signed.head), signed.signature);
}

/** A signed head from the JSON of a `HeadSigned` event's data; null when it isn't exactly that. */
export function parseSignedHead(json: string): SignedHead | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  return isSignedHead(value) ? value : null;
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function isSignedHead(value: unknown): value is SignedHead {
  if (!isRecord(value) || !hasOnly(value, ['head', 'signature']) || typeof value.signature !== 'string') return false;
  const { head } = value;
  if (!isRecord(head) || !hasOnly(head, ['keyId', 'leaves', 'root', 'time', 'version'])) return false;
  const { version, leaves, root, time, keyId } = head;
  return (
    version === 1 &&
    typeof leaves === 'number' &&
    Number.isSafeInteger(leaves) &&
    leaves >= 0 &&
    [root, keyId].every((hash) => typeof hash === 'string' && isSha256(hash)) &&
    typeof time === 'string' &&
    instant.test(time)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasOnly(value: Record<string, unknown>, names: readonly string[]): boolean {
  return Object.keys(value).sort().join() === names.join();
}
