import type { AddendumContent } from '@attestory/application';
import { type Catalog, readableDay, translator } from '@attestory/application/translations';
import { type Language, languages } from '@attestory/domain';
import { da } from './texts/da.js';
import { en } from './texts/en.js';
import { fi } from './texts/fi.js';
import { nb } from './texts/nb.js';
import { nl } from './texts/nl.js';
import { sv } from './texts/sv.js';

/** What an addendum says in one language, beside what it shares with signature pages. */
export interface AddendumTexts {
  readonly heading: string;
  readonly lead: string;
  readonly label: Record<keyof typeof en.label, string>;
  /** By how the invitation stands; `at` is when it closed. */
  readonly state: Record<AddendumContent['about']['state'], (at: string) => string>;
  readonly agreed: string;
  readonly documents: string;
  readonly notSealed: string;
  readonly notSignedNote: string;
  readonly onPaper: string;
  readonly onPaperNote: string;
  readonly closing: string;
  readonly replaced: string;
  readonly footer: (addendumId: string) => string;
  readonly pageOf: (page: number, pages: number) => string;
  /** `2026-11-24`; what is no day stands as it was given. */
  readonly day: (day: string) => string;
}

const catalogs: Readonly<Record<Language, Catalog>> = { en, fi, sv, nb, da, nl };

function textsIn(language: Language): AddendumTexts {
  const t = translator(catalogs, language);
  const stated = Object.keys(en.state).map((state) => [state, (at: string) => t(`state.${state}`, { at })]);
  return {
    heading: t('heading'),
    lead: t('lead'),
    label: Object.fromEntries(Object.keys(en.label).map((key) => [key, t(`label.${key}`)])) as AddendumTexts['label'],
    state: Object.fromEntries(stated) as AddendumTexts['state'],
    agreed: t('agreed'),
    documents: t('documents'),
    notSealed: t('notSealed'),
    notSignedNote: t('notSignedNote'),
    onPaper: t('onPaper'),
    onPaperNote: t('onPaperNote'),
    closing: t('closing'),
    replaced: t('replaced'),
    footer: (addendumId) => t('footer', { addendumId }),
    pageOf: (page, pages) => t('pageOf', { page, pages }),
    day: (day) => (Number.isNaN(Date.parse(day)) ? day : readableDay(`${day}T00:00:00.000Z`, language)),
  };
}

/** The addendum's texts, by language. */
export const addendumTexts = Object.fromEntries(languages.map((language) => [language, textsIn(language)])) as Record<
  Language,
  AddendumTexts
>;
