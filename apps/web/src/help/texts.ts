import { type Catalog, textsOf } from '../texts.js';
import type { en } from './texts/en.js';

/** The texts of the help centre. */
export const helpTexts = textsOf<typeof en>('help', import.meta.glob<Record<string, Catalog>>('./texts/*.ts'));
