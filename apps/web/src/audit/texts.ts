import { type Catalog, textsOf } from '../texts.js';
import type { en } from './texts/en.js';

/** The texts of the event browser. */
export const auditTexts = textsOf<typeof en>('audit', import.meta.glob<Record<string, Catalog>>('./texts/*.ts'));
