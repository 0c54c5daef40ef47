import { timeText } from '../ui/words.js';
import type { Explained } from './answer.js';
import { missingTexts } from './texts.js';

/** By whom a document was sent and when, and what has become of it. */
export function aboutOf({ organization, sentAt, state }: Explained): string {
  const sent = missingTexts.t('sent', { day: timeText(sentAt, 'day') });
  return [organization.name, sent, missingTexts.t(`state.${state}`)].join(' · ');
}
