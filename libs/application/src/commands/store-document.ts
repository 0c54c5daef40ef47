import { randomUUID } from 'node:crypto';
import { type AttachedDocument, type DocumentId, documentDecider, type Sha256, streams } from '@attestory/domain';
import { BlobTooLargeError } from '@attestory/document-vault';
import type { Application, CommandContext } from '../application.js';
import { newIdOf } from '../command-identity.js';
import { CommandRejectedError } from '../transact.js';

/** A document whose bytes are in the vault; `fresh` names the blob when this call has put it there. */
export interface StoredDocument {
  readonly document: AttachedDocument;
  readonly fresh: string | null;
}

/** The key of a document's bytes. */
export const documentKey = (documentId: string) => ({ scope: streams.document(documentId), subject: 'bytes' });

/**
 * Streams an uploaded PDF into the vault, has it inspected in a child process, and records it in its own stream. The
 * same command again finds what the first one stored, and leaves no second copy.
 */
export async function storeDocument(
  app: Application,
  { identity, tenant }: CommandContext,
  invitationId: string,
  name: string,
  fileName: string,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<StoredDocument> {
  const documentId = newIdOf(identity.commandId, name) as DocumentId;
  const [key] = (await app.keys.ensure([documentKey(documentId)])) as [Uint8Array];
  const blobId = `original-${randomUUID()}`;
  try {
    const { sha256, size, pages, attachments } = await putAndInspect(app, { id: blobId, key }, bytes);
    const facts = { documentId, sha256: sha256 as Sha256, bytes: size, pages, attachments };
    const { repeated } = await app.transactor.transact({
      stream: streams.document(documentId),
      decider: documentDecider,
      command: {
        type: 'StoreDocument',
        document: { ...facts, blobId, organizationId: tenant.organizationId, invitationId } as never,
      },
      identity,
      content: { sha256, invitationId, fileName },
    });
    if (repeated) await app.vault.delete(blobId);
    return { document: { ...facts, fileName }, fresh: repeated ? null : blobId };
  } catch (error) {
    await app.vault.delete(blobId);
    throw error;
  }
}

/** Takes back the bytes of a document that found no place in an invitation. Its record stays in the log. */
export async function discardStored(app: Application, { fresh }: StoredDocument): Promise<void> {
  if (fresh) await app.vault.delete(fresh);
}

async function putAndInspect(
  app: Application,
  blob: { readonly id: string; readonly key: Uint8Array },
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
) {
  const { documentBytes } = app.settings.limits;
  const digest = await app.vault.put(blob, asAsync(bytes), { maxBytes: documentBytes }).catch((error: unknown) => {
    if (error instanceof BlobTooLargeError)
      throw new CommandRejectedError({ code: 'document-too-large', limit: documentBytes });
    throw error;
  });
  const verdict = await app.pdf.inspect(app.vault.get(blob, { sha256: digest.sha256 }), digest.bytes);
  if ('rejected' in verdict) throw new CommandRejectedError({ ...verdict.rejected });
  return { sha256: digest.sha256, size: digest.bytes, ...verdict.accepted };
}

async function* asAsync(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncIterable<Uint8Array> {
  yield* bytes;
}
