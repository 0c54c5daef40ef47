import { type Catalog, textsOf } from '../texts.js';
import type { en } from './texts/en.js';

/** The texts of the sender's side. */
export const texts = textsOf<typeof en>('invitations', import.meta.glob<Record<string, Catalog>>('./texts/*.ts'));
