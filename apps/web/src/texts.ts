import { createInstance } from 'i18next';

export const languages = ['en', 'fi', 'sv', 'nb', 'da', 'nl'] as const;
export type Language = (typeof languages)[number];

/** What each language calls itself. */
export const ownNames: Readonly<Record<Language, string>> = {
  en: 'English',
  fi: 'Suomi',
  sv: 'Svenska',
  nb: 'Norsk',
  da: 'Dansk',
  nl: 'Nederlands',
};

/** The languages' locales, for dates and numbers. */
export const locales: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  fi: 'fi-FI',
  sv: 'sv-SE',
  nb: 'nb-NO',
  da: 'da-DK',
  nl: 'nl-NL',
};

/** A language's texts by key, nested. A text may hold `{{name}}`; `key_one` and `key_other` choose by `count`. */
export interface Catalog {
  readonly [key: string]: string | Catalog;
}

/** The same keys as in another catalog, with other texts. */
export type SameKeys<C> = { readonly [K in keyof C]: C[K] extends string ? string : SameKeys<C[K]> };

type Plain<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K;
/** Every key of a catalog, as `part.key`; of `key_one` and `key_other` the plain one. */
export type KeyOf<C, Before extends string = ''> = {
  [K in keyof C & string]: C[K] extends string ? `${Before}${Plain<K>}` : KeyOf<C[K], `${Before}${K}.`>;
}[keyof C & string];

export type Values = Readonly<Record<string, string | number>>;
/** The catalogs of an area by their file's name, each loaded when it is needed (`import.meta.glob('./texts/*.ts')`). */
export type Loaders = Readonly<Record<string, () => Promise<Readonly<Record<string, Catalog>>>>>;

/** The texts of one part of the pages, in the language that is chosen. */
export interface Texts<C> {
  /** Must be done before anything is shown. */
  load(): Promise<void>;
  t(key: KeyOf<C>, values?: Values): string;
  /** Whether there is such a text: for keys that a server's answer makes. */
  has(key: string): boolean;
}

const i18n = createInstance({
  lng: 'en',
  fallbackLng: false,
  initAsync: false,
  interpolation: { escapeValue: false, skipOnVariables: true },
  resources: {},
});
void i18n.init();

const areas: Texts<never>[] = [];
const listeners = new Set<() => void>();
let current: Language = chosenAtFirst();

/** `?lang=`, else what was chosen here before, else what the browser prefers. */
function chosenAtFirst(): Language {
  if (typeof location === 'undefined') return 'en';
  const asked = new URLSearchParams(location.search).get('lang');
  const preferred = [asked, remembered(), ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())];
  return preferred.map((tag) => (tag === 'no' || tag === 'nn' ? 'nb' : tag)).find(isLanguage) ?? 'en';
}

export function isLanguage(text: unknown): text is Language {
  return languages.includes(text as Language);
}

const kept = 'attestory.language';
function remembered(): string | null {
  try {
    return localStorage.getItem(kept);
  } catch {
    return null;
  }
}

export function language(): Language {
  return current;
}

/** Shows everything in another language from now on, without losing what was typed. */
export async function chooseLanguage(chosen: Language): Promise<void> {
  current = chosen;
  try {
    localStorage.setItem(kept, chosen);
  } catch {
    // Where the browser keeps nothing it is chosen for this page only.
  }
  if (typeof document !== 'undefined') {
    document.documentElement.lang = chosen;
    keepInAddress(chosen);
  }
  await Promise.all(areas.map((area) => area.load()));
  for (const listener of listeners) listener();
}

/** An address that names a language names the one that was chosen last: whoever loads it anew gets that. */
function keepInAddress(chosen: Language): void {
  const address = new URL(location.href);
  if (!address.searchParams.has('lang')) return;
  address.searchParams.set('lang', chosen);
  history.replaceState(history.state, '', address);
}

/** Called when another language was chosen and its texts are there. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The texts of an area, by a name that no other has. */
export function textsOf<C>(area: string, loaders: Loaders): Texts<C> {
  const loaded = new Set<Language>();
  const texts: Texts<C> = {
    load: async () => {
      const wanted = current;
      if (!areas.includes(texts as Texts<never>)) areas.push(texts as Texts<never>);
      if (!loaded.has(wanted)) {
        const catalog = (await loaders[`./texts/${wanted}.ts`]?.())?.[wanted];
        if (!catalog) throw new Error(`no texts of ${area} in ${wanted}`);
        i18n.addResourceBundle(wanted, area, catalog);
        loaded.add(wanted);
      }
    },
    t: (key, values) => i18n.t(key, { ...values, lng: current, ns: area }),
    has: (key) => i18n.exists(key, { lng: current, ns: area }),
  };
  return texts;
}
