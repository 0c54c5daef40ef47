import { type Area, pageOf } from '../app/area.js';
import { missingTexts } from './texts.js';

/** Why a document can't be found. The ways to it are on the pages on which one misses it, and in the help. */
export const missingDocument: Area = {
  routes: [pageOf('/app/missing-document', [missingTexts], () => import('./missing-page.js'))],
  ways: [],
};
