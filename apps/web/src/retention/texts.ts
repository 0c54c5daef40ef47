import { type Catalog, textsOf } from '../texts.js';
import type { en } from './texts/en.js';

/** The texts of how long things are kept, and where they went. */
export const retentionTexts = textsOf<typeof en>(
  'retention',
  import.meta.glob<Record<string, Catalog>>('./texts/*.ts'),
);
