import { HistoryView } from './history-view.js';
import { historyTexts } from './texts.js';

/** How a person's copy of a document came about, and what became of it. */
export default function PersonalHistory({ id = '' }: { readonly id?: string }) {
  const t = historyTexts.t;
  return (
    <HistoryView
      title={t('personalTitle')}
      intro={t('personalIntro')}
      path={`/v1/me/documents/${id}/history`}
      hasMain={false}
    >
      <a href={`/app/documents/${id}`}>{t('back')}</a>
    </HistoryView>
  );
}
