import type { Language } from '@attestory/domain';
import type { AddendumContent } from './addendum-content.js';

/**
 * What is done to PDFs. A document's bytes never pass through a parser in the calling process: the work runs in child
 * processes with ceilings of time and memory. The sealing key never enters such a child.
 */
export interface PdfWorkshop {
  /**
   * Reads a PDF strictly and tells whether it can be signed; or, where it is only to be kept, whatever its own signatures
   * allow, whether it is sound and runs nothing. Never throws for what the bytes are.
   */
  inspect(document: PdfSource, purpose?: InspectionPurpose): Promise<PdfVerdict>;

  /**
   * Inspects; where active content is all that stands against a document, makes a new one without it, which shows the same
   * pages. What is signed is refused (`document-signed`): a new document has no signatures.
   */
  removeActiveContent(document: PdfSource): Promise<StrippingVerdict>;

  /**
   * Appends the signature page and the seal to the original bytes as an incremental update. What carries signatures already
   * gets an approval seal only, which leaves those as they are; its signature page is then a sealed PDF of its own.
   * @throws SealingFailedError with the reason; trying again may help or not, as `transient` says
   */
  seal(request: SealRequest): Promise<SealedPdf>;

  /**
   * Appends a document time stamp to a sealed PDF as an incremental update.
   * @throws SealingFailedError with the reason
   */
  addTimeStamp(sealed: KnownPdf): Promise<StampedPdf>;

  /**
   * Appends what the certificates of a sealed PDF with a time stamp need to be judged later: B-LT. Incremental too.
   * @throws SealingFailedError with the reason
   */
  addValidationData(sealed: KnownPdf): Promise<ValidatedPdf>;

  /** Composes the protocol of an addendum: a whole PDF; the same content gives the same bytes. */
  composeAddendum(content: AddendumContent): Promise<Uint8Array>;

  /** The certificate that seals now, and its chain. */
  sealingCertificate(): Promise<SealingCertificate>;

  close(): Promise<void>;
}

/** What a document is inspected for. */
export type InspectionPurpose = 'sign' | 'keep';

/** A document's bytes, of which only those that are needed are read. */
export interface PdfSource {
  readonly size: number;
  /** The bytes from one offset to before another; may be called more than once. Each piece lasts until the next is asked for. */
  readonly part: (start: number, end: number) => AsyncIterable<Uint8Array>;
}

/** A document of a known hash. */
export interface KnownPdf extends PdfSource {
  /** Lowercase hex; what comes of other bytes is refused. */
  readonly sha256: string;
}

export type PdfVerdict =
  | {
      readonly accepted: {
        readonly pages: number;
        /** Embedded files; they are signed with the document but show on no page. */
        readonly attachments: number;
        /** Signatures that it carries already, time stamps included; absent: none. */
        readonly signatures?: number;
      };
    }
  | {
      readonly rejected: {
        readonly code: PdfRejection;
        /** A sentence for people: what was found, and where. Never a part of the document's text. */
        readonly detail: string;
        /** For `active-content`: what was found, e.g. `JavaScript`, `Launch`. */
        readonly found?: readonly string[];
      };
    };

/** The verdict on a document, or on the one that was made of it. */
export type StrippingVerdict = PdfVerdict & {
  /** Absent: there was nothing to remove. */
  readonly stripped?: {
    readonly pdf: Uint8Array;
    /** Kinds of active content, e.g. `JavaScript`. */
    readonly removed: readonly string[];
  };
};

export type PdfRejection =
  /** Doesn't begin as a PDF, or is empty. */
  | 'not-a-pdf'
  /** Its cross-reference data needs repair, is truncated, or its page tree lies or loops. */
  | 'document-damaged'
  /** Encrypted, also with an empty password. */
  | 'document-encrypted'
  /** JavaScript, launch actions and their kin. */
  | 'active-content'
  /** Carries signatures that can't be told soundly, or that what is asked for would break. */
  | 'document-signed'
  /** Certified or locked against any change, further signatures included. */
  | 'document-certified'
  | 'too-many-pages'
  /** Took more time or memory to read than a sound document does. */
  | 'document-too-complex';

export interface SealRequest {
  readonly original: KnownPdf;
  readonly page: SignaturePageContent;
}

/** How a file of ours was sealed. */
export interface SealFacts {
  /** Of the whole file, lowercase hex. */
  readonly sha256: string;
  readonly bytes: number;
  /** B-T: with a time stamp. B-LT: with validation data, too. */
  readonly level: 'B-B' | 'B-T' | 'B-LT';
  /** When the time stamp says that it was; from B-T on. */
  readonly timeStampedAt?: string;
  /** Why a time-stamp authority that is configured gave none: one is to be added later. */
  readonly timeStampMissing?: string;
  /** Why validation data that the chains name could not be had: they are to be added later. */
  readonly validationDataMissing?: string;
}

