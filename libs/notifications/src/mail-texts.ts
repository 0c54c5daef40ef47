import { type Language, languages } from '@attestory/domain';
import {
  type Catalog,
  readableClock,
  readableDay,
  type Translate,
  translator,
} from '@attestory/application/translations';
import { da } from './texts/da.js';
import { en } from './texts/en.js';
import { fi } from './texts/fi.js';
import { nb } from './texts/nb.js';
import { nl } from './texts/nl.js';
import { sv } from './texts/sv.js';

/** One catalog per language in which mails can be sent. */
export const mailCatalogs: Readonly<Record<Language, Catalog>> = { en, fi, sv, nb, da, nl };

/** What a mail says around people's own words, in one language. */
export interface MailTexts {
  readonly language: Language;
  readonly t: Translate;
  /** A point in time, RFC 3339, as people read it. */
  readonly time: (instant: string) => string;
}

const tables = new Map(languages.map((language) => [language, textsIn(language)]));

/** The texts of a language. */
export function mailTexts(language: Language): MailTexts {
  return tables.get(language) as MailTexts;
}

function textsIn(language: Language): MailTexts {
  const t = translator(mailCatalogs, language);
  const time = (instant: string) =>
    t('time', { day: readableDay(instant, language), clock: readableClock(instant, language) });
  return { language, t, time };
}
