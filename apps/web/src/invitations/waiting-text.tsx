import { Name, timeText } from '../ui/words.js';
import type { Invitation } from './invitation.js';
import { texts } from './texts.js';
import { whyItWaits } from './waiting.js';

/** Why an invitation waits, and for whom. */
export function WaitingText({ invitation }: { readonly invitation: Invitation }) {
  const { key, about, count = 0 } = whyItWaits(invitation);
  const until = invitation.state === 'sent' && invitation.expiresAt ? timeText(invitation.expiresAt, 'day') : '';
  return (
    <span>
      {texts.t(`waiting.${key}`, { count })}
      {about && (
        <>
          {' '}
          <Name>{about.name ?? about.email ?? ''}</Name>
        </>
      )}
      {until !== '' && ` · ${texts.t('waiting.until', { day: until })}`}
    </span>
  );
}
