import { type Catalog, textsOf } from '../texts.js';
import type { en } from './texts/en.js';

export const inboxTexts = textsOf<typeof en>('inbox', import.meta.glob<Record<string, Catalog>>('./texts/*.ts'));
