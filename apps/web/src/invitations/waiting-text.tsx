import { Name, timeText } from '../ui/words.js';
import type { Invitation } from './invitation.js';
import { texts } from './texts.js';
import { whyItWaits } from './waiting.js';

export interface WaitingTextProps {
  readonly invitation: Invitation;
  /** Also until when it can be signed. */
  readonly withDay?: boolean;
}

/** Why an invitation waits, and for whom. */
export function WaitingText({ invitation, withDay }: WaitingTextProps) {
  const { key, about, count = 0 } = whyItWaits(invitation);
  const day =
    withDay && invitation.state === 'sent' && invitation.expiresAt ? timeText(invitation.expiresAt, 'day') : '';
  return (
    <span>
      {texts.t(`waiting.${key === 'turn' || key === 'others' ? 'one' : key}`)}{' '}
      {about && <Name>{about.name ?? about.email ?? ''}</Name>}
      {key === 'turn' && `, ${texts.t('waiting.thenMore', { count })}`}
      {key === 'others' && ` ${texts.t('waiting.andMore', { count })}`}
      {day !== '' && ` · ${texts.t('waiting.until', { day })}`}
    </span>
  );
}
