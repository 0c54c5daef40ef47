import type { Logged } from '@attestory/domain';
import { type Due, type DueView, dueEntries } from './due.js';
import { aggregateIdOf, type Projection } from './projection.js';
import { folderWord } from './words.js';

/** Rows wait to be sent. */
export interface BulkSendTask extends Due {
  readonly kind: 'bulk-send';
}

/** A bulk sending: how far it is. */
export interface BulkSendingView extends DueView<BulkSendTask> {
  readonly organizationId: string;
  /** null: in no folder. */
  readonly folderId: string | null;
  readonly templateId: string;
  readonly templateVersion: number;
  readonly state: 'adding' | 'sending' | 'stopping' | 'stopped' | 'ended';
  readonly rows: number;
  /** Rows with errors that were left out. */
  readonly skipped: number;
  readonly sent: number;
  readonly refused: number;
  readonly begunAt: string;
  /** null: it goes on. */
  readonly endedAt: string | null;
  readonly revision: number;
}

export const bulkSendings: Projection<BulkSendingView> = {
  name: 'bulk-sendings',
  version: 1,
  categories: ['bulk-sending'],
  fold: (view, event) => {
    const after = event.type === 'BulkSendingBegun' ? begun(event) : view && change(view, event);
    return after === view || !after ? after : { ...after, revision: event.meta.revision };
  },
  // One whose rows never all came is nobody's to see: it sends nothing.
  entries: (view) => {
    const { state, organizationId, begunAt, folderId } = view;
    if (state === 'adding') return [];
    const own = { index: 'organization', member: organizationId, sort: begunAt, words: [folderWord(folderId)] };
    return [own, ...dueEntries(view)];
  },
};

function begun({ data, meta }: Extract<Logged, { type: 'BulkSendingBegun' }>): BulkSendingView {
  const { organizationId, folderId = null, templateId, templateVersion, rows, skipped } = data;
  return {
    ...{ id: aggregateIdOf(meta.stream), organizationId, folderId, templateId, templateVersion, rows, skipped },
    ...{ state: 'adding', sent: 0, refused: 0, begunAt: meta.time, endedAt: null, tasks: {}, revision: meta.revision },
  };
}

function change(view: BulkSendingView, { type, meta }: Logged): BulkSendingView {
  switch (type) {
    case 'BulkSendingReady':
      return { ...view, state: 'sending', tasks: { send: { kind: 'bulk-send', dueAt: meta.time, causedBy: meta.id } } };
    case 'BulkRowSent':
      return { ...view, sent: view.sent + 1 };
    case 'BulkRowRefused':
      return { ...view, refused: view.refused + 1 };
    case 'BulkSendingStopped':
      return { ...view, state: 'stopping' };
    case 'BulkSendingEnded':
      return { ...view, state: view.state === 'stopping' ? 'stopped' : 'ended', endedAt: meta.time, tasks: {} };
    default:
      return view;
  }
}
