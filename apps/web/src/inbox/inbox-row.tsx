import { Meta } from '../ui/meta.js';
import { isolated } from '../ui/isolated.js';
import { Name, timeText } from '../ui/words.js';
import type { InboxItem } from './inbox-item.js';
import { inboxTexts } from './texts.js';

/** An invitation in a few lines. */
export function InboxRow({ item }: { readonly item: InboxItem }) {
  const t = inboxTexts.t;
  const { organization, state, sentAt, expiresAt, documents, signatories, signed } = item;
  const mine = item.mine[0];
  const standing = mine?.state ?? 'closed';
  return (
    <li>
      <div class="grow">
        <h2 class="row-title">
          <Name>{item.title ?? '—'}</Name>
        </h2>
        <Meta
          items={[
            <Name>{t('from', { organization: isolated(organization.name) })}</Name>,
            t('sent', { when: timeText(sentAt, 'day') }),
            t('documents', { count: documents }),
            t('signedOf', { signed, all: signatories }),
            mine?.signedAt !== undefined && t('mine', { when: timeText(mine.signedAt) }),
            state === 'sent' && standing !== 'signed' && <strong>{t('until', { when: timeText(expiresAt) })}</strong>,
          ]}
        />
      </div>
      {standing === 'closed' && state !== 'sent' ? (
        <span class={`state ${state === 'completed' ? 'good' : 'warn'}`}>{t(`ended.${state}`)}</span>
      ) : (
        <span class={`state ${standing === 'signed' ? 'good' : standing === 'my-turn' ? 'warn' : ''}`}>
          {t(`standing.${standing}`)}
        </span>
      )}
    </li>
  );
}
