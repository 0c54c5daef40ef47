import { describe, expect, it } from '@jest/globals';
import type { Application } from '../application.js';
import { everyFolder, type FolderRights, type TenantReader } from '../tenant.js';
import { archiveOf } from './archive.queries.js';
import { ListInvitations, ListInvitationsHandler } from './invitation.queries.js';

const some: FolderRights = {
  accessTo: (folderId) => (folderId === null || folderId === 'f' ? 'read' : 'none'),
  readable: [null, 'f'],
};

/** Which lists are read for whom. */
async function asked(folders: FolderRights, page: object, of: 'invitations' | 'archive' = 'invitations') {
  const queries: object[] = [];
  const note = async (query: object) => {
    queries.push(query);
    return { items: [], nextCursor: null };
  };
  const state = { status: 'registered', folders: { f: {}, g: {} } };
  const app = {
    views: {
      [of === 'archive' ? 'archived' : of]: { list: note, findMerged: note },
      ...(of === 'archive' ? { invitations: { getAll: async () => new Map() } } : {}),
    },
    transactor: { load: async () => ({ state }) },
  } as unknown as Application;
  const reader: TenantReader = { organizationId: 'o', folders };
  const wanted = { limit: 5, ...page };
  if (of === 'archive') await archiveOf(app, reader, wanted);
  else await new ListInvitationsHandler(app).execute(new ListInvitations(reader, wanted));
  return queries[0];
}

describe('the lists of an organization', () => {
  const common = { index: 'organization', limit: 5, descending: true };
  const inArchive = { ...common, index: 'holder' };

  it('are one list for those who may read everything', async () => {
    expect(await asked(everyFolder, { status: 'sent' })).toEqual({ ...common, member: 'o', words: ['=sent'] });
  });

  it.each(['invitations', 'archive'] as const)('are those of single folders for others: %s', async (of) => {
    const member = of === 'archive' ? 'organization/o' : 'o';
    const members = [
      { member, words: ['/none'] },
      { member, words: ['/f'] },
    ];
    const list = of === 'archive' ? inArchive : common;
    expect(await asked(some, { q: 'Lease' }, of)).toEqual({ ...list, members, words: ['lease'] });
  });

  it('may be of one kind and state only, in the archive', async () => {
    const wanted = { status: 'cancelled', kind: 'scan' };
    const words = ['=cancelled', '+scan'];
    expect(await asked(everyFolder, wanted, 'archive')).toEqual({ ...inArchive, member: 'organization/o', words });
  });

  it('may be that of one folder that may be read, or of none', async () => {
    for (const rights of [everyFolder, some]) {
      expect(await asked(rights, { folder: 'f' })).toEqual({ ...common, member: 'o', words: ['/f'] });
      expect(await asked(rights, { folder: null })).toEqual({ ...common, member: 'o', words: ['/none'] });
    }
    await expect(asked(some, { folder: 'g' })).rejects.toThrow('folder-unknown');
    await expect(asked(everyFolder, { folder: 'unheard-of' })).rejects.toThrow('folder-unknown');
  });
});
