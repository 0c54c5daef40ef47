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
