import { type StoredFile, storedFilesOf } from '@attestory/application';
import { BlobDamagedError, BlobNotFoundError, type BlobRef, type DocumentVault } from '@attestory/document-vault';
import type { RecordedEvent } from '@attestory/event-store';
import type { Stores } from '@attestory/server';

type Vaults = Pick<Stores, 'store' | 'vault' | 'keyVault'>;

export interface CopiedDocuments {
  /** Files that are in the target now, each read back and compared by its hash. */
  readonly files: number;
  /** Ids of documents in use whose bytes the source lacks, or has damaged. */
  readonly lost: readonly string[];
}

const atOnce = 4;

/** Copies the files that the log names. Those of erased documents, and of uploads that found no place, aren't there. */
export async function copyDocuments(
  source: Vaults,
  target: Pick<Stores, 'vault'>,
  progress: (events: number) => void,
): Promise<CopiedDocuments> {
  let [events, files] = [0, 0];
  const lost = new Set<string>();
  const unplaced = new Set<string>();
  for await (const batch of source.store.readAll()) {
    const wanted = await withKeys(source, batch.flatMap(storedFilesOf));
    for (let i = 0; i < wanted.length; i += atOnce)
      await Promise.all(
        wanted.slice(i, i + atOnce).map(async ({ file, blob }) => {
          const outcome = await copyOne(source.vault, target.vault, blob, file.sha256);
          if (outcome === 'copied') files++;
          else if (outcome === 'missing' && file.kind === 'original') unplaced.add(file.documentId);
          else lost.add(file.documentId);
        }),
      );
    for (const documentId of batch.flatMap(attachedBy)) if (unplaced.has(documentId)) lost.add(documentId);
    events += batch.length;
    progress(events);
  }
  return { files, lost: [...lost] };
}

/** A document whose key was destroyed can't be read by anybody any more. */
async function withKeys({ keyVault }: Vaults, files: readonly StoredFile[]) {
  const keys = await keyVault.get(files.map(({ key }) => key));
  return files.flatMap((file, i) => {
    const key = keys[i];
    return key ? [{ file, blob: { id: file.blobId, key } }] : [];
  });
}

async function copyOne(
  source: DocumentVault,
  target: DocumentVault,
  blob: BlobRef,
  sha256: string,
): Promise<'copied' | 'missing' | 'damaged'> {
  if (await isWhole(target, blob, sha256)) return 'copied';
  try {
    await target.put(blob, source.get(blob, { sha256, fleeting: true }));
  } catch (error) {
    if (error instanceof BlobNotFoundError) return 'missing';
    if (error instanceof BlobDamagedError) return 'damaged';
    throw error;
  }
  if (await isWhole(target, blob, sha256)) return 'copied';
  throw new Error(`the target does not give back what it stored as ${blob.id}`);
}

/** Reads it to its end. */
async function isWhole(vault: DocumentVault, blob: BlobRef, sha256: string): Promise<boolean> {
  try {
    for await (const _ of vault.get(blob, { sha256, fleeting: true }));
    return true;
  } catch (error) {
    if (error instanceof BlobNotFoundError || error instanceof BlobDamagedError) return false;
    throw error;
  }
}

/** What an event says is in use. */
function attachedBy({ type, data }: RecordedEvent): readonly string[] {
  if (type === 'ManualSignatureRecorded')
    return [(JSON.parse(data) as { readonly scan: { readonly documentId: string } }).scan.documentId];
  if (type === 'TemplateSaved') {
    const { documents } = JSON.parse(data) as { readonly documents: readonly { readonly documentId: string }[] };
    return documents.map(({ documentId }) => documentId);
  }
  const isInUse = type === 'DocumentAttached' || type === 'DocumentImported';
  return isInUse ? [(JSON.parse(data) as { readonly documentId: string }).documentId] : [];
}
