/** What a PDF's signatures are worth, from its bytes alone. */
export interface PdfVerification {
  /**
   * `intact`: every signature holds, and nothing came after the last but time stamps and validation data. `signed-further`: each holds for its
   * own revision, and later revisions added only signatures. `changed`: something came after a signature that is neither.
   * `invalid`: a signature doesn't hold. `unsigned`: there is none. `unreadable`: readers would have to guess.
   */
  readonly verdict: 'intact' | 'signed-further' | 'changed' | 'invalid' | 'unsigned' | 'unreadable';
  /** Why, for `unreadable`. */
  readonly reason?: string;
  readonly bytes: number;
  /** SHA-256 of the whole file, lowercase hex. */
  readonly sha256: string;
  /** In the order of what they cover. */
  readonly signatures: readonly SignatureReport[];
}

export interface SignatureReport {
  /** Full name of the form field. */
  readonly field: string;
  readonly kind: 'certification' | 'approval' | 'time-stamp';
  readonly subFilter: string;
  /**
   * What it allows to be done later (DocMDP): 1 nothing, 2 filling in and signing, 3 annotations too. Absent: it says
   * nothing about that.
   */
  readonly permits?: 1 | 2 | 3;
  /** How many bytes from the start of the file it covers, its own place excepted; null when it covers no such range. */
  readonly covers: number | null;
  /** Whether it holds for what it covers. */
  readonly valid: boolean;
  /** Sentences: why not. */
  readonly faults: readonly string[];
  /** What later revisions did; `validation-data`: nothing but that, and descriptions of the file; each includes the ones before. */
  readonly after: 'nothing' | 'validation-data' | 'time-stamps' | 'signatures' | 'changes';
  /** Sentences: which changes. */
  readonly changes: readonly string[];
  /** Pages, counted from 1, that use what was changed, as far as that can be told. */
  readonly changedPages?: readonly number[];
  readonly signer?: SignerReport;
  /** As the signer says, RFC 3339: in the dictionary (/M). Not proven. */
  readonly claimedAt?: string;
  /** Stated by a time stamp: the signature's own, this one where it is one, or a later one over it by a trusted authority. RFC 3339. */
  readonly provenAt?: string;
  /** Who made the time stamp in the signature. */
  readonly stampedBy?: SignerReport;
  /** What the document's own validation data say of the signer's certificate and those above it. */
  readonly revocation?: RevocationReport;
  /** PAdES (ETSI EN 319 142-1), where it is of that kind and holds. */
  readonly level?: 'B-B' | 'B-T' | 'B-LT';
  /** What our seals say: the code under which the service tells about the document. */
  readonly verificationCode?: string;
  /** What our seals say of the document as it was uploaded: the file's first bytes. */
  readonly original?: { readonly bytes: number; readonly sha256: string; readonly matches: boolean };
}

export interface SignerReport {
  readonly subject: string;
  readonly certificateSha256: string;
  readonly notBefore: string;
  readonly notAfter: string;
  /** `trusted`: leads to one of the given roots. */
  readonly trust: 'trusted' | 'unknown';
}

export interface RevocationReport {
  /**
   * `good`: not revoked when it was used. `revoked-later`: after a time that is proven. `unknown`: the document doesn't carry
   * what would show it, or it is out of date. Nothing is looked up elsewhere.
   */
  readonly status: 'good' | 'revoked' | 'revoked-later' | 'unknown';
  /** When it was revoked, RFC 3339. */
  readonly at?: string;
  /** Why, in a few words; null where that isn't said. */
  readonly reason?: string | null;
  /** As of when it is known to be good, RFC 3339. */
  readonly asOf?: string;
}
