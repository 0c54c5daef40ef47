import {
  defaultDeliverySettings,
  type DeliverySettings,
  type DocumentImported,
  type Instant,
  type Logged,
  type OrganizationId,
  type SigningRole,
} from '@attestory/domain';
import type { InvitationHistory } from './invitation-facts.js';

/** What was signed together, and by the person: of an invitation, or of one imported document. */
export interface SignedTogether {
  /** Who sent or imported it. */
  readonly organizationId: OrganizationId;
  readonly documentIds: readonly string[];
  /** Where it lies there; null: in no folder. */
  readonly folderId: string | null;
  /** By what it was closed, or imported; absent: it is open. */
  readonly end: Logged | undefined;
  /** The last signature of all. */
  readonly last: { readonly at: Instant; readonly event: Logged } | undefined;
  /** The person's own. */
  readonly signature: OwnSignature | undefined;
  readonly settings: DeliverySettings;
  /** By what those were frozen. */
  readonly frozen: Logged;
}

export interface OwnSignature {
  readonly signatoryId: string;
  readonly signedAt: Instant;
  readonly role: SigningRole;
  readonly assurance: 'none' | 'single-factor' | 'strong';
  readonly event: Logged;
}

export function signedOverInvitation({
  sent,
  signatures,
  signature,
  end,
  folderId,
}: InvitationHistory): SignedTogether {
  const last = signatures.at(-1);
  const { organizationId, documents, delivery: settings } = sent.data;
  return {
    ...{ organizationId, documentIds: documents.map(({ documentId }) => documentId), folderId, end },
    last: last && { at: last.meta.time, event: last },
    signature: signature && { ...signature.data, signedAt: signature.meta.time, event: signature },
    ...{ settings, frozen: sent },
  };
}

/** When and by whom an imported document was signed is as whoever imported it says. */
export function signedBeforeImport(event: Logged<DocumentImported>, signatoryId: string | null): SignedTogether {
  const { documentId, organizationId, signatories } = event.data;
  const signature = signatories.find((one) => one.signatoryId === signatoryId);
  const at = signatories
    .map(({ signedAt }) => signedAt)
    .toSorted()
    .at(-1);
  return {
    ...{ organizationId, documentIds: [documentId], folderId: null, end: event },
    last: at && { at, event },
    signature: signature && { ...signature, event },
    // Nobody could set anything.
    ...{ settings: defaultDeliverySettings, frozen: event },
  };
}
