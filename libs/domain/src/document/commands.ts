import type { Holder } from '../archived-document/holder.js';
import type { ArchivedDocumentId } from '../ids.js';
import type {
  DocumentBytesPurged,
  DocumentFile,
  DocumentImported,
  DocumentStored,
  ImportArchived,
  TemplateDocumentStored,
} from './events.js';

export interface StoreDocument {
  readonly type: 'StoreDocument';
  readonly document: DocumentStored['data'];
}

export interface StoreTemplateDocument {
  readonly type: 'StoreTemplateDocument';
  readonly document: TemplateDocumentStored['data'];
}

export interface ImportDocument {
  readonly type: 'ImportDocument';
  readonly document: DocumentImported['data'];
}

/** Whoever was to have a copy of an import at once has it. */
export interface RecordImportArchived {
  readonly type: 'RecordImportArchived';
  readonly archived: ImportArchived['data']['archived'];
}

/** Somebody is to have a copy. */
export interface AddHolder {
  readonly type: 'AddHolder';
  readonly holder: Holder;
  readonly archivedDocumentId: ArchivedDocumentId;
}

/** Somebody's copy is to go; when it is the last, so are the files. */
export interface RemoveHolder {
  readonly type: 'RemoveHolder';
  readonly holder: Holder;
  /** Every file of the document there is: its original, sealed PDFs, signature pages. */
  readonly files: readonly DocumentFile[];
}

/** The files were deleted and their key destroyed. */
export interface RecordBytesPurged {
  readonly type: 'RecordBytesPurged';
  readonly purged: DocumentBytesPurged['data'];
}

export type DocumentCommand =
  | StoreDocument
  | StoreTemplateDocument
  | ImportDocument
  | RecordImportArchived
  | AddHolder
  | RemoveHolder
  | RecordBytesPurged;

/** Every refusal of a command about a stored document. */
export type DocumentRejection =
  | { readonly code: 'document-exists' }
  | { readonly code: 'document-unknown' }
  /** Its files are gone, or going. */
  | { readonly code: 'document-purged' }
  /** They had a copy, which was purged. */
  | { readonly code: 'holder-removed' }
  | { readonly code: 'holder-unknown' }
  | { readonly code: 'purge-not-started' };
