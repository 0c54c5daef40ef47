import { type DomainEvent, documentDecider, invitationDecider, type Logged, streams } from '@attestory/domain';
import { type SignedDocuments, signedDocuments } from '@attestory/projections';
import type { Application } from '../application.js';

/** What was signed together, as the log has it now, and where it lies on the sender's side. */
export interface LoadedSigned {
  readonly signed: SignedDocuments;
  readonly folderId: string | null;
}

/** Of an invitation that has closed; null: it hasn't. */
export async function loadSignedInvitation(
  { transactor }: Pick<Application, 'transactor'>,
  invitationId: string,
): Promise<LoadedSigned | null> {
  const { state, events } = await transactor.load(streams.invitation(invitationId), invitationDecider);
  const signed = foldSigned(events);
  return signed?.closedAt === undefined || !('folderId' in state) ? null : { signed, folderId: state.folderId };
}

/** Of a document that was imported; null: there is no such one. */
export async function loadImported(
  { transactor }: Pick<Application, 'transactor'>,
  documentId: string,
): Promise<LoadedSigned | null> {
  const { events } = await transactor.load(streams.document(documentId), documentDecider);
  const signed = foldSigned(events);
  return signed && { signed, folderId: signed.imported?.folderId ?? null };
}

function foldSigned(events: readonly Logged<DomainEvent>[]): SignedDocuments | null {
  return events.reduce(signedDocuments.fold, null as SignedDocuments | null);
}
