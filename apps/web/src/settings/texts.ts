import { type Catalog, textsOf } from '../texts.js';
import type { en } from './texts/en.js';

/** The texts of the settings. */
export const settingsTexts = textsOf<typeof en>('settings', import.meta.glob<Record<string, Catalog>>('./texts/*.ts'));
