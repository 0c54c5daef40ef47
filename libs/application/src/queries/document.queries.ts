import { setTimeout as sleep } from 'node:timers/promises';
import type { BlobRef } from '@attestory/document-vault';
import type { Instant, InvitationEvent } from '@attestory/domain';
import {
  checkLink,
  type DocumentId,
  type DocumentPart,
  deliveryDecider,
  type InvitationState,
  invitationDecider,
  type LinkId,
  type Logged,
  streams,
} from '@attestory/domain';
import type { Application } from '../application.js';
import { newIdOf } from '../command-identity.js';
import { requireLinkKept } from '../commands/download-links.js';
import { originalBlob } from '../commands/signing-session.js';
import { documentKey } from '../commands/store-document.js';
import { requireAccess, type TenantReader } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';
import { holderOf, requireHeld } from './held.js';
import { madeFiles, newestProof } from './made-files.js';

/** A document's bytes on their way out. */
export interface DocumentBytes {
  readonly fileName: string | null;
  readonly sha256: string;
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Some of them, from one offset to before another, without reading what is before. */
  readonly part: (start: number, end: number) => AsyncIterable<Uint8Array>;
}

/** How long a seal is waited for, in milliseconds. */
export const patience = 10_000;

/** The bytes as they were uploaded. @throws CommandRejectedError `not-found`, `document-unknown` */
export async function originalDocument(
  app: Application,
  reader: TenantReader,
  invitationId: string,
  documentId: string,
): Promise<DocumentBytes> {
  const { events } = await loadOwned(app, reader, invitationId);
  attached(events, documentId);
  await requireHeld(app, documentId, holderOf(reader));
  return originalOf(app, events, documentId);
}

/** The same of an invitation whose events are known. */
export async function originalOf(
  app: Application,
  events: readonly Logged<InvitationEvent>[],
  documentId: string,
): Promise<DocumentBytes & { readonly at: Instant }> {
  const { data, meta } = attached(events, documentId);
  const { fileName, sha256, bytes: size } = data;
  const blob = await originalBlob(app, documentId);
  return { fileName, sha256, size, at: meta.time, ...stored(app, blob, sha256) };
}

/** A document's sealed PDF, or its signature page where that is a file of its own. */
export interface SealedFile {
  readonly documentId: string;
  readonly part?: DocumentPart;
}

/**
 * The sealed PDF for all signatures so far, also of a partly signed invitation; or its signature page where that is a file
 * of its own. Waits for the process that seals, up to 10 s.
 * @throws CommandRejectedError `not-found`, `document-unknown`, `nothing-to-seal`, `seal-pending`, `signature-page-inside`
 */
export async function sealedDocument(
  app: Application,
  reader: TenantReader,
  invitationId: string,
  documentId: string,
  part?: DocumentPart,
): Promise<DocumentBytes> {
  const file = { documentId, ...(part ? { part } : {}) };
  return sealedOf(app, reader, invitationId, file, Date.now() + patience);
}

/** The same, waited for until a deadline that others may share. */
export async function sealedOf(
  app: Application,
  reader: TenantReader,
  invitationId: string,
  file: SealedFile,
  deadline: number,
): Promise<DocumentBytes & { readonly at: Instant }> {
  const { events } = await loadOwned(app, reader, invitationId);
  attached(events, file.documentId);
  await requireHeld(app, file.documentId, holderOf(reader));
  return whenSealed(app, () => loadOwned(app, reader, invitationId), file, deadline);
}

export interface LoadedInvitation {
  readonly state: InvitationState;
  readonly events: readonly Logged<InvitationEvent>[];
}

/** The same of an invitation that whoever asks may read, as `load` gives it. */
export async function whenSealed(
  app: Application,
  load: () => Promise<LoadedInvitation>,
  file: SealedFile,
  deadline: number,
): Promise<DocumentBytes & { readonly at: Instant }> {
  for (;;) {
    const sealed = newestSeal(await load(), file);
    if (sealed) return sealed(app);
    if (Date.now() > deadline) throw new CommandRejectedError({ code: 'seal-pending' });
    await sleep(100);
  }
}

/**
 * What a download link leads to. Whoever has it may use it: each download is on record.
 * @throws CommandRejectedError `link-unknown`, `seal-pending`; `link-closed` with why: `revoked`, `expired`, `replaced`, `purged`
 */
export async function linkedDocument(app: Application, secret: string): Promise<DocumentBytes> {
  const name = app.links.open('download', secret);
  if (!name) throw new CommandRejectedError({ code: 'link-unknown' });
  const { linkId, aboutId: invitationId } = name;
  const delivery = await app.transactor.load(streams.delivery(invitationId), deliveryDecider);
  const refusal = checkLink(delivery.state, linkId as LinkId, app.clock.now());
  if (refusal) throw new CommandRejectedError(refusal);
  const { documentId, part } = delivery.state.links[linkId as LinkId] ?? {};
  if (!documentId) throw new CommandRejectedError({ code: 'link-unknown' });
  await requireLinkKept(app, documentId);
  const loaded = await app.transactor.load(streams.invitation(invitationId), invitationDecider);
  const file = { documentId: documentId as DocumentId, ...(part ? { part } : {}) };
  const sealed = newestSeal(loaded, file);
  if (!sealed) throw new CommandRejectedError({ code: 'seal-pending' });
  const document = await sealed(app);
  const commandId = crypto.randomUUID();
  await app.transactor.transact({
    stream: streams.delivery(invitationId),
    decider: deliveryDecider,
    command: () => ({
      type: 'RecordDownload' as const,
      download: { linkId: linkId as LinkId, ...file, sha256: document.sha256 as never },
      now: app.clock.now(),
    }),
    identity: { commandId, actor: `link:${linkId}`, correlationId: newIdOf(commandId, 'download'), causationId: null },
    content: { linkId },
  });
  return document;
}

