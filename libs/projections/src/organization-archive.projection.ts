import type { InvitationDetails, SignaturePageView } from './invitation-details.js';
import { invitationDetails, invitationWords } from './invitation-details.projection.js';
import type { Projection } from './projection.js';

/** A closed invitation with at least one signature, in the archive of the organization that sent it. */
export interface ArchivedInvitation {
  readonly id: string;
  readonly organizationId: string;
  /** null: in no folder. */
  readonly folderId: string | null;
  readonly title: string | null;
  readonly state: 'completed' | 'cancelled' | 'declined' | 'expired';
  readonly sentAt: string;
  readonly closedAt: string;
  readonly signatories: readonly { readonly name: string | null; readonly signedAt: string | null }[];
  readonly documents: readonly {
    readonly id: string;
    readonly fileName: string | null;
    readonly sha256: string;
    readonly seal: {
      readonly state: string;
      readonly sha256?: string;
      readonly bytes?: number;
      readonly signaturePage?: SignaturePageView;
    };
  }[];
}

/** The same facts as the details, found only once the invitation has closed with a signature. */
export const organizationArchive: Projection<InvitationDetails> = {
  ...invitationDetails,
  name: 'organization-archive',
  entries: (view) =>
    view.closedAt !== undefined && view.signedBy.length > 0
      ? [{ index: 'organization', member: view.organizationId, sort: view.closedAt, words: invitationWords(view) }]
      : [],
};

/** The archive's reading of an invitation; null while it isn't archived. */
export function archivedInvitation(view: InvitationDetails): ArchivedInvitation | null {
  const { id, organizationId, title, state, sentAt, closedAt } = view;
  if (closedAt === undefined || sentAt === undefined || view.signedBy.length === 0) return null;
  if (state !== 'completed' && state !== 'cancelled' && state !== 'declined' && state !== 'expired') return null;
  return {
    ...{ id, organizationId, folderId: view.folderId ?? null, title, state, sentAt, closedAt },
    signatories: view.signatories.map(({ name, signedAt }) => ({ name, signedAt: signedAt ?? null })),
    documents: view.documents.map(({ id: documentId, fileName, sha256, seal }) => ({
      id: documentId,
      fileName,
      sha256,
      seal: {
        state: seal.state,
        ...(seal.sha256 ? { sha256: seal.sha256 } : {}),
        ...(seal.bytes ? { bytes: seal.bytes } : {}),
        ...(seal.signaturePage ? { signaturePage: seal.signaturePage } : {}),
      },
    })),
  };
}
