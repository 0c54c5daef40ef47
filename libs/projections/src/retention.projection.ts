import { holderKey, type Logged } from '@attestory/domain';
import { listsOf } from './archived-documents.projection.js';
import { dueEntry } from './due.js';
import { aggregateIdOf, type Projection, type ViewEntry } from './projection.js';
import { retentionIndex as by, folderMember, type RetentionView } from './retention.js';
import { retentionTasks } from './retention-tasks.js';
import { folderWord } from './words.js';

/** How long each copy is kept: what is due for it, and how compliance finds it. */
export const retention: Projection<RetentionView> = {
  name: 'retention',
  version: 3,
  categories: ['archived-document'],
  fold: (view, event) => {
    if (event.type === 'DocumentArchived') return view ?? withTasks(archived(event), event, null);
    const after = view && change(view, event);
    return after === view || !after ? after : withTasks(after, event, view);
  },
  entries: (view) => (view.purge?.purgedAt ? goneEntries(view) : keptEntries(view)),
};

function archived({ data, meta }: Extract<Logged, { type: 'DocumentArchived' }>): Omit<RetentionView, 'tasks'> {
  const { archivedDocumentId, documentId, holder, foundBy, folderId = null, title, fileName, lastSignedAt } = data;
  return {
    id: aggregateIdOf(meta.stream),
    ...{ archivedDocumentId, documentId, holder, folderId, title, fileName, lastSignedAt },
    ...(foundBy ? { foundBy } : {}),
    retention: data.retention,
    ...{ holds: [], notice: null, purge: null },
  };
}

function change(view: RetentionView, event: Logged): RetentionView {
  const { meta } = event;
  switch (event.type) {
    case 'DocumentMoved':
      return { ...view, folderId: event.data.to };
    case 'RetentionChanged': {
      const { because: _, ...next } = event.data;
      const notice = next.keepUntil === view.retention.keepUntil ? view.notice : null;
      return { ...view, retention: next, notice };
    }
    case 'LegalHoldPlaced': {
      const { holdId: id, reason, memberId, clientId } = event.data;
      const who = memberId ? { memberId } : clientId ? { clientId } : null;
      return { ...view, holds: [...view.holds, { id, reason, placedAt: meta.time, by: who }] };
    }
    case 'LegalHoldReleased': {
      const holds = view.holds.filter(({ id }) => id !== event.data.holdId);
      return { ...view, holds, notice: holds.length > 0 ? view.notice : null };
    }
    case 'PurgeNoticeGiven':
      return { ...view, notice: { ...event.data, at: meta.time } };
    case 'PurgeStarted': {
      const { certificateId } = event.data;
      const purge = { certificateId, startedAt: meta.time, purgedAt: null };
      // As in the archive: what it was called is nobody's to read any more.
      return { ...view, title: null, fileName: null, purge };
    }
    case 'DocumentPurged':
      return view.purge ? { ...view, purge: { ...view.purge, purgedAt: event.data.certificate.purgedAt } } : view;
    default:
      return view;
  }
}

/** A notice that was due already for the same end stays so, whatever else happens to the copy. */
function withTasks(view: Omit<RetentionView, 'tasks'>, { meta }: Logged, before: RetentionView | null): RetentionView {
  const tasks = retentionTasks(view, { at: meta.time, eventId: meta.id });
  const known = before?.tasks['purge-notice'];
  const isSame = known && tasks['purge-notice'] && before.retention.keepUntil === view.retention.keepUntil;
  return { ...view, tasks: isSame ? before.tasks : tasks };
}

function keptEntries(view: RetentionView): readonly ViewEntry[] {
  const { holder, folderId, retention: kept, tasks } = view;
  const entries: ViewEntry[] = Object.values(tasks).map((task) => dueEntry(view, task));
  const told = tasks['purge-notice'];
  if (told) entries.push({ index: by.notice, member: holderKey(holder), sort: told.dueAt });
  if (view.purge) entries.push({ index: by.certificate, member: view.purge.certificateId, sort: '' });
  if (holder.kind !== 'organization') return entries;
  const [member, words] = [holder.organizationId, [folderWord(folderId)]];
  entries.push({ index: by.folder, member: folderMember(member, folderId), sort: view.archivedDocumentId });
  if (kept.keepUntil !== null) entries.push({ index: by.organization, member, sort: kept.keepUntil, words });
  if (view.holds.length > 0) entries.push({ index: by.held, member, sort: view.archivedDocumentId, words });
  return entries;
}

function goneEntries(view: RetentionView): readonly ViewEntry[] {
  const { folderId, purge } = view;
  if (!purge) return [];
  const place = { sort: purge.purgedAt ?? '', words: [folderWord(folderId)] };
  return [
    { index: by.certificate, member: purge.certificateId, sort: '' },
    ...listsOf(view).map((member) => ({ index: by.purged, member, ...place })),
  ];
}
