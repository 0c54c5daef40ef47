import { beforeEach, describe, expect, it } from '@jest/globals';
import type { FolderId } from '@attestory/domain';
import { MemoryVault } from '../testing/memory-vault.sample.js';
import { acme, aino, Archive, keepingApplication } from '../testing/retention.sample.js';
import { MemoryEventStore, MemoryKeyVault } from '../testing/stores.sample.js';
import { correctRetention } from './correct-retention.js';

const cause = { because: 'rule', causedBy: null } as const;
let archive: Archive;
let store: MemoryEventStore;

beforeEach(async () => {
  store = new MemoryEventStore();
  archive = new Archive(keepingApplication({ store, keys: new MemoryKeyVault(), vault: new MemoryVault() }));
  await archive.organization();
});
const copyOf = async (holder = acme) => (await archive.document([holder])).copies[0] as string;
const retentionOf = async (id: string) => {
  const { state } = await archive.load(id);
  return state.status === 'none' ? null : state.retention;
};

describe('a copy that was given by a rule which was replaced meanwhile', () => {
  it('is kept by the rule in force, which is said once', async () => {
    const id = await copyOf();
    await archive.setRule(12);
    expect(await correctRetention(archive.app, id, cause)).toMatchObject({ retention: { policyVersion: '2' } });
    const before = store.events.length;
    await correctRetention(archive.app, id, cause);
    expect(store.events.length).toBe(before);
    expect(await retentionOf(id)).toMatchObject({ keepUntil: '2027-01-31T10:00:00.000Z' });
  });

  it('is kept for good in a folder without a rule, and by the rule again when it is moved back', async () => {
    const id = await copyOf();
    for (const [to, rule] of [
      ['f', 'organization/keep'],
      [null, 'organization/root'],
      ['f', 'organization/keep'],
    ]) {
      await archive.copy(id, { type: 'MoveDocument', to: to as FolderId | null });
      await correctRetention(archive.app, id, { ...cause, because: 'moved' });
      expect(await retentionOf(id)).toMatchObject({ rule });
    }
  });

  it('stays as it is where it is a person’s, is being purged, or is not there', async () => {
    const [of, purging] = [await copyOf(aino), await copyOf()];
    await archive.tell(purging);
    await archive.copy(purging, { type: 'StartPurge', certificateId: 'c', now: '2026-09-01T10:00:00.000Z' } as never);
    await archive.setRule(12);
    const before = store.events.length;
    for (const id of [of, purging]) await correctRetention(archive.app, id, cause);
    expect(await correctRetention(archive.app, 'nothing', cause)).toBeNull();
    expect(store.events.length).toBe(before);
  });
});
