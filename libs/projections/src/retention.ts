import type { Holder, PurgeNoticeGiven, Retention } from '@attestory/domain';
import type { Due, DueView } from './due.js';

/** The holder of a copy is to be told that it goes; or the copy is to go. */
export type RetentionTask = { readonly kind: 'purge-notice' | 'purge' } & Pick<Due, 'dueAt' | 'causedBy' | 'attempt'>;

/** How long a holder's copy is kept, why, and what became of it. */
export interface RetentionView extends DueView<RetentionTask> {
  readonly archivedDocumentId: string;
  readonly documentId: string;
  readonly holder: Holder;
  /** Of a person's copy: by what they were known. */
  readonly foundBy?: 'identity' | 'email';
  /** null: in no folder. */
  readonly folderId: string | null;
  readonly title: string | null;
  readonly fileName: string | null;
  readonly lastSignedAt: string;
  readonly retention: Retention;
  /** The holds that stand. */
  readonly holds: readonly HoldView[];
  /** That the holder was told; null: not of the time that is in force. */
  readonly notice: (PurgeNoticeGiven['data'] & { readonly at: string }) | null;
  /** From when on it goes, or went; null: it is kept. */
  readonly purge: {
    readonly certificateId: string;
    readonly startedAt: string;
    readonly purgedAt: string | null;
  } | null;
}

export interface HoldView {
  readonly id: string;
  readonly reason: string | null;
  readonly placedAt: string;
  /** Who placed it: a member's, or an API client's id. */
  readonly by: { readonly memberId: string } | { readonly clientId: string } | null;
}

/** By which index a list is asked for, and of whom. */
export const retentionIndex = {
  /** What an organization's copies are due for, by when: member its id. */
  organization: 'organization',
  /** What is held: member the organization's id. */
  held: 'held',
  /** What lies in a folder: member from `folderMember`. */
  folder: 'folder',
  /** Whose notice is due, by when: member from `holderKey`. */
  notice: 'notice',
  /** What went: members from `listsOf`. */
  purged: 'purged',
  /** Member the certificate's id. */
  certificate: 'certificate',
} as const;

/** Of the index of folders; null: what lies in none. */
export function folderMember(organizationId: string, folderId: string | null): string {
  return `${organizationId}/${folderId ?? 'root'}`;
}
