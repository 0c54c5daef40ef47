import type { Area } from '../app/area.js';
import { onOrganizationSide, pageOf } from '../app/area.js';
import { appTexts } from '../app/texts.js';
import { texts } from './texts.js';

/** Invitations as their sender sees them: the list, a draft that is written, one that was sent. */
export const invitations: Area = {
  routes: [
    pageOf('/app/invitations', [texts], () => import('./list-page.js'), 'organization'),
    pageOf('/app/invitations/new', [texts], () => import('./new-page.js'), 'organization'),
    pageOf('/app/drafts/:id', [texts], () => import('./draft-page.js'), 'organization'),
    pageOf('/app/invitations/:id', [texts], () => import('./invitation-page.js'), 'organization'),
  ],
  ways: [
    {
      path: '/app/invitations',
      also: '/app/drafts',
      text: () => appTexts.t('ways.invitations'),
      isFor: onOrganizationSide,
    },
  ],
};
