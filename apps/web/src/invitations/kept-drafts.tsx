import { Notice } from '../ui/notice.js';
import { Name } from '../ui/words.js';
import { keptDrafts } from './draft-store.js';
import { texts } from './texts.js';

/** What was typed in this tab and hasn't arrived, because a session ended or the line was lost: where one goes on with it. */
export function KeptDrafts() {
  const kept = keptDrafts();
  if (kept.length === 0) return null;
  return (
    <Notice title={texts.t('kept.title')}>
      <ul>
        {kept.map(({ id, title }) => (
          <li key={id ?? 'new'}>
            <a href={id === null ? '/app/invitations/new' : `/app/drafts/${id}`}>
              <Name>{title.trim() || texts.t('untitled')}</Name>
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
