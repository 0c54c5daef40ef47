import type { DeliverySettings } from '../delivery-policy/delivery-settings.js';
import type {
  ApiClientId,
  BulkSendingId,
  FolderId,
  InvitationId,
  MemberId,
  OrganizationId,
  Personal,
  PersonId,
  Sha256,
  TemplateId,
} from '../ids.js';

/** Somebody wants an invitation to be made of each row of a table. Nothing is sent before all rows are there. */
export interface BulkSendingBegun {
  readonly type: 'BulkSendingBegun';
  readonly data: {
    readonly bulkSendingId: BulkSendingId;
    readonly organizationId: OrganizationId;
    readonly templateId: TemplateId;
    /** Whatever is saved later doesn't change what is sent. */
    readonly templateVersion: number;
    /** The program that began it; null: a member did. */
    readonly clientId: ApiClientId | null;
    readonly memberId?: MemberId;
    readonly personId?: PersonId;
    /** Where its invitations lie; absent: in no folder. */
    readonly folderId?: FolderId;
    /** Of each invitation, as whoever began it may have it. */
    readonly delivery: DeliverySettings;
    /** The heads of the columns, as they were written. */
    readonly columns: Personal<readonly string[]>;
    /** How many rows are to be sent. */
    readonly rows: number;
    /** Rows with errors that were left out because whoever began it said so. */
    readonly skipped: number;
    /** Of the file: what it is told in, too. */
    readonly delimiter: ',' | ';' | '\t';
    /** Of the file as it was sent. */
    readonly csvSha256: Sha256;
  };
}

/** A row as it was written: where its first line is in the file, and its cells in the order of the columns. */
export interface BulkRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A row that was left out: nobody is asked to sign because of it. */
export interface SkippedRow {
  readonly line: number;
  readonly code: string;
  /** Which of the columns, from 0 on; absent: the row as a whole. */
  readonly column?: number;
}

/** A part of the rows. */
export interface BulkRowsAdded {
  readonly type: 'BulkRowsAdded';
  readonly data: {
    /** The number of the first of these, from 0 on. */
    readonly from: number;
    /** How many they are. */
    readonly count: number;
    readonly rows: Personal<readonly BulkRow[]>;
    /** Left out of this part of the file. */
    readonly skipped: readonly SkippedRow[];
  };
}

/** All rows are there: sending begins. */
export interface BulkSendingReady {
  readonly type: 'BulkSendingReady';
  readonly data: { readonly rows: number };
}

/** The invitation of one row was sent. Its id follows from the bulk sending and the row, so that no row has two. */
export interface BulkRowSent {
  readonly type: 'BulkRowSent';
  readonly data: { readonly row: number; readonly invitationId: InvitationId };
}

/** Of one row none was sent, and none will be. `code`: the problem, as the API names it. */
export interface BulkRowRefused {
  readonly type: 'BulkRowRefused';
  readonly data: { readonly row: number; readonly code: string };
}

/** Somebody wants no more of it to be sent. What was sent stays. */
export interface BulkSendingStopped {
  readonly type: 'BulkSendingStopped';
  readonly data: {
    readonly clientId: ApiClientId | null;
    readonly memberId?: MemberId;
    readonly personId?: PersonId;
  };
}

/** Nothing more is sent: every row has its outcome, or it was stopped. */
export interface BulkSendingEnded {
  readonly type: 'BulkSendingEnded';
  readonly data: { readonly sent: number; readonly refused: number };
}

/** Every fact of the stream `bulk-sending-{id}`. */
export type BulkSendingEvent =
  | BulkSendingBegun
  | BulkRowsAdded
  | BulkSendingReady
  | BulkRowSent
  | BulkRowRefused
  | BulkSendingStopped
  | BulkSendingEnded;
