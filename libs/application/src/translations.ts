import type { Language } from '@attestory/domain';
import { createInstance } from 'i18next';

/** A language's texts by key, nested. A text may hold `{{name}}` for a value; `key_one` and `key_other` choose by `count`. */
export interface Catalog {
  readonly [key: string]: string | Catalog;
}

/** The same keys as in another catalog, with other texts. */
export type SameKeys<C> = { readonly [K in keyof C]: C[K] extends string ? string : SameKeys<C[K]> };

/** A text by its key (`mail.subject`), with the values that stand in it as they are. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The languages' locales, for dates and numbers. */
export const locales: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  fi: 'fi-FI',
  sv: 'sv-SE',
  nb: 'nb-NO',
  da: 'da-DK',
  nl: 'nl-NL',
};

/**
 * Translates by a catalog per language. Values are put in as they are, without escaping and without being read for keys or
 * placeholders of their own: who shows a text escapes it.
 * @throws RangeError for a key that no catalog has
 */
export function translator(catalogs: Readonly<Record<Language, Catalog>>, language: Language): Translate {
  const i18n = createInstance({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
    resources: { [language]: { translation: catalogs[language] } },
    parseMissingKeyHandler: (key: string) => {
      throw new RangeError(`no text for ${key} in ${language}`);
    },
  });
  void i18n.init();
  return (key, values) => i18n.t(key, { ...values });
}

/** `24 November 2026`, as the language writes a day of a time zone. */
export function readableDay(instant: string, language: Language, timeZone = 'UTC'): string {
  return formatOf(language, timeZone, 'day').format(new Date(instant));
}

/** `10:00` or `9.05`, as the language writes a time of day in UTC; `medium` with its seconds. */
export function readableClock(instant: string, language: Language, timeStyle: 'short' | 'medium' = 'short'): string {
  return formatOf(language, 'UTC', timeStyle).format(new Date(instant));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** To make a format takes longer than all that it is used for; there are few, as zones come from the configuration. */
function formatOf(language: Language, timeZone: string, shown: 'day' | 'short' | 'medium'): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${shown}`;
  const style = shown === 'day' ? ({ dateStyle: 'long' } as const) : { timeStyle: shown };
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locales[language], { ...style, timeZone });
  formats.set(key, format);
  return format;
}
