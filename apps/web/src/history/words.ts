import { language, locales } from '../texts.js';
import { isolated } from '../ui/isolated.js';
import type { HistoryEntry } from './entry.js';
import type { Fact } from './facts.js';
import type { Names } from './names.js';
import { historyTexts } from './texts.js';

type Key = Parameters<typeof historyTexts.t>[0];

const said = (key: string): string | null => (historyTexts.has(key) ? historyTexts.t(key as Key) : null);

/** What happened, in a sentence. */
export function sentenceOf(entry: HistoryEntry, names: Names): string {
  const t = historyTexts.t;
  const key = `event.${entry.type}`;
  if (!historyTexts.has(key)) return t('unknown', { type: entry.type });
  const name = (told: string | null | undefined, otherwise: string) =>
    told === undefined ? otherwise : isolated(told ?? t('erased'));
  const sentence = t(key as Key, {
    who: name(names.who(entry), t('somebody')),
    document: name(names.what(entry), t('theDocument')),
  });
  // Where nobody and nothing is named it may begin with a small letter.
  return sentence.charAt(0).toLocaleUpperCase(locales[language()]) + sentence.slice(1);
}

/** Who did it, in words. @param personId of whoever looks */
export function actorOf({ actor }: HistoryEntry, names: Names, personId: string): string {
  const [kind = '', id = ''] = actor.split(':');
  if (kind === 'person' && id === personId) return historyTexts.t('actor.you');
  const signatory = kind === 'signatory' ? names.signatory(id) : undefined;
  if (signatory !== undefined) return isolated(signatory ?? historyTexts.t('erased'));
  return said(`actor.${kind}`) ?? actor;
}

/** What stands behind a term. */
export function valueText({ as, value }: Fact): string {
  if (as === 'yes') return historyTexts.t('yes');
  return said(`${as}.${value}`) ?? value;
}

/** A time as those read it who compare with other records: to the second, in UTC. */
export function utcText(at: string): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
