import type { ArchivedDocumentView, SignaturePageView } from '@attestory/projections';
import type { Application } from '../application.js';

/** How the sealed PDF of an archived document stands. */
export interface ArchivedSeal {
  readonly state: string;
  readonly sha256?: string;
  readonly bytes?: number;
  readonly signaturePage?: SignaturePageView;
}

/** A copy, with the seal of its document where it was signed here. */
export interface SealedCopy {
  readonly view: ArchivedDocumentView;
  readonly seal: ArchivedSeal | null;
}

/** Copies with their seals, which go on changing after a document was archived: time stamps come later. */
export async function withSeals(
  { views }: Pick<Application, 'views'>,
  copies: readonly ArchivedDocumentView[],
): Promise<readonly SealedCopy[]> {
  const ids = copies.flatMap(({ kind, invitationId }) => (kind === 'signed' && invitationId ? [invitationId] : []));
  const invitations = await views.invitations.getAll(ids);
  return copies.map((view) => {
    const documents = invitations.get(view.invitationId ?? '')?.documents ?? [];
    const seal = documents.find(({ id }) => id === view.documentId)?.seal;
    return { view, seal: seal && view.kind === 'signed' ? sealOf(seal) : null };
  });
}

function sealOf({ state, sha256, bytes, signaturePage }: ArchivedSeal): ArchivedSeal {
  return {
    state,
    ...(sha256 ? { sha256 } : {}),
    ...(bytes ? { bytes } : {}),
    ...(signaturePage ? { signaturePage } : {}),
  };
}
