import {
  type DocumentFile,
  documentDecider,
  type InvitationEvent,
  invitationDecider,
  streams,
} from '@attestory/domain';
import type { Application } from '../application.js';
import { sealedBlobId } from '../queries/document.queries.js';

/** Every file that the log says a document has: its original, sealed PDFs, signature pages, and what proofs made of them. */
export async function documentFiles(
  { transactor }: Pick<Application, 'transactor'>,
  documentId: string,
): Promise<readonly DocumentFile[]> {
  const { events } = await transactor.load(streams.document(documentId), documentDecider);
  const [first] = events;
  if (first?.type !== 'DocumentStored' && first?.type !== 'DocumentImported') return [];
  const { blobId, sha256, bytes } = first.data;
  const original = { blobId, sha256, bytes };
  if (first.type === 'DocumentImported') return [original];
  const invitation = await transactor.load(streams.invitation(first.data.invitationId), invitationDecider);
  return [original, ...invitation.events.flatMap((event) => madeBy(event, documentId))];
}

function madeBy(event: InvitationEvent, documentId: string): readonly DocumentFile[] {
  if (event.type !== 'DocumentSealed' && event.type !== 'TimeStampAdded' && event.type !== 'ValidationDataAdded')
    return [];
  if (event.data.documentId !== documentId) return [];
  const page = event.type === 'DocumentSealed' ? event.data.signaturePage : undefined;
  return [event.data, ...(page ? [page] : [])].map(({ sha256, bytes }) => {
    return { blobId: sealedBlobId(documentId, sha256), sha256, bytes };
  });
}
