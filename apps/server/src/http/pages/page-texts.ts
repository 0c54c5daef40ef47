import type { Language } from '@attestory/domain';
import { type Translate, translator } from '@attestory/application';
import { da } from './texts/da.js';
import { en } from './texts/en.js';
import { fi } from './texts/fi.js';
import { nb } from './texts/nb.js';
import { nl } from './texts/nl.js';
import { sv } from './texts/sv.js';

const catalogs = { en, fi, sv, nb, da, nl };
const translators = new Map<Language, Translate>();

/** What pages say, in one language. */
export function pageTexts(language: Language): Translate {
  const t = translators.get(language) ?? translator(catalogs, language);
  translators.set(language, t);
  return t;
}
