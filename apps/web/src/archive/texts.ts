import { type Catalog, textsOf } from '../texts.js';
import type { en } from './texts/en.js';

export const archiveTexts = textsOf<typeof en>('archive', import.meta.glob<Record<string, Catalog>>('./texts/*.ts'));
