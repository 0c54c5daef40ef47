import type { InvitationDetails, SignaturePageView } from './invitation-details.js';
import { invitationDetails, invitationWords } from './invitation-details.projection.js';
import type { Projection } from './projection.js';
import { folderWord, stateWord, wordsOf } from './words.js';

/** A closed invitation with at least one signature, in the archive of the organization that sent it, or for which somebody signed. */
export interface ArchivedInvitation {
  readonly id: string;
  /** Who sent it. */
  readonly organizationId: string;
  /** It was sent by another organization, and somebody signed it for this one. */
  readonly signedFor?: true;
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
  // Ahead of that of the details, since it is found in more places.
  version: invitationDetails.version + 1,
  entries: (view) => {
    const { closedAt: sort, organizationId: member, signedBy } = view;
    if (sort === undefined || signedBy.length === 0) return [];
    const own = { index: 'organization', member, sort, words: invitationWords(view) };
    return [own, ...represented(view).map((other) => ({ ...own, member: other, words: receivedWords(view) }))];
  },
};

/** For which registered organizations, beside the one that sent it, somebody signed: it is in their archives, too. */
function represented({ organizationId, signatories }: InvitationDetails): readonly string[] {
  const ids = signatories.flatMap(({ signedAt, role }) =>
    signedAt !== undefined && role?.kind === 'representative' && 'organizationId' in role ? [role.organizationId] : [],
  );
  return [...new Set<string>(ids)].filter((id) => id !== organizationId);
}

/** By what they show to whoever didn't send it: nobody's address, and no folder of the sender's. */
function receivedWords({ title, signatories, documents, state }: InvitationDetails): readonly string[] {
  const texts = [title, ...signatories.map(({ name }) => name), ...documents.map(({ fileName }) => fileName)];
  return [...wordsOf(texts), stateWord(state), folderWord(null)];
}

/** The archive's reading of an invitation for an organization; null while, or where, it isn't archived. */
export function archivedInvitation(view: InvitationDetails, reader = view.organizationId): ArchivedInvitation | null {
  const { id, organizationId, title, state, sentAt, closedAt } = view;
  const isSender = reader === organizationId;
  if (!isSender && !represented(view).includes(reader)) return null;
  if (closedAt === undefined || sentAt === undefined || view.signedBy.length === 0) return null;
  if (state !== 'completed' && state !== 'cancelled' && state !== 'declined' && state !== 'expired') return null;
  return {
    ...{ id, organizationId, title, state, sentAt, closedAt },
    ...(isSender ? { folderId: view.folderId ?? null } : { folderId: null, signedFor: true as const }),
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
