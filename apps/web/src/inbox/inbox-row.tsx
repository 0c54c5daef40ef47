import { post } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { Button } from '../ui/button.js';
import { Failure } from '../ui/failure.js';
import { Meta } from '../ui/meta.js';
import { isolated } from '../ui/isolated.js';
import { Name, timeText } from '../ui/words.js';
import type { InboxItem } from './inbox-item.js';
import { inboxTexts } from './texts.js';

/** An invitation in a few lines. */
export function InboxRow({ item }: { readonly item: InboxItem }) {
  const t = inboxTexts.t;
  const { organization, state, sentAt, expiresAt, documents, signatories, signed } = item;
  const waiting = item.mine.find((one) => one.state === 'my-turn');
  const mine = waiting ?? item.mine[0];
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
        {waiting && <Opening invitationId={item.invitationId} signatoryId={waiting.signatoryId} title={item.title} />}
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

interface OpeningProps {
  readonly invitationId: string;
  readonly signatoryId: string;
  readonly title: string | null;
}

/** The way from here to the page on which one signs. */
function Opening({ invitationId, signatoryId, title }: OpeningProps) {
  const t = inboxTexts.t;
  const open = useAction(async (key) => {
    const body = { signatoryId };
    const { secret } = await post<{ readonly secret: string }>(`/v1/me/inbox/${invitationId}/link`, body, { key });
    location.assign(`/s#${secret}`);
  });
  return (
    <>
      <Failure error={open.error} />
      <div class="actions">
        <Button kind="first" busy={open.isBusy} label={`${t('open')}: ${title ?? '—'}`} onClick={() => void open.run()}>
          {t('open')}
        </Button>
      </div>
    </>
  );
}
