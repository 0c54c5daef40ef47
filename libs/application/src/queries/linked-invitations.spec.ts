import { describe, expect, it } from '@jest/globals';
import type { Application } from '../application.js';
import type { TenantReader } from '../tenant.js';
import { GetInvitation, GetInvitationHandler } from './invitation.queries.js';

const view = (id: string, more: object = {}) => ({ id, organizationId: 'o', folderId: null, state: 'draft', ...more });
const copies = [
  view('mine'),
  view('discarded', { state: 'discarded' }),
  view('shut', { folderId: 'shut' }),
  view('open', { folderId: 'open' }),
  view('another-tenant', { organizationId: 'other' }),
];
const asked: object[] = [];
const views = {
  read: async () => ({ view: view('source'), position: '7' }),
  find: async (query: { index: string }) => {
    asked.push(query);
    return { items: query.index === 'replaces' ? copies : [view('addendum')], nextCursor: null };
  },
};
const app = { views: { invitations: views } } as unknown as Application;
const reader: TenantReader = {
  organizationId: 'o',
  folders: { accessTo: (folderId) => (folderId === 'shut' ? 'none' : 'read'), readable: [null, 'open'] },
};

describe('an invitation', () => {
  it('names what leads on from it, as far as whoever asks may read that', async () => {
    const found = await new GetInvitationHandler(app).execute(new GetInvitation(reader, 'source'));
    expect(found).toMatchObject({ position: '7', replacedBy: ['mine', 'open'], addenda: ['addendum'] });
    const newest = { member: 'source', limit: 100, descending: true };
    expect(asked).toEqual([
      { index: 'replaces', ...newest },
      { index: 'addendumTo', ...newest },
    ]);
  });
});
