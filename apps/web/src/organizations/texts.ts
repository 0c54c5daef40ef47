import { type Catalog, textsOf } from '../texts.js';
import type { en } from './texts/en.js';

export const organizationTexts = textsOf<typeof en>(
  'organizations',
  import.meta.glob<Record<string, Catalog>>('./texts/*.ts'),
);
