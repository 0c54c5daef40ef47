import type { ClosedAs, DocumentPart, MailReason } from '@attestory/domain';
import type { Due, DueView } from './due.js';

/**
 * Something that a process has still to do for an invitation, and from when on. A task stands until an event says that
 * it is done, so a crash between doing and saying means that it is looked at again.
 */
export type Task =
  | { readonly kind: 'mail'; readonly reason: MailReason; readonly signatoryId: string; readonly attempt: number }
  | { readonly kind: 'seal'; readonly signatures: number; readonly attempt: number }
  | {
      readonly kind: 'close-links';
      readonly reason: ClosedAs | 'replaced';
      readonly linkIds: readonly string[];
    }
  | { readonly kind: 'remind'; readonly signatoryId: string }
  | {
      readonly kind: 'time-stamp' | 'validation-data';
      readonly documentId: string;
      readonly part?: DocumentPart;
      readonly sha256: string;
      readonly attempt: number;
    }
  /** Of a closed invitation with signatures: its documents' holders are to have their copies. */
  | { readonly kind: 'archive' }
  | { readonly kind: 'expire' };

export type DueTask = Task & Pick<Due, 'dueAt' | 'causedBy'>;

/** What is due for one invitation. */
export interface DueWork extends DueView<DueTask> {
  readonly order: 'parallel' | 'sequential';
  readonly documents: readonly string[];
  readonly signatories: readonly string[];
  readonly signedBy: readonly string[];
  /** Something was signed on paper; absent: nothing was. */
  readonly onPaper?: true;
  /** Documents sealed for all signatures so far. */
  readonly sealed: readonly string[];
  /** Links to sign that are open, each with the event that asked for it. */
  readonly openLinks: Readonly<Record<string, { readonly signatoryId: string; readonly causedBy: string | null }>>;
  /** Why links to sign are to be closed; null while the invitation is open. */
  readonly closed: ClosedAs | null;
  /** By signatory the event for which they were asked last; a link for an earlier one is stale. */
  readonly asks: Readonly<Record<string, string>>;
  /** To whom the invitation e-mail went. */
  readonly asked: readonly string[];
}
