import type { DocumentVault } from './document-vault.port.js';
import { FilesDocumentVault } from './files/files-document-vault.js';

/** Opens the vault of encrypted files in a folder, which is made when it is missing. */
export async function openFilesDocumentVault({ folder }: { readonly folder: string }): Promise<DocumentVault> {
  const vault = new FilesDocumentVault(folder);
  await vault.prepare();
  return vault;
}
