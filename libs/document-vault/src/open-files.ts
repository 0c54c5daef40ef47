import type { DocumentVault } from './document-vault.port.js';
import { FilesDocumentVault } from './files/files-document-vault.js';
import { copyVaultFolder } from './files/copy-vault-folder.js';

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

/**
 * Copies every whole blob, still encrypted; whoever has the vault open writes on.
 * @param options.onBlob is told of each blob that was copied
 * @throws DocumentVaultUnavailableError when the folder can't be read or the other can't be written
 */
export function copyFilesDocumentVault(options: {
  readonly folder: string;
  readonly to: string;
  readonly onBlob?: () => void;
}): Promise<number> {
  return copyVaultFolder(options.folder, options.to, options.onBlob);
}
