import { type Area, pageOf } from '../app/area.js';
import { bulkTexts } from './texts.js';

/** Sending to many. The ways to it are on the pages of templates. */
export const bulk: Area = {
  routes: [
    pageOf('/app/bulk', [bulkTexts], () => import('./bulk-page.js'), 'organization'),
    pageOf('/app/bulk/new', [bulkTexts], () => import('./new-bulk-page.js'), 'organization'),
    pageOf('/app/bulk/:id', [bulkTexts], () => import('./progress-page.js'), 'organization'),
  ],
  ways: [],
};
