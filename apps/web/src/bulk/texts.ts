import { type Catalog, textsOf } from '../texts.js';
import type { en } from './texts/en.js';

/** The texts of the pages about bulk sending. */
export const bulkTexts = textsOf<typeof en>('bulk', import.meta.glob<Record<string, Catalog>>('./texts/*.ts'));
