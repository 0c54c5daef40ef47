import { type Catalog, textsOf } from '../texts.js';
import type { en } from './texts/en.js';

/** The texts of the signatory's side. */
export const signingTexts = textsOf<typeof en>('signing', import.meta.glob<Record<string, Catalog>>('./texts/*.ts'));
