import type { FolderId } from '../ids.js';
import type { Retention } from '../retention-policy/retention.js';
import type { DocumentArchived } from './events.js';

/** Gives a holder a copy; the same once more changes nothing. */
export interface ArchiveDocument {
  readonly type: 'ArchiveDocument';
  readonly document: DocumentArchived['data'];
}

/** Puts an organization's copy into another folder, whose rule is `retention`. null: into none. */
export interface MoveDocument {
  readonly type: 'MoveDocument';
  readonly to: FolderId | null;
  /** What the rule there says; absent: as before. */
  readonly retention?: Retention;
}

export type ArchivedDocumentCommand = ArchiveDocument | MoveDocument;
