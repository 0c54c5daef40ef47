import { isolated } from '../ui/isolated.js';
import { Name, When } from '../ui/words.js';
import { DownloadLinkOf, type DownloadLink, downloadsText, type Downloads } from './download-link.js';
import { retentionTexts } from './texts.js';

interface Mail {
  readonly messageId: string;
  readonly reason: string;
  readonly state: 'handed-over' | 'bounced' | 'delayed';
  readonly at: string;
  readonly answer?: string | null;
}

type DeliveryWay = 'download-link' | 'personal-account' | 'organization-archive';

/** One signatory of an invitation, and what went to them (`GET /v1/deliveries`). */
export interface Recipient {
  readonly signatoryId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly openedAt?: string;
  readonly signedAt?: string;
  readonly decision?: {
    readonly policyVersion: string;
    readonly row: string;
    readonly ways: readonly DeliveryWay[];
    readonly withheld: readonly { readonly way: DeliveryWay; readonly because: string }[];
  };
  readonly mails: readonly Mail[];
  readonly links: readonly DownloadLink[];
  readonly copies?: Downloads;
}

const t = retentionTexts.t;

export interface RecipientProps {
  readonly recipient: Recipient;
  readonly invitationId: string;
  readonly onRevoked: () => void;
}

/** What went to somebody, why, and what they did with it. */
export function RecipientOf({ recipient, invitationId, onRevoked }: RecipientProps) {
  const { name, email, openedAt, signedAt, decision, mails, links, copies } = recipient;
  return (
    <section class="recipient">
      <h3>
        <Name>{name ?? '—'}</Name>
      </h3>
      <p class="quiet">
        <Name>{email ?? '—'}</Name>
        {openedAt && (
          <>
            {' · '}
            {t('recipient.opened')} <When at={openedAt} />
          </>
        )}
        {signedAt && (
          <>
            {' · '}
            {t('recipient.signed')} <When at={signedAt} />
          </>
        )}
      </p>
      {decision && <Decided decision={decision} />}
      {copies && <p>{t('recipient.copies', { text: downloadsText(copies) })}</p>}
      <ul>
        {mails.map((mail) => (
          <OneMail key={mail.messageId} mail={mail} />
        ))}
        {links.map((link) => (
          <DownloadLinkOf key={link.linkId} {...{ link, invitationId, onRevoked }} />
        ))}
      </ul>
    </section>
  );
}

function Decided({ decision }: { readonly decision: NonNullable<Recipient['decision']> }) {
  const { policyVersion, row, ways, withheld } = decision;
  const given = ways.map((way) => t(`way.${way}`)).join(', ');
  return (
    <p>
      {ways.length === 0 ? t('recipient.nothing') : t('recipient.gets', { ways: given })}
      {withheld.map(
        ({ way, because }) => ` ${t('recipient.withheld', { way: t(`way.${way}`), because: whyText(because) })}`,
      )}{' '}
      <span class="quiet">{t('recipient.policy', { version: isolated(policyVersion), row: isolated(row) })}</span>
    </p>
  );
}

function whyText(because: string): string {
  return t(because === 'assurance' ? 'recipient.assurance' : 'recipient.sender');
}

function OneMail({ mail: { reason, state, at, answer } }: { readonly mail: Mail }) {
  const looks = { 'handed-over': '', bounced: 'bad', delayed: 'warn' };
  const key = `mail.${reason}`;
  return (
    <li>
      {retentionTexts.has(key) ? t(key as 'mail.invitation') : reason}{' '}
      <span class={`state ${looks[state]}`}>{t(`mailState.${state}`)}</span> <When at={at} />
      {answer && (
        <>
          {': '}
          <Name>{answer}</Name>
        </>
      )}
    </li>
  );
}
