import type { BulkRowRefused, BulkRowsAdded, BulkRowSent, BulkSendingBegun, BulkSendingStopped } from './events.js';

export interface BeginBulkSending {
  readonly type: 'BeginBulkSending';
  readonly begun: BulkSendingBegun['data'];
}

/** Parts come in their order. */
export interface AddBulkRows {
  readonly type: 'AddBulkRows';
  readonly added: BulkRowsAdded['data'];
}

/** All rows are there. */
export interface ReadyBulkSending {
  readonly type: 'ReadyBulkSending';
}

/** What became of rows that follow each other. */
export interface RecordBulkRows {
  readonly type: 'RecordBulkRows';
  readonly outcomes: readonly RowOutcome[];
}

export type RowOutcome = BulkRowSent['data'] | BulkRowRefused['data'];

export interface StopBulkSending {
  readonly type: 'StopBulkSending';
  readonly by: BulkSendingStopped['data'];
}

/** Says that nothing more is sent, when that is so. */
export interface EndBulkSending {
  readonly type: 'EndBulkSending';
}

export type BulkSendingCommand =
  | BeginBulkSending
  | AddBulkRows
  | ReadyBulkSending
  | RecordBulkRows
  | StopBulkSending
  | EndBulkSending;

/** Every refusal of a command about a bulk sending. */
export type BulkSendingRejection =
  | { readonly code: 'not-found' }
  | { readonly code: 'bulk-sending-exists' }
  /** It has ended, or was stopped. */
  | { readonly code: 'bulk-sending-over' }
  /** Rows are missing, or come in another order. */
  | { readonly code: 'rows-out-of-order' };
