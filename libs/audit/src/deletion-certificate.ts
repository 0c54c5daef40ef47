import type { DeletionCertificate, DocumentPurged } from '@attestory/domain';
import { canonicalize, type JsonValue } from './canonical-json.js';
import { isSha256 } from './event-hash.js';
import type { Sha256 } from './sha256.js';
import { keyIdOf, type VerifySignature } from './signed-head.js';

/** What was deleted, and the signature of the service that deleted it: the data of a `DocumentPurged` event. */
export type SignedCertificate = DocumentPurged['data'];

/** The text that is signed: a domain tag of its own, as heads are signed by the same key, a line end, and canonical JSON. */
export function certificateMessage(certificate: DeletionCertificate): string {
  return `attestory.deletion-certificate.v1\n${canonicalize(certificate as unknown as JsonValue)}`;
}

/** Signs what was deleted. The signer is `headSigner` of `@attestory/audit/node`, or another one of P-256. */
export function signCertificate(
  certificate: DeletionCertificate,
  signer: { readonly keyId: string; sign(message: string): string },
): SignedCertificate {
  const value = signer.sign(certificateMessage(certificate));
  return { certificate, signature: { keyId: signer.keyId, value } };
}

/** Whether a certificate names this key (base64 of its SubjectPublicKeyInfo) and is signed by it. */
export async function verifyCertificate(
  { certificate, signature }: SignedCertificate,
  publicKey: string,
  sha256: Sha256,
  verify: VerifySignature,
): Promise<boolean> {
  if (keyIdOf(sha256, publicKey) !== signature.keyId) return false;
  return await verify(publicKey, certificateMessage(certificate), signature.value);
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const isText = (value: unknown) => typeof value === 'string' && value.length > 0;
const isInstant = (value: unknown) => typeof value === 'string' && instant.test(value);
const isHash = (value: unknown) => typeof value === 'string' && isSha256(value);

const members: Readonly<Record<string, (value: unknown) => boolean>> = {
  version: (value) => value === 1,
  certificateId: isText,
  archivedDocumentId: isText,
  documentId: isText,
  holder: isHolder,
  sha256: isHash,
  deleted: (value) => Array.isArray(value) && value.every(isDeletedFile),
  rule: isText,
  policyVersion: isText,
  lastSignedAt: isInstant,
  keepUntil: isInstant,
  purgedAt: isInstant,
};

/** A signed certificate from its JSON, with what stands beside it left out; null when it isn't one. */
export function parseCertificate(json: string): SignedCertificate | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  if (!isRecord(value) || !isCertificate(value.certificate) || !isSignature(value.signature)) return null;
  return { certificate: value.certificate, signature: value.signature };
}

function isCertificate(value: unknown): value is DeletionCertificate {
  if (!isRecord(value)) return false;
  const { bytesKept, ...rest } = value;
  if (bytesKept !== undefined && bytesKept !== true) return false;
  if (Object.keys(rest).length !== Object.keys(members).length) return false;
  return Object.entries(members).every(([name, check]) => Object.hasOwn(rest, name) && check(rest[name]));
}

function isSignature(value: unknown): value is SignedCertificate['signature'] {
  return isRecord(value) && hasOnly(value, ['keyId', 'value']) && isHash(value.keyId) && isText(value.value);
}

function isHolder(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const id = value.kind === 'organization' ? 'organizationId' : 'personId';
  return (
    (value.kind === 'organization' || value.kind === 'person') && hasOnly(value, ['kind', id]) && isText(value[id])
  );
}

function isDeletedFile(value: unknown): boolean {
  if (!isRecord(value) || !hasOnly(value, ['bytes', 'sha256'])) return false;
  return isHash(value.sha256) && Number.isSafeInteger(value.bytes) && (value.bytes as number) >= 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasOnly(value: Record<string, unknown>, names: readonly string[]): boolean {
  return Object.keys(value).sort().join() === names.join();
}
