import { useState } from 'preact/hooks';
import { post } from '../api/client.js';
import { useAction } from '../api/use-action.js';
import { useSession } from '../app/session.js';
import { Sure } from '../settings/forms.js';
import { Button } from '../ui/button.js';
import { timeText, When } from '../ui/words.js';
import { retentionTexts } from './texts.js';

export interface Downloads {
  readonly count: number;
  readonly first: string;
  readonly last: string;
}

/** A link by which somebody downloads a document without an account. */
export interface DownloadLink {
  readonly linkId: string;
  readonly state: 'open' | 'expired' | 'closed';
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly closed?: { readonly reason: string; readonly at: string };
  readonly downloads?: Downloads;
}

const t = retentionTexts.t;

/** How often something was downloaded, and when last. */
export function downloadsText({ count, last }: Downloads): string {
  return t('link.downloads', { count, last: timeText(last) });
}

export interface DownloadLinkProps {
  readonly link: DownloadLink;
  readonly invitationId: string;
  readonly onRevoked: () => void;
}

/** A download link: whether it works and was used, and the way to close it. */
export function DownloadLinkOf({ link, invitationId, onRevoked }: DownloadLinkProps) {
  const { side, person } = useSession();
  const [isAsking, setAsking] = useState(false);
  const path = `/v1/invitations/${invitationId}/download-links/${link.linkId}/revocation`;
  const revoke = useAction((key) => post(path, undefined, { key }));
  const mayRevoke = link.state === 'open' && side.role !== 'viewer' && person.assurance === 'strong';
  return (
    <li>
      {t('link.title')} <span class="state">{t(`link.${link.state}`)}</span>{' '}
      {link.downloads ? downloadsText(link.downloads) : t('link.unused')}{' '}
      <span class="quiet">
        ({t('link.until')} <When at={link.expiresAt} shown="day" />)
      </span>{' '}
      {mayRevoke && (
        <Button kind="plain" onClick={() => setAsking(true)}>
          {t('link.revoke')}
        </Button>
      )}
      <Sure
        title={t('link.revokeSure')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        action={revoke}
        button={t('link.revoke')}
        onDone={() => {
          setAsking(false);
          onRevoked();
        }}
      >
        <p>{t('link.revokeText')}</p>
      </Sure>
    </li>
  );
}
