import { type Area, onOrganizationSide, pageOf } from '../app/area.js';
import { appTexts } from '../app/texts.js';
import { templateTexts } from './texts.js';

/** What an organization makes its invitations from. */
export const templates: Area = {
  routes: [
    pageOf('/app/templates', [templateTexts], () => import('./templates-page.js'), 'organization'),
    pageOf('/app/templates/new', [templateTexts], () => import('./new-template-page.js'), 'organization'),
    pageOf('/app/templates/:id', [templateTexts], () => import('./template-page.js'), 'organization'),
    pageOf('/app/templates/:id/use', [templateTexts], () => import('./use-template-page.js'), 'organization'),
  ],
  ways: [
    {
      path: '/app/templates',
      also: '/app/bulk',
      text: () => appTexts.t('ways.templates'),
      isFor: (side) => onOrganizationSide(side) && side.role !== 'viewer',
    },
  ],
};
