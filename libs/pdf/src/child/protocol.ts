import type { PdfVerdict } from '@attestory/application';
import type { PdfVerification } from '@attestory/audit/verify-pdf';
import type { ComposedSignaturePage } from '../signature-page/compose-signature-page.js';
import type { InspectionLimits } from '../inspect.js';

/** What a seal says of itself. */
interface Sealing {
  /** Of the document, lowercase hex. */
  readonly sha256: string;
  /** RFC 3339. */
  readonly signedAt: string;
  /** Who seals, for people. */
  readonly name: string;
  readonly verificationCode: string;
  /** Bytes to leave for the CMS, as binary. */
  readonly contentsBytes: number;
}

/** What a spare child is asked for before its job: to go once over a document of our own. It answers the same. */
export interface WarmUp {
  readonly kind: 'warm-up';
}

/** What a child is asked to do. The document's bytes follow on its standard input as far as it asks for them. */
export type Job =
  | { readonly kind: 'time-stamp'; readonly size: number; readonly contentsBytes: number }
  | { readonly kind: 'certificates'; readonly size: number }
  | {
      readonly kind: 'validation-data';
      readonly size: number;
      /** Each DER, in base 64. */
      readonly certificates: readonly string[];
      readonly ocsps: readonly string[];
      readonly crls: readonly string[];
    }
  | {
      readonly kind: 'verify';
      readonly size: number;
      /** PEM. */
      readonly anchors: readonly string[];
    }
  | { readonly kind: 'inspect'; readonly size: number; readonly limits: InspectionLimits }
  /** Answered with `stripped`, or with a `verdict` where there is nothing to remove or it can't be. */
  | { readonly kind: 'strip'; readonly size: number; readonly limits: { readonly pages: number } }
  | ({
      readonly kind: 'stamp';
      readonly size: number;
    } & Sealing)
  /** A seal that approves a document with signatures of its own. */
  | ({ readonly kind: 'approve'; readonly size: number } & Sealing)
  /** A seal that certifies a signature page on its own. */
  | ({
      readonly kind: 'certify';
      readonly size: number;
      readonly sealRect: ComposedSignaturePage['sealRect'];
    } & Sealing);

/** What a child answers on its standard output; an increment (`stamped`, `appended`) or a new document follows. */
export type JobAnswer =
  | { readonly kind: 'verified'; readonly verification: PdfVerification }
  | { readonly kind: 'verdict'; readonly verdict: PdfVerdict }
  /** The new document follows, of so many bytes. */
  | { readonly kind: 'stripped'; readonly removed: readonly string[]; readonly bytes: number }
  | {
      readonly kind: 'certificates';
      /** DER in base 64, per signature and time stamp, the signer's first. */
      readonly signers: readonly (readonly string[])[];
      /** RFC 3339. */
      readonly stampedAt: string | null;
    }
  | { readonly kind: 'appended'; readonly increment: number }
  | {
      readonly kind: 'stamped';
      readonly increment: number;
      /** The hexadecimal digits of /Contents with their angle brackets, as offsets in the whole file. */
      readonly hole: { readonly start: number; readonly end: number };
    }
  | { readonly kind: 'failed'; readonly message: string };

/** What a child asks for before it answers: bytes of the document, which come next on its standard input. */
export interface Need {
  readonly kind: 'need';
  readonly start: number;
  readonly end: number;
}

/** What a child asks for when it has read the document: the signature page, which is composed meanwhile. */
export interface NeedPage {
  readonly kind: 'need-page';
}

/** The answer to that; the page's bytes follow. */
export interface PageComes {
  readonly kind: 'page';
  readonly bytes: number;
  readonly sealRect: ComposedSignaturePage['sealRect'];
}

/** A message: its JSON's length in four bytes, then the JSON. */
export function frame(message: Job | WarmUp | PageComes | JobAnswer | Need | NeedPage): Buffer {
  const json = Buffer.from(JSON.stringify(message), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([length, json]);
}
