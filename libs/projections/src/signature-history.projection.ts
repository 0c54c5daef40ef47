import type { Logged } from '@attestory/domain';
import { aggregateIdOf, type Projection } from './projection.js';
import { shownData } from './shown-data.js';

/** One fact of an invitation's history, as the log has it. */
export interface HistoryEntry {
  readonly eventId: string;
  readonly type: string;
  /** RFC 3339. */
  readonly at: string;
  /** Kind and id, never a name. */
  readonly actor: string;
  readonly stream: string;
  readonly revision: number;
  /** SHA-256 in the stream's chain. */
  readonly hash: string;
  /** The fact's data; of a drawing only its size and number of points. */
  readonly data: unknown;
}

/** The full signature history, oldest first: what people did, what was sealed, sent, shown and downloaded. */
export interface SignatureHistory {
  readonly id: string;
  readonly organizationId: string;
  /** null: in no folder. */
  readonly folderId: string | null;
  readonly entries: readonly HistoryEntry[];
}

export const signatureHistory: Projection<SignatureHistory> = {
  name: 'signature-history',
  version: 3,
  categories: ['invitation', 'delivery'],
  fold: (view, event) => {
    if (event.type === 'InvitationDrafted') {
      const { organizationId, folderId = null } = event.data;
      return { id: aggregateIdOf(event.meta.stream), organizationId, folderId, entries: [historyEntry(event)] };
    }
    if (!view) return null;
    const moved = event.type === 'DraftChanged' ? event.data.folderId : undefined;
    const folderId = moved === undefined ? view.folderId : moved;
    return { ...view, folderId, entries: [...view.entries, historyEntry(event)] };
  },
  entries: () => [],
};

/** A fact as a history shows it. */
export function historyEntry(event: Logged): HistoryEntry {
  const { id: eventId, time: at, actor, stream, revision, hash } = event.meta;
  return { eventId, type: event.type, at, actor, stream, revision, hash, data: shownData(event) };
}