/** An invitation that they may read. @throws CommandRejectedError `not-found` */
export async function loadOwned(app: Application, reader: TenantReader, invitationId: string) {
  const loaded = await app.transactor.load(streams.invitation(invitationId), invitationDecider);
  requireAccess(reader, loaded.state, 'read');
  return loaded;
}

function attached(events: readonly Logged<InvitationEvent>[], documentId: string) {
  const found = events.find((event) => event.type === 'DocumentAttached' && event.data.documentId === documentId);
  const detached = events.some((event) => event.type === 'DocumentDetached' && event.data.documentId === documentId);
  const inDraft = events.find((event) => event.type === 'InvitationDrafted');
  if (!inDraft || found?.type !== 'DocumentAttached' || detached)
    throw new CommandRejectedError({ code: 'document-unknown' });
  return found;
}

/** The documents of an invitation, in its order. */
export function attachedIds(events: readonly Logged<InvitationEvent>[]): readonly string[] {
  const ids = new Set<string>();
  for (const { type, data } of events)
    if (type === 'DocumentAttached') ids.add(data.documentId);
    else if (type === 'DocumentDetached') ids.delete(data.documentId);
  return [...ids];
}

/** What is or will be sealed of an invitation's documents, each with its signature page behind it where that is another file. */
export function sealedFiles(events: readonly Logged<InvitationEvent>[]): readonly SealedFile[] {
  return attachedIds(events).flatMap((documentId) => {
    const { signatures } = attached(events, documentId).data;
    return [{ documentId }, ...(signatures === undefined ? [] : [{ documentId, part: 'signature-page' as const }])];
  });
}

/** A blob's bytes: whole, when its hash is checked, or in part. */
export function stored(app: Application, blob: BlobRef, sha256: string): Pick<DocumentBytes, 'bytes' | 'part'> {
  return {
    bytes: app.vault.get(blob, { sha256 }),
    part: (start, end) => app.vault.getPart(blob, { start, end }),
  };
}

/** How a document, or its signature page, was sealed last. */
export interface NewestSeal {
  readonly sha256: string;
  readonly bytes: number;
  readonly at: Instant;
}

/**
 * The newest sealed PDF for all signatures so far; null while it is being made.
 * @throws CommandRejectedError `document-unknown`, `nothing-to-seal`, `signature-page-inside`
 */
export function newestSealOf({ events, state }: LoadedInvitation, { documentId, part }: SealedFile): NewestSeal | null {
  const document = attached(events, documentId).data;
  if (part && document.signatures === undefined) throw new CommandRejectedError({ code: 'signature-page-inside' });
  if (!('signedBy' in state) || state.signedBy.length === 0)
    throw new CommandRejectedError({ code: 'nothing-to-seal' });
  const signatures = state.signedBy.length;
  const seal = events.findLast((event) => event.type === 'DocumentSealed' && event.data.documentId === documentId);
  if (seal?.type !== 'DocumentSealed' || seal.data.signedBy.length !== signatures) return null;
  const made = part ? seal.data.signaturePage : seal.data;
  if (!made) return null;
  const proven = newestProof(madeFiles(events, documentId), made.sha256);
  const { sha256, bytes } = proven?.data ?? made;
  return { sha256, bytes, at: (proven ?? seal).meta.time };
}

/** {@link newestSealOf}, to be opened. */
function newestSeal(loaded: LoadedInvitation, file: SealedFile) {
  const { documentId, part } = file;
  const seal = newestSealOf(loaded, file);
  if (!seal) return null;
  const { sha256, bytes: size, at } = seal;
  const named = attached(loaded.events, documentId).data.fileName;
  const fileName = part ? nameOfPart(named) : sealedName(named);
  return async (app: Application): Promise<DocumentBytes & { readonly at: Instant }> => {
    const [key] = await app.keys.get([documentKey(documentId)]);
    if (!key) throw new CommandRejectedError({ code: 'document-unknown' });
    const blob = { id: sealedBlobId(documentId, sha256), key };
    return { fileName, sha256, size, at, ...stored(app, blob, sha256) };
  };
}

/** Beside `lease.pdf`, which whoever sent it has, lies `lease-signed.pdf`. */
function sealedName(fileName: string | null): string | null {
  return fileName === null ? null : `${fileName.replace(/\.pdf$/i, '')}-signed.pdf`;
}

/** `lease.pdf` has its page in `lease.signature-page.pdf`. */
function nameOfPart(fileName: string | null): string {
  return `${(fileName ?? 'document').replace(/\.pdf$/i, '')}.signature-page.pdf`;
}

/** Where a sealed PDF lies: named by its content, so that no later sealing can take its place. */
export function sealedBlobId(documentId: string, sha256: string): string {
  return `sealed-${documentId}-${sha256}`;
}
