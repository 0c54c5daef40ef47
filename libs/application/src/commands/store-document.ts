import { randomUUID } from 'node:crypto';
import { type AttachedDocument, type DocumentId, documentDecider, type Sha256, streams } from '@attestory/domain';
import { type BlobRef, BlobTooLargeError } from '@attestory/document-vault';
import { EventStoreUnavailableError } from '@attestory/event-store';
import type { Application, CommandContext } from '../application.js';
import { newIdOf } from '../command-identity.js';
import type { InspectionPurpose, PdfSource } from '../ports/pdf-workshop.port.js';
import { CommandRejectedError } from '../transact.js';

/** A document whose bytes are in the vault; `fresh` names the blob when this call has put it there. */
export interface StoredDocument {
  readonly document: AttachedDocument;
  readonly fresh: string | null;
}

/** What to do about active content in an upload: refuse the document, or make one without it. */
export type ActiveContent = 'refuse' | 'remove';

/** A PDF as it was sent. */
export interface Upload {
  readonly fileName: string;
  readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  readonly activeContent?: ActiveContent;
}

/** What makes an upload the same again: what was sent, not what was made of it. */
export function uploadContent(
  { fileName, activeContent }: Omit<Upload, 'bytes'>,
  { sha256, stripped }: AttachedDocument,
) {
  const asked = activeContent === 'remove' ? { activeContent } : {};
  return { fileName, sha256: stripped?.sha256 ?? sha256, ...asked };
}

/** The key of a document's bytes. */
export const documentKey = (documentId: string) => ({ scope: streams.document(documentId), subject: 'bytes' });

/** What a stored document is a part of. */
export type DocumentPlace = { readonly invitationId: string } | { readonly templateId: string };

/** Streams an uploaded PDF into the vault, has it inspected in a child process, and records it in its own stream. */
export function storeDocument(
  app: Application,
  context: CommandContext,
  invitationId: string,
  name: string,
  upload: Upload,
): Promise<StoredDocument> {
  return storeUpload(app, context, { invitationId }, name, upload);
}

/** The same, wherever it belongs. */
export function storeUpload(
  app: Application,
  context: CommandContext,
  place: DocumentPlace,
  name: string,
  upload: Upload,
): Promise<StoredDocument> {
  return store(app, context, place, { name, upload, put: (blob) => putAndInspect(app, blob, upload) });
}

/** A document on its way into the vault. */
export interface Storing {
  /** Tells the documents of one command apart. */
  readonly name: string;
  readonly upload: Omit<Upload, 'bytes'>;
  /** Puts its bytes there. @returns what they are */
  readonly put: (blob: BlobRef) => Promise<PutDocument>;
}

/** What is known of bytes that were put into the vault. */
export type PutDocument = Omit<AttachedDocument, 'documentId' | 'fileName' | 'sha256' | 'bytes'> & {
  readonly sha256: string;
  readonly size: number;
};

/** The same command again finds what the first one stored, and leaves no second copy. */
export async function store(
  app: Application,
  { identity, tenant }: CommandContext,
  place: DocumentPlace,
  { name, upload, put }: Storing,
): Promise<StoredDocument> {
  const { fileName } = upload;
  const documentId = newIdOf(identity.commandId, name) as DocumentId;
  const [key] = (await app.keys.ensure([documentKey(documentId)])) as [Uint8Array];
  const blob = { id: `original-${randomUUID()}`, key };
  try {
    const { sha256, size, ...found } = await put(blob);
    const facts = { documentId, sha256: sha256 as Sha256, bytes: size, ...found };
    const { events } = await app.transactor.transact({
      stream: streams.document(documentId),
      decider: documentDecider,
      command: {
        type: 'invitationId' in place ? 'StoreDocument' : 'StoreTemplateDocument',
        document: { ...facts, blobId: blob.id, organizationId: tenant.organizationId, ...place } as never,
      },
      identity,
      content: { ...uploadContent(upload, { ...facts, fileName }), ...place },
    });
    const [first] = events;
    const recorded = first && 'blobId' in first.data ? first.data.blobId : blob.id;
    if (recorded !== blob.id) await keepOne(app, blob, recorded, sha256);
    return { document: { ...facts, fileName }, fresh: recorded === blob.id ? blob.id : null };
  } catch (error) {
    if (nothingStored(error)) await app.vault.delete(blob.id);
    throw error;
  }
}

