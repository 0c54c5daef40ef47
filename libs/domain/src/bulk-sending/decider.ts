import { accept, type Decider, type Decision, reject } from '../decider.js';
import type { FolderId, OrganizationId } from '../ids.js';
import type { AddBulkRows, BulkSendingCommand, BulkSendingRejection, RecordBulkRows } from './commands.js';
import type { BulkSendingBegun, BulkSendingEvent } from './events.js';

export type BulkSendingState = { readonly status: 'none' } | KnownBulkSending;

export interface KnownBulkSending {
  /** `adding`: rows are still to come. `stopped`: nothing more is begun; what was under way is being looked for. */
  readonly status: 'adding' | 'sending' | 'stopped' | 'ended';
  readonly organizationId: OrganizationId;
  readonly folderId: FolderId | null;
  readonly begun: BulkSendingBegun['data'];
  /** Rows that are there. */
  readonly added: number;
  /** The first row without an outcome: each has its own after the one before. */
  readonly next: number;
  readonly sent: number;
  readonly refused: number;
}

type BulkSendingDecision = Decision<BulkSendingEvent, BulkSendingRejection>;

const outOfOrder = reject({ code: 'rows-out-of-order' as const });

function decide(command: BulkSendingCommand, state: BulkSendingState): BulkSendingDecision {
  if (command.type === 'BeginBulkSending')
    return state.status === 'none'
      ? accept<BulkSendingEvent>({ type: 'BulkSendingBegun', data: command.begun })
      : reject({ code: 'bulk-sending-exists' });
  if (state.status === 'none') return reject({ code: 'not-found' });
  switch (command.type) {
    case 'AddBulkRows':
      return add(command, state);
    case 'ReadyBulkSending':
      return ready(state);
    case 'RecordBulkRows':
      return record(command, state);
    case 'StopBulkSending':
      if (state.status === 'ended' || state.status === 'stopped') return reject({ code: 'bulk-sending-over' });
      return accept<BulkSendingEvent>({ type: 'BulkSendingStopped', data: command.by });
    case 'EndBulkSending':
      return end(state);
  }
}

function add({ added }: AddBulkRows, state: KnownBulkSending): BulkSendingDecision {
  if (state.status !== 'adding' || added.from !== state.added) return outOfOrder;
  return accept<BulkSendingEvent>({ type: 'BulkRowsAdded', data: added });
}

function ready({ status, added, begun }: KnownBulkSending): BulkSendingDecision {
  if (status !== 'adding') return accept();
  if (added !== begun.rows) return outOfOrder;
  return accept<BulkSendingEvent>({ type: 'BulkSendingReady', data: { rows: added } });
}

/** Also after it was stopped: what was sent was sent. */
function record({ outcomes }: RecordBulkRows, state: KnownBulkSending): BulkSendingDecision {
  if (state.status === 'ended') return accept();
  if (state.status === 'adding') return outOfOrder;
  const fresh = outcomes.filter(({ row }) => row >= state.next);
  if (fresh.some(({ row }, i) => row !== state.next + i || row >= state.added)) return outOfOrder;
  return accept<BulkSendingEvent>(
    ...fresh.map(
      (data): BulkSendingEvent =>
        'invitationId' in data ? { type: 'BulkRowSent', data } : { type: 'BulkRowRefused', data },
    ),
  );
}

function end({ status, next, added, sent, refused }: KnownBulkSending): BulkSendingDecision {
  if (status === 'ended') return accept();
  if (status === 'adding' || (status === 'sending' && next < added)) return outOfOrder;
  return accept<BulkSendingEvent>({ type: 'BulkSendingEnded', data: { sent, refused } });
}

function evolve(state: BulkSendingState, event: BulkSendingEvent): BulkSendingState {
  if (event.type === 'BulkSendingBegun') {
    const { organizationId, folderId = null } = event.data;
    const counts = { added: 0, next: 0, sent: 0, refused: 0 };
    return { status: 'adding', organizationId, folderId, begun: event.data, ...counts };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'BulkRowsAdded':
      return { ...state, added: state.added + event.data.count };
    case 'BulkSendingReady':
      return { ...state, status: 'sending' };
    case 'BulkRowSent':
      return { ...state, next: event.data.row + 1, sent: state.sent + 1 };
    case 'BulkRowRefused':
      return { ...state, next: event.data.row + 1, refused: state.refused + 1 };
    case 'BulkSendingStopped':
      return { ...state, status: 'stopped' };
    case 'BulkSendingEnded':
      return { ...state, status: 'ended' };
  }
}

/** One invitation for each row of a table. */
export const bulkSendingDecider: Decider<BulkSendingCommand, BulkSendingEvent, BulkSendingState, BulkSendingRejection> =
  { initial: { status: 'none' }, decide, evolve };
