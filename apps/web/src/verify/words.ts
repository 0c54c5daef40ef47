import { findingOf } from '@attestory/audit/pdf';
import { language, locales } from '../texts.js';
import { timeText } from '../ui/words.js';
import { verifyTexts } from './texts.js';

const STEP = 1000;
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A number of bytes as people say it. */
export function sizeText(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(STEP))));
  const unit = UNITS[power] as string;
  const about = { style: 'unit', unit, unitDisplay: power === 0 ? 'long' : 'short', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locales[language()], about).format(bytes / STEP ** power);
}

/** A number of bytes, every one of them counted. */
export function bytesText(bytes: number): string {
  const about = { style: 'unit', unit: 'byte', unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(locales[language()], about).format(bytes);
}

/** What a sentence of a report says, in the language that is chosen; as it is where nobody knows it. */
export function findingText(sentence: string): string {
  const found = findingOf(sentence);
  if (!found) return sentence;
  const { at, fault, place, ...values } = found.values;
  return verifyTexts.t(`findings.${found.code}`, {
    ...values,
    ...(at === undefined ? {} : { at: timeText(at) }),
    ...(fault === undefined ? {} : { fault: findingText(fault) }),
    ...(place === undefined ? {} : { place: placeText(place) }),
  });
}

/** `Page 3`, `The form` or `the catalog`. */
function placeText(place: string): string {
  const number = /^page (\d+)$/i.exec(place)?.[1];
  if (number !== undefined) return verifyTexts.t('places.page', { number });
  return verifyTexts.t(/form$/i.test(place) ? 'places.form' : 'places.catalog');
}
