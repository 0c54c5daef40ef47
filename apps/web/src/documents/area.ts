import { type Area, onOwnSide, pageOf } from '../app/area.js';
import { appTexts } from '../app/texts.js';
import { documentTexts } from './texts.js';

export const documentsArea: Area = {
  routes: [
    pageOf('/app/documents', [documentTexts], () => import('./documents.js'), 'personal'),
    pageOf('/app/documents/:id', [documentTexts], () => import('./document.js'), 'personal'),
  ],
  ways: [{ path: '/app/documents', text: () => appTexts.t('ways.documents'), isFor: onOwnSide }],
};
