import type { Language } from '@attestory/domain';
import Negotiator from 'negotiator';
import type { ProblemCode } from './problems.js';
import { da } from './texts/da.js';
import { en } from './texts/en.js';
import { fi } from './texts/fi.js';
import { nb } from './texts/nb.js';
import { nl } from './texts/nl.js';
import { sv } from './texts/sv.js';

const titles: Readonly<Record<Language, Readonly<Record<ProblemCode, string>>>> = { en, fi, sv, nb, da, nl };

/** What a client may ask for, English first; `no` and `nn` get the Norwegian that there is. */
const offered = { en: 'en', fi: 'fi', sv: 'sv', nb: 'nb', no: 'nb', nn: 'nb', da: 'da', nl: 'nl' } as const;

/** A problem's title in a language. */
export function titleOf(code: ProblemCode, language: Language): string {
  return titles[language][code];
}

/** The language that a request prefers of those that there are (`Accept-Language`, RFC 9110); English for any other. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const headers = { 'accept-language': acceptLanguage };
  const best = new Negotiator({ headers }).language(Object.keys(offered));
  return offered[best as keyof typeof offered] ?? 'en';
}
