import { type Area, pageOf } from '../app/area.js';
import { organizationTexts } from './texts.js';

export const organizationsArea: Area = {
  routes: [pageOf('/app/organizations/new', [organizationTexts], () => import('./new-organization.js'))],
  ways: [],
};
