import { type Area, pageOf } from '../app/area.js';
import { historyTexts } from './texts.js';

const texts = [historyTexts];

export const historyArea: Area = {
  routes: [
    pageOf('/app/invitations/:id/history', texts, () => import('./invitation-history.js'), 'organization'),
    pageOf('/app/documents/:id/history', texts, () => import('./personal-history.js'), 'personal'),
    pageOf('/app/archive/:id/history', texts, () => import('./archived-history.js'), 'organization'),
  ],
  ways: [],
};
