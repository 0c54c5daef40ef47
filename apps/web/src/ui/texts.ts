import { type Catalog, textsOf } from '../texts.js';
import type { en } from './texts/en.js';

/** The texts of what every page has. */
export const uiTexts = textsOf<typeof en>('ui', import.meta.glob<Record<string, Catalog>>('./texts/*.ts'));
