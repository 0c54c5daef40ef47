import { Name, When } from '../ui/words.js';
import { addressOf, type Invitation } from './invitation.js';
import { StateMark } from './state-mark.js';
import { texts } from './texts.js';
import { signedCount } from './waiting.js';
import { WaitingText } from './waiting-text.js';

/** An invitation in a list: its name, how far it is, and what it waits for. */
export function ListRow({ invitation }: { readonly invitation: Invitation }) {
  const { title, state, signatories, createdAt, sentAt, closedAt, addendumTo } = invitation;
  return (
    <li>
      <div class="grow">
        <a class="title" href={addressOf(invitation)}>
          <Name>{title ?? texts.t('untitled')}</Name>
        </a>
        <span class="hint">
          {addendumTo !== undefined && `${texts.t('list.addendum')} · `}
          <WaitingText invitation={invitation} withDay />
        </span>
      </div>
      <div class="list-state">
        <StateMark state={state} />
        <span class="hint">
          {signatories.length > 0 &&
            state !== 'draft' &&
            `${texts.t('list.signed', { count: signedCount(invitation), of: signatories.length })} · `}
          <When at={closedAt ?? sentAt ?? createdAt} shown="day" />
        </span>
      </div>
    </li>
  );
}
