import type { ApiClientId, DocumentId, MemberId, Personal, PersonId, Sha256, SignatoryId } from '../ids.js';

/** A document that was signed on paper, as it was scanned: a document of its own, whose bytes never change. */
export interface Scan {
  readonly documentId: DocumentId;
  readonly fileName: Personal<string>;
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly pages: number;
}

/** Who has signed on paper. */
export interface ManualSigner {
  /** Where it is one of the invitation's signatories; absent: somebody else, whom nobody could add after sending. */
  readonly signatoryId?: SignatoryId;
  readonly name: Personal<string>;
}

/** Who says that the scan shows what was signed: nothing else proves it. */
export type Voucher =
  | { readonly kind: 'client'; readonly clientId: ApiClientId }
  | { readonly kind: 'member'; readonly memberId: MemberId; readonly personId: PersonId };

/**
 * Signatures on paper beside those of the invitation, with the scan that shows them (support page, way out 2). It is a claim
 * that somebody vouches for, no signature of the service; it never changes the invitation's state, and nothing is sealed.
 */
export interface ManualSignatureRecorded {
  readonly type: 'ManualSignatureRecorded';
  readonly data: {
    readonly scan: Scan;
    /** At least one, nobody twice. */
    readonly signedBy: readonly ManualSigner[];
    /** The day that stands on the paper, `2026-11-24`. */
    readonly signedOn: string;
    /** Whatever else the sender says about it. */
    readonly note?: Personal<string>;
    readonly vouchedBy: Voucher;
  };
}