/** An earlier call has recorded another blob: these bytes go there if it was taken back meanwhile, or nowhere. */
async function keepOne(app: Application, blob: BlobRef, recorded: string, sha256: string): Promise<void> {
  const there = await app.vault.stat(recorded);
  if (!there) await app.vault.put({ id: recorded, key: blob.key }, app.vault.get(blob, { sha256, fleeting: true }));
  await app.vault.delete(blob.id);
}

/**
 * Takes back the bytes of a document that found no place in an invitation, when that is certain. Its record stays in the
 * log; a repeat of the command puts the bytes back.
 */
export async function discardStored(app: Application, { fresh }: StoredDocument, error: unknown): Promise<void> {
  if (fresh && nothingStored(error)) await app.vault.delete(fresh);
}

/** Only then may bytes be deleted: what the log may refer to is kept. */
export function nothingStored(error: unknown): boolean {
  return !(error instanceof EventStoreUnavailableError && error.outcome === 'unknown');
}

async function putAndInspect(app: Application, blob: BlobRef, { bytes, activeContent }: Upload) {
  if (activeContent === 'remove') return putStripped(app, blob, bytes);
  const digest = await putBytes(app, blob, bytes);
  return { sha256: digest.sha256, size: digest.bytes, ...(await inspectStored(app, blob, digest.bytes)) };
}

/** What the child has found in a document. @throws CommandRejectedError */
export async function inspectStored(app: Application, blob: BlobRef, size: number, purpose?: InspectionPurpose) {
  const verdict = await app.pdf.inspect(sourceOf(app, blob, size), purpose);
  if ('rejected' in verdict) throw new CommandRejectedError({ ...verdict.rejected });
  return verdict.accepted;
}

/** Keeps the document without active content; the upload lies in the vault only until that is made. */
async function putStripped(app: Application, blob: BlobRef, bytes: Upload['bytes']) {
  const uploaded = { id: `uploaded-${randomUUID()}`, key: blob.key };
  try {
    const { sha256, bytes: size } = await putBytes(app, uploaded, bytes);
    const verdict = await app.pdf.removeActiveContent(sourceOf(app, uploaded, size));
    if ('rejected' in verdict) throw new CommandRejectedError({ ...verdict.rejected });
    const { accepted, stripped } = verdict;
    const kept = await putBytes(
      app,
      blob,
      stripped ? [stripped.pdf] : app.vault.get(uploaded, { sha256, fleeting: true }),
    );
    const made = stripped && { sha256: sha256 as Sha256, bytes: size, removed: stripped.removed };
    return { sha256: kept.sha256, size: kept.bytes, ...accepted, ...(made ? { stripped: made } : {}) };
  } finally {
    await app.vault.delete(uploaded.id);
  }
}

function sourceOf(app: Application, blob: BlobRef, size: number): PdfSource {
  return { size, part: (start, end) => app.vault.getPart(blob, { start, end }, { fleeting: true }) };
}

/** @throws CommandRejectedError `document-too-large` */
export async function putBytes(app: Application, blob: BlobRef, bytes: Upload['bytes']) {
  const { documentBytes } = app.settings.limits;
  return app.vault.put(blob, asAsync(bytes), { maxBytes: documentBytes }).catch((error: unknown) => {
    if (error instanceof BlobTooLargeError)
      throw new CommandRejectedError({ code: 'document-too-large', limit: documentBytes });
    throw error;
  });
}

async function* asAsync(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncIterable<Uint8Array> {
  yield* bytes;
}
