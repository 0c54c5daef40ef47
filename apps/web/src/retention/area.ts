import { type Area, onOrganizationSide, pageOf } from '../app/area.js';
import { appTexts } from '../app/texts.js';
import { settingsTexts } from '../settings/texts.js';
import { retentionTexts } from './texts.js';

const texts = [retentionTexts, settingsTexts];

/** How long an organization keeps what it has, what is gone, and where documents went. */
export const retention: Area = {
  routes: [
    pageOf('/app/retention', texts, () => import('./due.js'), 'organization'),
    pageOf('/app/retention/rules', texts, () => import('./rules-page.js'), 'organization'),
    pageOf('/app/retention/certificates', texts, () => import('./certificates.js'), 'organization'),
    pageOf('/app/retention/certificates/:id', texts, () => import('./certificate.js'), 'organization'),
    pageOf('/app/retention/deliveries', texts, () => import('./deliveries.js'), 'organization'),
  ],
  ways: [{ path: '/app/retention', text: () => appTexts.t('ways.retention'), isFor: onOrganizationSide }],
};
