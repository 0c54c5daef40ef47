import { type Catalog, textsOf } from '../texts.js';
import type { en } from './texts/en.js';

export const documentTexts = textsOf<typeof en>('documents', import.meta.glob<Record<string, Catalog>>('./texts/*.ts'));
