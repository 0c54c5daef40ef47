import { type Area, onOwnSide, pageOf } from '../app/area.js';
import { appTexts } from '../app/texts.js';
import { inboxTexts } from './texts.js';

export const inboxArea: Area = {
  routes: [pageOf('/app/inbox', [inboxTexts], () => import('./inbox.js'), 'personal')],
  ways: [{ path: '/app/inbox', text: () => appTexts.t('ways.inbox'), isFor: onOwnSide }],
};
