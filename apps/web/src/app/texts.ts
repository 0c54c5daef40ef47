import { type Catalog, textsOf } from '../texts.js';
import type { en } from './texts/en.js';

/** The texts of what stands around the application's pages. */
export const appTexts = textsOf<typeof en>('app', import.meta.glob<Record<string, Catalog>>('./texts/*.ts'));