export interface SealedPdf extends SealFacts {
  /** What follows the original bytes: original + increment is the sealed PDF. */
  readonly increment: Uint8Array;
  /** SHA-256 of the sealing certificate (DER), lowercase hex. */
  readonly certificateSha256: string;
  /** The signature page where it is a file of its own. */
  readonly signaturePage?: SealFacts & { readonly pdf: Uint8Array };
}

export interface StampedPdf {
  /** What follows the bytes of the sealed PDF. */
  readonly increment: Uint8Array;
  /** Of the whole. */
  readonly sha256: string;
  readonly bytes: number;
  readonly timeStampedAt: string;
  /** The chains name where validation data can be had: they are to be added. */
  readonly validationDataDue: boolean;
}

export interface ValidatedPdf {
  /** What follows the bytes of the PDF with its time stamp. */
  readonly increment: Uint8Array;
  /** Of the whole. */
  readonly sha256: string;
  readonly bytes: number;
}

export interface SealingCertificate {
  readonly sha256: string;
  readonly subject: string;
  readonly notBefore: string;
  readonly notAfter: string;
  /** PEM: the sealing certificate first, then its issuers. */
  readonly chainPem: string;
}

/** What the signature page says. Texts are as people typed them; null is a text that was erased. */
export interface SignaturePageContent {
  readonly language: Language;
  readonly invitationId: string;
  readonly title: string | null;
  readonly organizationName: string;
  readonly document: {
    readonly id: string;
    readonly fileName: string | null;
    readonly sha256: string;
    readonly bytes: number;
    readonly pages: number;
    /** Signatures that it carried when it was uploaded: then this page is a file of its own. Absent: none. */
    readonly signatures?: number;
    /** Which of the invitation's documents this is, from 1, and of how many. */
    readonly number: number;
    readonly of: number;
  };
  /** `completed`: all have signed. Otherwise the page names who has not. */
  readonly state: 'completed' | 'partly-signed';
  /** RFC 3339, UTC, milliseconds; so are all times here. */
  readonly sentAt: string;
  readonly sealedAt: string;
  readonly signatories: readonly SignaturePageSignatory[];
  /** The newest signed head of the event log; null before the first. */
  readonly head: { readonly leaves: number; readonly root: string; readonly at: string } | null;
  /** Where the document's state can be looked up, and the code for it. */
  readonly verification: { readonly code: string; readonly url: string };
}

export interface SignaturePageSignatory {
  readonly name: string | null;
  readonly state: 'signed' | 'pending' | 'declined';
  readonly signature?: {
    readonly signedAt: string;
    readonly assurance: 'none' | 'single-factor' | 'strong';
    readonly method: string;
    readonly role:
      | { readonly kind: 'self' }
      | { readonly kind: 'otherOrganization'; readonly name: string | null }
      | {
          readonly kind: 'representative';
          readonly name: string | null;
          readonly businessId?: string;
          /** As they stated it. */
          readonly capacity?: {
            readonly authority: 'alone' | 'jointly' | 'procuration' | 'authorization';
            readonly position: string | null;
          };
        };
    /** What a strong signature rests on. */
    readonly authentication?: SignaturePageAuthentication;
    /** As typed at a light signature. */
    readonly typedName?: string | null;
    readonly drawing?: Drawing | null;
    readonly eventId: string;
    /** Hash of the DocumentSigned event in the log. */
    readonly eventHash: string;
  };
}

export interface SignaturePageAuthentication {
  readonly country: string;
  /** As the eIDAS regulation has it. */
  readonly level: 'low' | 'substantial' | 'high';
  /** By its name in the configuration. */
  readonly broker: string;
  /** null: the scheme gave none, or it was erased; so with all of these. */
  readonly name: string | null;
  /** `2000-12-31`. */
  readonly birthDate: string | null;
  /** Masked, unless the sender required it. */
  readonly identityNumber: string | null;
  readonly authenticatedAt: string;
  /** Of a sandbox: it proves nothing, and the page says so. */
  readonly test?: true;
}

/** A drawn signature: x and y in CSS pixels of `size`, t in milliseconds from the first point. */
export interface Drawing {
  readonly size: { readonly width: number; readonly height: number };
  readonly strokes: readonly (readonly (readonly [x: number, y: number, t: number])[])[];
  /** Nobody drew it: it was written from the name as typed. */
  readonly typed?: boolean;
}

export class SealingFailedError extends Error {
  override readonly name = 'SealingFailedError';
  constructor(
    message: string,
    readonly transient: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
