import type { CertificateId, FolderId, Instant } from '../ids.js';
import type { Retention } from '../retention-policy/retention.js';
import type {
  DocumentArchived,
  DocumentPurged,
  LegalHoldPlaced,
  LegalHoldReleased,
  PurgeNoticeGiven,
  RetentionChanged,
} from './events.js';

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

/** What the rule in force says for a copy in that folder (null: in none, as people's are). */
export interface ChangeRetention {
  readonly type: 'ChangeRetention';
  readonly folderId: FolderId | null;
  readonly retention: Retention;
  readonly because: RetentionChanged['data']['because'];
}

/** Nothing is purged while it stands. */
export type PlaceHold = { readonly type: 'PlaceHold' } & LegalHoldPlaced['data'];
export type ReleaseHold = { readonly type: 'ReleaseHold' } & LegalHoldReleased['data'];

/** The holder was told that the copy goes, which is kept until then. */
export interface GivePurgeNotice {
  readonly type: 'GivePurgeNotice';
  readonly keepUntil: Instant;
  readonly notice: PurgeNoticeGiven['data'];
}

/** Begins what can't be undone, once the time is over, the holder was told in time, and no hold stands. */
export interface StartPurge {
  readonly type: 'StartPurge';
  readonly certificateId: CertificateId;
  readonly now: Instant;
}

/** What was deleted, signed. */
export type RecordPurge = { readonly type: 'RecordPurge' } & DocumentPurged['data'];

export type ArchivedDocumentCommand =
  | ArchiveDocument
  | MoveDocument
  | ChangeRetention
  | PlaceHold
  | ReleaseHold
  | GivePurgeNotice
  | StartPurge
  | RecordPurge;
