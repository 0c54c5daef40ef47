import { randomUUID } from 'node:crypto';
import type { BlobReading, BlobRef } from '@attestory/document-vault';
import {
  type DocumentId,
  deliveryDecider,
  documentDecider,
  type InvitationId,
  invitationDecider,
  type LinkId,
  type SessionId,
  type Sha256,
  type SignatoryId,
  streams,
} from '@attestory/domain';
import type { Application, SigningSession } from '../application.js';
import { type CommandIdentity, processIdentity } from '../command-identity.js';
import { onRecord } from '../queries/on-record.js';
import { CommandRejectedError } from '../transact.js';
import { openLink, requireOpenLink } from './signing-link.js';
import { documentKey } from './store-document.js';

/**
 * Exchanges a link's secret for a session. It records nothing: mail scanners follow links.
 * @throws CommandRejectedError `link-unknown`, `link-closed`
 */
export async function startSigningSession(app: Application, secret: string): Promise<SigningSession> {
  const link = app.links.open('sign', secret);
  if (!link) throw new CommandRejectedError({ code: 'link-unknown' });
  const { linkId, aboutId: invitationId } = link;
  const { signatoryId } = await openLink(app, { linkId, invitationId });
  return { linkId, invitationId, signatoryId, sessionId: randomUUID() };
}

/** A deliberate opening by the person. Again over the same link it changes nothing. */
export async function openInvitation(
  app: Application,
  session: SigningSession,
  { identity, ifRevision }: { readonly identity: CommandIdentity; readonly ifRevision?: number },
): Promise<{ readonly revision: number; readonly position: string | null }> {
  await openLink(app, session);
  const { signatoryId, linkId } = session;
  return app.transactor.transact({
    stream: streams.invitation(session.invitationId),
    decider: invitationDecider,
    command: {
      type: 'OpenInvitation',
      signatoryId: signatoryId as SignatoryId,
      linkId: linkId as LinkId,
      now: app.clock.now(),
    },
    identity,
    content: { open: linkId },
    ...(ifRevision === undefined ? {} : { ifRevision }),
  });
}

/** A refusal to sign, which closes the invitation. Again by the same command it changes nothing. */
export async function declineToSign(
  app: Application,
  session: SigningSession,
  reason: string | null,
  { identity, ifRevision }: { readonly identity: CommandIdentity; readonly ifRevision?: number },
): Promise<{ readonly revision: number; readonly position: string | null }> {
  const { signatoryId, linkId, invitationId } = session;
  const { state: delivery } = await app.transactor.load(streams.delivery(invitationId), deliveryDecider);
  return app.transactor.transact({
    stream: streams.invitation(invitationId),
    decider: invitationDecider,
    command: async (state) => {
      await requireOpenLink(app, session, delivery, state);
      const now = app.clock.now();
      const who = { signatoryId: signatoryId as SignatoryId, linkId: linkId as LinkId };
      return { type: 'DeclineToSign' as const, ...who, reason, now };
    },
    identity,
    content: { decline: linkId, reason },
    ...(ifRevision === undefined ? {} : { ifRevision }),
  });
}

export interface ShownDocument {
  readonly fileName: string | null;
  readonly sha256: string;
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * A document's original bytes for a session. That it was served is recorded once its last byte has gone out whole.
 * @throws CommandRejectedError `link-unknown`, `link-closed`, `document-unknown`
 */
export async function showDocument(
  app: Application,
  session: SigningSession,
  documentId: string,
): Promise<ShownDocument> {
  const { events } = await openLink(app, session);
  const sent = events.find((event) => event.type === 'InvitationSent');
  const document = sent?.data.documents.find((d) => d.documentId === documentId);
  if (!document) throw new CommandRejectedError({ code: 'document-unknown' });
  const { fileName, sha256, bytes: size } = document;
  const stored = await originalBytes(app, documentId, sha256);
  const bytes = onRecord(stored, () => recordShown(app, session, documentId, sha256));
  return { fileName, sha256, size, bytes };
}

/** An uploaded document's bytes; what differs from its hash is never given out as whole. */
export async function originalBytes(app: Application, documentId: string, sha256: string, reading: BlobReading = {}) {
  return app.vault.get(await originalBlob(app, documentId), { ...reading, sha256 });
}

/** Where an uploaded document's bytes are. */
export async function originalBlob(app: Application, documentId: string): Promise<BlobRef> {
  const { state } = await app.transactor.load(streams.document(documentId), documentDecider);
  if (state.status === 'purging' || state.status === 'purged')
    throw new CommandRejectedError({ code: 'document-purged' });
  const blobId = state.status === 'none' ? null : state.blobId;
  const [key] = await app.keys.get([documentKey(documentId)]);
  if (!blobId || !key) throw new CommandRejectedError({ code: 'document-unknown' });
  return { id: blobId, key };
}

function recordShown(app: Application, session: SigningSession, documentId: string, sha256: Sha256) {
  const { invitationId, sessionId, signatoryId } = session;
  return app.transactor.transact({
    stream: streams.delivery(invitationId),
    decider: deliveryDecider,
    command: {
      type: 'RecordShown',
      shown: {
        sessionId: sessionId as SessionId,
        signatoryId: signatoryId as SignatoryId,
        documentId: documentId as DocumentId,
        sha256,
      },
    },
    identity: {
      ...processIdentity('signing', `${invitationId as InvitationId}/shown/${sessionId}/${documentId}`, null),
      actor: `signatory:${signatoryId}`,
    },
    content: { sessionId, documentId, sha256 },
  });
}
