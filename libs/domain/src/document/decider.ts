import { accept, type Decider, reject } from '../decider.js';
import type { DocumentId, InvitationId, OrganizationId, Sha256 } from '../ids.js';
import type { StrippedUpload } from '../invitation/events.js';

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
/** Every fact of the stream `document-{id}`. */
export type DocumentEvent = DocumentStored;

export interface StoreDocument {
  readonly type: 'StoreDocument';
  readonly document: DocumentStored['data'];
}

export type DocumentState = { readonly status: 'none' } | { readonly status: 'stored'; readonly blobId: string };

/** A stored document: bytes that never change. */
export const documentDecider: Decider<
  StoreDocument,
  DocumentEvent,
  DocumentState,
  { readonly code: 'document-exists' }
> = {
  initial: { status: 'none' },
  decide: (command, state) =>
    state.status === 'none'
      ? accept<DocumentEvent>({ type: 'DocumentStored', data: command.document })
      : reject({ code: 'document-exists' }),
  evolve: (_, event) => ({ status: 'stored', blobId: event.data.blobId }),
};
