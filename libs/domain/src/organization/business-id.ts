import { danish } from './business-id/danish.js';
import { dutch } from './business-id/dutch.js';
import { finnish } from './business-id/finnish.js';
import { norwegian } from './business-id/norwegian.js';
import { swedish } from './business-id/swedish.js';
import type { BusinessIdVerdict } from './business-id/verdict.js';

/** The countries whose business registers give the ids that are taken. */
export const businessCountries = ['FI', 'SE', 'NO', 'DK', 'NL'] as const;
export type BusinessCountry = (typeof businessCountries)[number];

const readers = { FI: finnish, SE: swedish, NO: norwegian, DK: danish, NL: dutch } as const satisfies Record<
  BusinessCountry,
  (text: string) => BusinessIdVerdict
>;

/**
 * Reads a business id as people write it, spaces and kinds of hyphens don't matter, into its one form: Finnish
 * `1234567-1`, Swedish `556036-0793`, Norwegian 9 digits, Danish and Dutch 8. It tells that such an id can exist, not that
 * it does. Dutch ids (KvK) have no check digit: any eight digits pass.
 */
export function parseBusinessId(country: BusinessCountry, text: string): BusinessIdVerdict {
  return readers[country](text.replace(/[\s\u00a0]/g, '').replace(/[\u2010-\u2015\u2212]/g, '-'));
}
