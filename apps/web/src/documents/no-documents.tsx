import { Empty } from '../ui/states.js';
import { documentTexts } from './texts.js';

export interface NoDocumentsProps {
  readonly isNarrowed: boolean;
  readonly title: string;
  readonly text: string;
}

/** Where a list of documents has none: because of a filter, or as there are none yet. */
export function NoDocuments({ isNarrowed, title, text }: NoDocumentsProps) {
  const t = documentTexts.t;
  return (
    <Empty title={isNarrowed ? t('empty.foundNothing') : title}>
      <p>{isNarrowed ? t('empty.foundNothingText') : text}</p>
      <a href="/app/missing-document">{t('empty.help')}</a>
    </Empty>
  );
}
