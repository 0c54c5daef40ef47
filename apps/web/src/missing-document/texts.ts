import { type Catalog, textsOf } from '../texts.js';
import type { en } from './texts/en.js';

/** The texts of the pages that say why a document can't be found. */
export const missingTexts = textsOf<typeof en>(
  'missing-document',
  import.meta.glob<Record<string, Catalog>>('./texts/*.ts'),
);
