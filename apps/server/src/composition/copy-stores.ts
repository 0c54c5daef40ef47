import { join } from 'node:path';

/** The files of the embedded stores that a backup holds. Views aren't among them: they are made from the log. */
export const storeFiles = { events: 'events.sqlite', tree: 'tree.sqlite', keys: 'keys.sqlite' } as const;
export const documentsFolder = 'documents';

/**
 * Copies the embedded stores of one data folder into another folder, while the service writes on. The order makes it
 * consistent: the tree is never ahead of the log, and whatever an event of the copied log refers to was there before it.
 * Gives how many blobs there are.
 */
export async function copyStores(dataFolder: string, to: string, onBlob: () => void): Promise<number> {
  const [eventStore, keyVault, documentVault] = await Promise.all([
    import('@attestory/event-store/open-sqlite'),
    import('@attestory/key-vault/open-sqlite'),
    import('@attestory/document-vault/open-files'),
  ]);
  const paths = (name: string) => ({ file: join(dataFolder, name), to: join(to, name) });
  await eventStore.copySqliteEventStore(paths(storeFiles.tree));
  await eventStore.copySqliteEventStore(paths(storeFiles.events));
  await keyVault.copySqliteKeyVault(paths(storeFiles.keys));
  const folders = { folder: join(dataFolder, documentsFolder), to: join(to, documentsFolder) };
  return documentVault.copyFilesDocumentVault({ ...folders, onBlob });
}
