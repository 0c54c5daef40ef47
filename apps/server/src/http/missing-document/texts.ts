import { readableDay, type Translate, translator } from '@attestory/application';
import { type Finding, type Language, retentionPolicy } from '@attestory/domain';
import { da } from './texts/da.js';
import { en } from './texts/en.js';
import { fi } from './texts/fi.js';
import { nb } from './texts/nb.js';
import { nl } from './texts/nl.js';
import { sv } from './texts/sv.js';

/** What is answered to whoever has not shown who they are, and what they can do about that. */
export type GeneralOutcome = 'general';
export type GeneralHint = 'sign-in';

const catalogs = { en, fi, sv, nb, da, nl };
const translators = new Map<Language, Translate>();

/** What is said about missing documents, in one language. */
export function missingDocumentTexts(language: Language): Translate {
  const t = translators.get(language) ?? translator(catalogs, language);
  translators.set(language, t);
  return t;
}

/** A finding in words: what the reason is, and what there is to know about it here. */
export function findingTexts(
  finding: Finding,
  language: Language,
): { readonly title: string; readonly detail: string } {
  const t = missingDocumentTexts(language);
  const { reason, verdict, variant } = finding;
  const title = variant === undefined ? t(`reason.${reason}`) : t(`variant.${reason}.${variant}`);
  if (verdict === 'does-not-hold') return { title, detail: t('verdict.does-not-hold') };
  if (verdict === 'cannot-be-told') return { title, detail: `${t(`about.${reason}`)} ${t('verdict.cannot-be-told')}` };
  return { title, detail: [t(`about.${reason}`), ...untilText(finding, language, t)].join(' ') };
}

/** Retention counts days in a zone: the last day is said as it is there. */
function untilText({ reason, variant, until }: Finding, language: Language, t: Translate): readonly string[] {
  if (until === undefined || variant === 'closed') return [];
  const day = readableDay(until, language, retentionPolicy.timeZone);
  return [t(`until.${variant === 'used' ? 'used' : reason}`, { day })];
}
