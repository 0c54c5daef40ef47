import { get } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { type ArchivedDocument, ownInvitationOf } from '../archive/archived-document.js';
import { HistoryView } from './history-view.js';
import { historyTexts } from './texts.js';

/** What became of an archived document; also of one that was deleted, which has no page any more. */
export default function ArchivedHistory({ id = '' }: { readonly id?: string }) {
  const t = historyTexts.t;
  const document = useLoaded((signal) => get<ArchivedDocument>(`/v1/archive/${id}`, { signal }), [id]).value;
  const invitationId = document ? ownInvitationOf(document) : null;
  return (
    <HistoryView
      title={t('archivedTitle')}
      intro={t('archivedIntro')}
      path={`/v1/archive/${id}/history`}
      hasMain={false}
    >
      <a href={`/app/archive/${id}`}>{t('back')}</a>
      {invitationId !== null && <a href={`/app/invitations/${invitationId}/history`}>{t('invitation')}</a>}
    </HistoryView>
  );
}
