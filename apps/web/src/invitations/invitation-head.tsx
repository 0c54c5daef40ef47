import { get } from '../api/client.js';
import { useLoaded } from '../api/use-loaded.js';
import { Notice } from '../ui/notice.js';
import { Name, When } from '../ui/words.js';
import { addressOf, type Invitation } from './invitation.js';
import type { PartProps } from './invitation-page.js';
import { saidMethods } from './method-words.js';
import { warningsOf } from './sent-warnings.js';
import { StateMark } from './state-mark.js';
import { texts } from './texts.js';
import { WaitingText } from './waiting-text.js';

/** How far it is, what it waits for, and what it came from or led to. */
export function InvitationHead({ invitation }: PartProps) {
  const { state, sentAt, expiresAt, message, cancelReason, replaces, addendumTo } = invitation;
  const links = [
    ...[replaces].map((id) => ({ id, key: 'replaces' as const })),
    ...[addendumTo].map((id) => ({ id, key: 'addendumTo' as const })),
    ...(invitation.replacedBy ?? []).map((id) => ({ id, key: 'replacedBy' as const })),
    ...(invitation.addenda ?? []).map((id) => ({ id, key: 'addendum' as const })),
  ];
  return (
    <>
      <JustSent invitation={invitation} />
      <section class="card" aria-label={texts.t('page.state')}>
        <p class="state-line">
          <StateMark state={state} /> <WaitingText invitation={invitation} />
        </p>
        {cancelReason && (
          <p>
            {texts.t('page.cancelReason')} <Name>{cancelReason}</Name>
          </p>
        )}
        <p class="quiet">
          {sentAt && (
            <>
              {texts.t('page.sentAt')} <When at={sentAt} />
            </>
          )}
          {state === 'sent' && expiresAt && (
            <>
              {' · '}
              {texts.t('page.until')} <When at={expiresAt} />
            </>
          )}
        </p>
        {message && (
          <details>
            <summary>{texts.t('page.message')}</summary>
            <p class="message" dir="auto">
              {message}
            </p>
          </details>
        )}
        {links.map(({ id, key }) => id && <Linked key={`${key} ${id}`} id={id} what={texts.t(`page.${key}`)} />)}
      </section>
    </>
  );
}

/** Another invitation, by its title. */
function Linked({ id, what }: { readonly id: string; readonly what: string }) {
  const other = useLoaded((signal) => get<Invitation>(`/v1/invitations/${id}`, { signal }), [id]);
  if (other.value === undefined) return null;
  return (
    <p>
      {what}{' '}
      <a href={addressOf(other.value)}>
        <Name>{other.value.title ?? texts.t('untitled')}</Name>
      </a>{' '}
      <StateMark state={other.value.state} />
    </p>
  );
}

/** For whoever has just sent it: that it went, and whom this service offers no way to sign. */
function JustSent({ invitation }: { readonly invitation: Invitation }) {
  const warnings = warningsOf(invitation.id);
  if (warnings === null || invitation.state !== 'sent') return null;
  return (
    <>
      <Notice kind="good" live title={texts.t('sent.title')}>
        <p>{texts.t(invitation.order === 'sequential' ? 'sent.sequential' : 'sent.parallel')}</p>
      </Notice>
      {warnings.length > 0 && (
        <Notice kind="warn" title={texts.t('sent.warnings')}>
          <ul>
            {warnings.map(({ signatoryId, methods }) => (
              <li key={signatoryId}>
                <Name>{invitation.signatories.find(({ id }) => id === signatoryId)?.name ?? ''}</Name>:{' '}
                {saidMethods(methods)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
