import { type Area, onOrganizationSide, pageOf } from '../app/area.js';
import { appTexts } from '../app/texts.js';
import { documentTexts } from '../documents/texts.js';
import { archiveTexts } from './texts.js';

const texts = [archiveTexts, documentTexts];

export const archiveArea: Area = {
  routes: [
    pageOf('/app/archive', texts, () => import('./archive.js'), 'organization'),
    pageOf('/app/archive/:id', texts, () => import('./archived.js'), 'organization'),
  ],
  ways: [{ path: '/app/archive', text: () => appTexts.t('ways.archive'), isFor: onOrganizationSide }],
};
