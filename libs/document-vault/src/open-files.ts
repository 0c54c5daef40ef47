import type { DocumentVault } from './document-vault.port.js';
import { FilesDocumentVault } from './files/files-document-vault.js';

/**
 * Opens the embedded document vault, making the folder when there is none: a file per blob, AES-256-GCM under the blob's own
 * key. Several processes on one machine may have it open at once.
 *
 * @param options.folder e.g. `documents`; what it makes there is readable by its owner only
 * @throws DocumentVaultUnavailableError when the folder can't be made, read or written
 */
export function openFilesDocumentVault(options: { readonly folder: string }): Promise<DocumentVault> {
  return FilesDocumentVault.open(options.folder);
}
