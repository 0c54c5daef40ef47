import type { Holder } from '../archived-document/holder.js';
import type {
  ArchivedDocumentId,
  DocumentId,
  FolderId,
  ImportId,
  Instant,
  InvitationId,
  OrganizationId,
  Personal,
  Sha256,
  SignatoryId,
  TemplateId,
} from '../ids.js';
import type { IdentityKeys } from '../invitation/authentication-events.js';
import type { SigningRole, StrippedUpload } from '../invitation/events.js';
import type { Voucher } from '../invitation/manual-signature-events.js';

/** An uploaded document's bytes were stored. Where they lie is the vault's `blobId`. */
export interface DocumentStored {
  readonly type: 'DocumentStored';
  readonly data: {
    readonly documentId: DocumentId;
    readonly organizationId: OrganizationId;
    readonly invitationId: InvitationId;
    readonly blobId: string;
    readonly sha256: Sha256;
    readonly bytes: number;
    readonly pages: number;
    readonly attachments: number;
    /** As `DocumentAttached` says. */
    readonly signatures?: number;
    readonly stripped?: StrippedUpload;
  };
}

/** A template's document was stored: each invitation that is made from the template gets bytes of its own. */
export interface TemplateDocumentStored {
  readonly type: 'TemplateDocumentStored';
  readonly data: Omit<DocumentStored['data'], 'invitationId'> & { readonly templateId: TemplateId };
}

/** Who signed an imported document, as whoever imported it says. */
export interface ImportedSignatory {
  readonly signatoryId: SignatoryId;
  readonly name: Personal<string>;
  readonly email: Personal<string>;
  /** By which their personal account is found; absent: by no identity. Who imports knows no issuer's pseudonym. */
  readonly keys?: Personal<Partial<IdentityKeys>>;
  /** Masked. */
  readonly identityNumber?: Personal<string>;
  readonly signedAt: Instant;
  readonly role: SigningRole;
  readonly method: string;
  readonly assurance: 'none' | 'single-factor' | 'strong';
}

/** A document that was signed elsewhere, or before, was stored. When and by whom it was signed is a claim: somebody vouches for it. */
export interface DocumentImported {
  readonly type: 'DocumentImported';
  readonly data: {
    readonly documentId: DocumentId;
    readonly organizationId: OrganizationId;
    readonly blobId: string;
    readonly sha256: Sha256;
    readonly bytes: number;
    readonly pages: number;
    readonly attachments: number;
    /** As `DocumentAttached` says. */
    readonly signatures?: number;
    readonly title: Personal<string>;
    readonly fileName: Personal<string>;
    /** Where the organization's own copy goes; absent: into no folder. */
    readonly folderId?: FolderId;
    /** What isn't of this service's own knowledge. `origin`: where it was signed. */
    readonly claimed: { readonly closedAt: Instant; readonly origin?: Personal<string> };
    readonly signatories: readonly ImportedSignatory[];
    readonly vouchedBy: Voucher | { readonly kind: 'operator' };
    readonly importId: ImportId;
  };
}

/**
 * Whoever was to have a copy of an import at once has it: the organization, and those of its signatories who have an account.
 * Whoever registers later gets theirs then.
 */
export interface ImportArchived {
  readonly type: 'ImportArchived';
  readonly data: {
    readonly archived: readonly { readonly archivedDocumentId: ArchivedDocumentId; readonly holder: Holder }[];
  };
}

/** Somebody has a copy of the document: its bytes stay while they do. */
export interface HolderAdded {
  readonly type: 'HolderAdded';
  readonly data: { readonly holder: Holder; readonly archivedDocumentId: ArchivedDocumentId };
}

/** Their copy is gone, and they never get another. */
export interface HolderRemoved {
  readonly type: 'HolderRemoved';
  readonly data: { readonly holder: Holder; readonly archivedDocumentId: ArchivedDocumentId };
}

/** A file of the document in the vault. */
export interface DocumentFile {
  readonly blobId: string;
  /** Of the clear bytes. */
  readonly sha256: Sha256;
  readonly bytes: number;
}

/** Nobody holds the document any more: these files are deleted, and their key destroyed. Appended with the last HolderRemoved. */
export interface DocumentPurgeStarted {
  readonly type: 'DocumentPurgeStarted';
  readonly data: { readonly files: readonly DocumentFile[] };
}

/** The files are gone, and the key that opened them. */
export interface DocumentBytesPurged {
  readonly type: 'DocumentBytesPurged';
  readonly data: {
    readonly files: readonly Omit<DocumentFile, 'blobId'>[];
    readonly keyDestroyed: true;
  };
}

/** Every fact of the stream `document-{id}`. */
export type DocumentEvent =
  | DocumentStored
  | TemplateDocumentStored
  | DocumentImported
  | ImportArchived
  | HolderAdded
  | HolderRemoved
  | DocumentPurgeStarted
  | DocumentBytesPurged;
