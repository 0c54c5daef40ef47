import { type Catalog, textsOf } from '../texts.js';
import type { en } from './texts/en.js';

/** The texts of the pages that verify. */
export const verifyTexts = textsOf<typeof en>('verify', import.meta.glob<Record<string, Catalog>>('./texts/*.ts'));
