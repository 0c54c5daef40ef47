import { type Area, onOrganizationSide, pageOf } from '../app/area.js';
import { appTexts } from '../app/texts.js';
import { templateTexts } from './texts.js';

/** What an organization makes its invitations from. */
export const templates: Area = {
  routes: [
    pageOf('/app/templates', [templateTexts], () => import('./templates-page.js')),
    pageOf('/app/templates/new', [templateTexts], () => import('./new-template-page.js')),
    pageOf('/app/templates/:id', [templateTexts], () => import('./template-page.js')),
    pageOf('/app/templates/:id/use', [templateTexts], () => import('./use-template-page.js')),
  ],
  ways: [
    {
      path: '/app/templates',
      text: () => appTexts.t('ways.templates'),
      isFor: (side) => onOrganizationSide(side) && side.role !== 'viewer',
    },
  ],
};
