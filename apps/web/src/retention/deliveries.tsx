import { useState } from 'preact/hooks';
import { usePages, withQuery } from '../api/use-pages.js';
import { SelectField } from '../ui/field.js';
import { More } from '../ui/more.js';
import { Done } from '../ui/done.js';
import { Empty, Shown } from '../ui/states.js';
import { Name, When } from '../ui/words.js';
import { type Recipient, RecipientOf } from './recipient.js';
import { RetentionPage } from './retention-page.js';
import { retentionTexts } from './texts.js';

const marks = ['bounced', 'delayed', 'opened', 'not-opened'] as const;
type Mark = (typeof marks)[number];

interface Delivered {
  readonly id: string;
  readonly title: string | null;
  readonly state: 'draft' | 'sent' | 'completed' | 'cancelled' | 'declined' | 'expired';
  readonly sentAt?: string;
  readonly marks: readonly Mark[];
  readonly recipients: readonly Recipient[];
}

const t = retentionTexts.t;
const looks: Readonly<Record<Mark, string>> = { bounced: 'bad', delayed: 'warn', opened: 'good', 'not-opened': '' };

/** Where documents went, by which policy, and whether they were opened. */
export default function DeliveriesPage() {
  return (
    <RetentionPage title={t('deliveries.title')} help="downloading">
      <Deliveries />
    </RetentionPage>
  );
}

function Deliveries() {
  const [mark, setMark] = useState<Mark | ''>('');
  const [isRevoked, setRevoked] = useState(false);
  const pages = usePages<Delivered>(withQuery('/v1/deliveries', { state: mark }));
  const finish = () => {
    setRevoked(true);
    pages.reload();
  };
  return (
    <>
      <Done>{isRevoked && t('link.revoked')}</Done>
      <div class="filters">
        <SelectField
          label={t('deliveries.only')}
          value={mark}
          options={[
            { value: '', text: t('deliveries.all') },
            ...marks.map((value) => ({ value, text: t(`mark.${value}`) })),
          ]}
          onValue={setMark}
        />
      </div>
      <section class="card">
        <Shown of={pages}>
          {(items) => (
            <>
              {items.length === 0 && <Empty title={t('deliveries.none')} />}
              <ul class="rows kept">
                {items.map((one) => (
                  <OneDelivered key={one.id} delivered={one} onRevoked={finish} />
                ))}
              </ul>
            </>
          )}
        </Shown>
        <More of={pages} />
      </section>
    </>
  );
}

function OneDelivered({ delivered, onRevoked }: { readonly delivered: Delivered; readonly onRevoked: () => void }) {
  const { id, title, state, sentAt, recipients } = delivered;
  return (
    <li>
      <div>
        <a href={`/app/invitations/${id}`}>
          <Name>{title ?? '—'}</Name>
        </a>
        <p class="quiet">
          {t(`invitation.${state}`)}
          {sentAt && (
            <>
              {' · '}
              {t('deliveries.sentAt')} <When at={sentAt} shown="day" />
            </>
          )}
        </p>
      </div>
      <div class="actions">
        {delivered.marks.map((mark) => (
          <span key={mark} class={`state ${looks[mark]}`}>
            {t(`mark.${mark}`)}
          </span>
        ))}
      </div>
      <details>
        <summary>{t('deliveries.recipients', { count: recipients.length })}</summary>
        {recipients.map((recipient) => (
          <RecipientOf key={recipient.signatoryId} recipient={recipient} invitationId={id} onRevoked={onRevoked} />
        ))}
      </details>
    </li>
  );
}
