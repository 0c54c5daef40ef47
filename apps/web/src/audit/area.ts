import { type Area, isMainUser, pageOf } from '../app/area.js';
import { appTexts } from '../app/texts.js';
import { auditTexts } from './texts.js';

/** The log, for whoever has to answer for it. */
export const audit: Area = {
  routes: [pageOf('/app/audit', [auditTexts], () => import('./audit-page.js'), 'organization')],
  ways: [{ path: '/app/audit', text: () => appTexts.t('ways.audit'), isFor: isMainUser }],
};
