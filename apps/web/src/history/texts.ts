import { type Catalog, textsOf } from '../texts.js';
import type { en } from './texts/en.js';

export const historyTexts = textsOf<typeof en>('history', import.meta.glob<Record<string, Catalog>>('./texts/*.ts'));
