import { constants, type KeyObject, verify } from 'node:crypto';
import type { AlgorithmIdentifier } from 'pkijs';

/** What a list or an answer says of one certificate. */
export interface RevocationAnswer {
  /** When it was true, RFC 3339. */
  readonly from: string;
  /** Until when there is nothing newer to be had; null: it doesn't say. */
  readonly until: string | null;
  readonly revoked: { readonly at: string; readonly reason: string | null } | null;
}

/** A list or an answer that says nothing that can be relied on; the message is a sentence without its stop. */
export class RevocationDataError extends Error {
  override readonly name = 'RevocationDataError';
}

/** By the code of RFC 5280, 5.3.1. */
const REASONS: Readonly<Record<number, string>> = {
  1: 'key compromised',
  2: 'CA compromised',
  3: 'affiliation changed',
  4: 'superseded',
  5: 'cessation of operation',
  6: 'on hold',
  9: 'privilege withdrawn',
  10: 'AA compromised',
};

export const reasonOf = (code: number | undefined): string | null =>
  (code === undefined ? null : REASONS[code]) ?? null;

/** Signature algorithms by their identifiers (RFC 5758, RFC 8017); what is older isn't relied on. */
const DIGESTS: Readonly<Record<string, string>> = {
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
};
const PSS = '1.2.840.113549.1.1.10';

/** Whether the key signed these bytes. */
export function isSignedBy(
  key: KeyObject,
  signed: Uint8Array,
  { algorithmId, algorithmParams }: AlgorithmIdentifier,
  signature: Uint8Array,
): boolean {
  if (algorithmId === PSS && algorithmParams) {
    const text = Buffer.from((algorithmParams as { toBER(): ArrayBuffer }).toBER()).toString('hex');
    // The hash's identifier (2.16.840.1.101.3.4.2.n) stands first among the parameters.
    const digest = ['sha256', 'sha384', 'sha512'][Number(/60864801650304020([123])/.exec(text)?.[1] ?? 0) - 1];
    return digest !== undefined && verify(digest, signed, { key, padding: constants.RSA_PKCS1_PSS_PADDING }, signature);
  }
  const digest = DIGESTS[algorithmId];
  return digest !== undefined && verify(digest, signed, { key, dsaEncoding: 'der' }, signature);
}
