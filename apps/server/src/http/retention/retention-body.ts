import type { RetentionView } from '@attestory/projections';

/** What is due, as the API tells it. */
export function retentionBody(view: RetentionView) {
  const { archivedDocumentId: id, documentId, folderId, title, fileName, lastSignedAt } = view;
  const { retention, holds, notice, tasks } = view;
  const told = notice && { told: notice.told, at: notice.at, purgeNotBefore: notice.purgeNotBefore };
  const purgeDueAt = tasks.purge?.dueAt ?? null;
  return { id, documentId, folderId, title, fileName, lastSignedAt, retention, holds, notice: told, purgeDueAt };
}

/** What is gone: without what it was called. */
export function purgedBody({ archivedDocumentId: id, documentId, folderId, lastSignedAt, purge }: RetentionView) {
  return { id, documentId, folderId, lastSignedAt, certificateId: purge?.certificateId, purgedAt: purge?.purgedAt };
}
