import { setTimeout as sleep } from 'node:timers/promises';
import {
  deliveryDecider,
  type InvitationState,
  invitationDecider,
  type LinkId,
  type Logged,
  streams,
} from '@attestory/domain';
import type { InvitationEvent } from '@attestory/domain';
import type { Application } from '../application.js';
import { belongsTo } from '../commands/invitation-transaction.js';
import { originalBytes } from '../commands/signing-session.js';
import { documentKey } from '../commands/store-document.js';
import { newIdOf } from '../command-identity.js';
import { CommandRejectedError } from '../transact.js';

/** A document's bytes on their way out. */
export interface DocumentBytes {
  readonly fileName: string | null;
  readonly sha256: string;
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const sealPatience = 10_000;

/** The bytes as they were uploaded. @throws CommandRejectedError `not-found`, `document-unknown` */
export async function originalDocument(
  app: Application,
  organizationId: string,
  invitationId: string,
  documentId: string,
): Promise<DocumentBytes> {
  const { events } = await loadOwned(app, organizationId, invitationId);
  const document = attached(events, documentId);
  const bytes = await originalBytes(app, documentId, document.sha256);
  return { fileName: document.fileName, sha256: document.sha256, size: document.bytes, bytes };
}

/**
 * The sealed PDF for all signatures so far, also of a partly signed invitation. Waits for the process that seals, up to
 * 10 s. @throws CommandRejectedError `not-found`, `document-unknown`, `nothing-to-seal`, `seal-pending`
 */
export async function sealedDocument(
  app: Application,
  organizationId: string,
  invitationId: string,
  documentId: string,
): Promise<DocumentBytes> {
  const deadline = Date.now() + sealPatience;
  for (;;) {
    const { events, state } = await loadOwned(app, organizationId, invitationId);
    const sealed = newestSeal(events, documentId, state);
    if (sealed) return sealed(app);
    if (Date.now() > deadline) throw new CommandRejectedError({ code: 'seal-pending' });
    await sleep(100);
  }
}

/** What a download link leads to. @throws CommandRejectedError `link-unknown`, `link-closed`, `seal-pending` */
export async function linkedDocument(app: Application, secret: string): Promise<DocumentBytes> {
  const name = app.links.open('download', secret);
  if (!name) throw new CommandRejectedError({ code: 'link-unknown' });
  const { linkId, invitationId } = name;
  const delivery = await app.transactor.load(streams.delivery(invitationId), deliveryDecider);
  const documentId = delivery.state.links[linkId as LinkId]?.documentId;
  if (!documentId) throw new CommandRejectedError({ code: 'link-unknown' });
  const { state, events } = await app.transactor.load(streams.invitation(invitationId), invitationDecider);
  const sealed = newestSeal(events, documentId, state);
  if (!sealed) throw new CommandRejectedError({ code: 'seal-pending' });
  const document = await sealed(app);
  const commandId = crypto.randomUUID();
  await app.transactor.transact({
    stream: streams.delivery(invitationId),
    decider: deliveryDecider,
    command: () => ({
      type: 'RecordDownload' as const,
      download: { linkId: linkId as LinkId, documentId, sha256: document.sha256 as never },
      now: app.clock.now(),
    }),
    identity: { commandId, actor: `link:${linkId}`, correlationId: newIdOf(commandId, 'download'), causationId: null },
    content: { linkId },
  });
  return document;
}

async function loadOwned(app: Application, organizationId: string, invitationId: string) {
  const loaded = await app.transactor.load(streams.invitation(invitationId), invitationDecider);
  belongsTo(loaded.state, organizationId);
  if (loaded.state.status === 'none') throw new CommandRejectedError({ code: 'not-found' });
  return loaded;
}

function attached(events: readonly Logged<InvitationEvent>[], documentId: string) {
  const found = events.find((event) => event.type === 'DocumentAttached' && event.data.documentId === documentId);
  const detached = events.some((event) => event.type === 'DocumentDetached' && event.data.documentId === documentId);
  const inDraft = events.find((event) => event.type === 'InvitationDrafted');
  if (!inDraft || found?.type !== 'DocumentAttached' || detached)
    throw new CommandRejectedError({ code: 'document-unknown' });
  return found.data;
}

function newestSeal(events: readonly Logged<InvitationEvent>[], documentId: string, state: InvitationState) {
  const document = attached(events, documentId);
  if (!('signedBy' in state) || state.signedBy.length === 0)
    throw new CommandRejectedError({ code: 'nothing-to-seal' });
  const signatures = state.signedBy.length;
  const seal = events.findLast((event) => event.type === 'DocumentSealed' && event.data.documentId === documentId);
  if (seal?.type !== 'DocumentSealed' || seal.data.signedBy.length !== signatures) return null;
  const stamp = events.findLast(
    (event) => event.type === 'TimeStampAdded' && event.data.previousSha256 === seal.data.sha256,
  );
  const { sha256, bytes: size } = stamp?.type === 'TimeStampAdded' ? stamp.data : seal.data;
  return async (app: Application): Promise<DocumentBytes> => {
    const [key] = await app.keys.get([documentKey(documentId)]);
    if (!key) throw new CommandRejectedError({ code: 'document-unknown' });
    const bytes = app.vault.get({ id: sealedBlobId(documentId, sha256), key }, { sha256 });
    return { fileName: document.fileName, sha256, size, bytes };
  };
}

/** Where a sealed PDF lies: named by its content, so that no later sealing can take its place. */
export function sealedBlobId(documentId: string, sha256: string): string {
  return `sealed-${documentId}-${sha256}`;
}
