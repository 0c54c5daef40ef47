import { type Catalog, textsOf } from '../texts.js';
import type { en } from './texts/en.js';

/** The texts of the pages about templates. */
export const templateTexts = textsOf<typeof en>('templates', import.meta.glob<Record<string, Catalog>>('./texts/*.ts'));
