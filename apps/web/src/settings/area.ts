import { type Area, pageOf } from '../app/area.js';
import { appTexts } from '../app/texts.js';
import { settingsTexts } from './texts.js';

const texts = [settingsTexts];

/** One's own account, and for main users the organization. */
export const settings: Area = {
  routes: [
    pageOf('/app/settings', texts, () => import('./account.js')),
    pageOf('/app/settings/organization', texts, () => import('./organization.js'), 'organization'),
    pageOf('/app/settings/members', texts, () => import('./members.js'), 'organization'),
    pageOf('/app/settings/groups', texts, () => import('./groups.js'), 'organization'),
    pageOf('/app/settings/folders', texts, () => import('./folders.js'), 'organization'),
    pageOf('/app/settings/clients', texts, () => import('./clients.js'), 'organization'),
    pageOf('/app/settings/branding', texts, () => import('./branding.js'), 'organization'),
  ],
  ways: [{ path: '/app/settings', text: () => appTexts.t('ways.settings'), isFor: () => true }],
};
