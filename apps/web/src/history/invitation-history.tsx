import { HistoryView } from './history-view.js';
import { historyTexts } from './texts.js';

/** The full signature history of an invitation. */
export default function InvitationHistory({ id = '' }: { readonly id?: string }) {
  const t = historyTexts.t;
  return (
    <HistoryView title={t('title')} intro={t('intro')} path={`/v1/invitations/${id}/history`} hasMain>
      <a href={`/app/invitations/${id}`}>{t('invitationBack')}</a>
    </HistoryView>
  );
}
