import type { MongoDatabase } from '@attestory/mongo';
import type { DocumentVault } from './document-vault.port.js';
import { GridFsDocumentVault } from './gridfs/gridfs-document-vault.js';

/**
 * Opens the document vault in a MongoDB database, in GridFS: AES-256-GCM under each blob's own key, in the format of the
 * embedded vault. Any number of processes may have it open at once.
 *
 * @param options.mongo stays open when the vault is closed
 * @throws DocumentVaultUnavailableError when the server can't be used, or can only be read
 */
export function openGridFsDocumentVault(options: { readonly mongo: MongoDatabase }): Promise<DocumentVault> {
  return GridFsDocumentVault.open(options.mongo);
}
