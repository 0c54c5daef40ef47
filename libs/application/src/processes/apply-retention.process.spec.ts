import { beforeEach, describe, expect, it } from '@jest/globals';
import { type FolderId, organizationDecider, streams } from '@attestory/domain';
import type { DueRules, RuleTask } from '@attestory/projections';
import { MemoryVault } from '../testing/memory-vault.sample.js';
import { acme, aino, Archive, keepingApplication, organizationId } from '../testing/retention.sample.js';
import { MemoryEventStore, MemoryKeyVault } from '../testing/stores.sample.js';
import { applyRetentionProcess } from './apply-retention.process.js';

let archive: Archive;
let store: MemoryEventStore;
let copies: string[];

beforeEach(async () => {
  store = new MemoryEventStore();
  archive = new Archive(keepingApplication({ store, keys: new MemoryKeyVault(), vault: new MemoryVault() }));
  await archive.organization(null);
  copies = [];
  for (let i = 0; i < 5; i++) copies.push((await archive.document([acme, aino])).copies[0] as string);
  await apply();
});

/** What is due is worked off. */
async function apply(app = archive.app): Promise<void> {
  const query = { index: 'due', member: 'apply-retention', limit: 100 };
  const { items } = await app.views.rules.find(query);
  for (const work of items as readonly DueRules[])
    for (const task of Object.values(work.tasks)) await applyRetentionProcess(app)(task as RuleTask, work);
}
const retentions = async () =>
  Promise.all(
    copies.map(async (id) => {
      const { state } = await archive.load(id);
      return state.status === 'none' ? null : state.retention.keepUntil;
    }),
  );
const applied = async () => {
  const { events } = await archive.app.transactor.load(streams.organization(organizationId), organizationDecider);
  return events.flatMap(({ type, data }) => (type === 'RetentionRuleApplied' ? [data] : []));
};
const inSixMonths = '2026-07-31T09:00:00.000Z';

describe('a new retention rule', () => {
  it('reaches all that lies in its folder, and nobody else’s copies', async () => {
    await archive.setRule(6);
    await apply();
    expect(await retentions()).toEqual(copies.map(() => inSixMonths));
    expect((await applied()).at(-1)).toMatchObject({ version: 2, changed: 5 });
    const changes = store.events.filter(({ type }) => type === 'RetentionChanged');
    // Each of the organization’s twice: when it was said to be for good, and now.
    expect(new Set(changes.map(({ stream }) => stream)).size).toBe(5);
  });

  it('that broke off goes on where it was, and counts all', async () => {
    await archive.setRule(6);
    let left = 2;
    const append: MemoryEventStore['append'] = (...given) => {
      if (left-- === 0) throw new Error('the process died');
      return store.append(...given);
    };
    const dying = Object.assign(Object.create(store), { append }) as MemoryEventStore;
    const app = keepingApplication({ store: dying, keys: archive.app.keys, vault: archive.app.vault });
    await expect(apply(app)).rejects.toThrow('the process died');
    expect((await retentions()).filter((end) => end === inSixMonths)).toHaveLength(2);
    const before = store.events.length;
    await apply();
    expect(await retentions()).toEqual(copies.map(() => inSixMonths));
    // The three that were left, and that it is done.
    expect(store.events.length).toBe(before + 4);
    expect((await applied()).at(-1)).toMatchObject({ version: 2, changed: 5 });
  });

  it('that was changed again meanwhile is applied in its newest version only', async () => {
    await archive.setRule(6);
    const { items } = await archive.app.views.rules.find({ index: 'due', member: 'apply-retention', limit: 1 });
    await archive.setRule(12);
    const [work] = items as readonly DueRules[];
    await applyRetentionProcess(archive.app)(Object.values(work?.tasks ?? {})[0] as RuleTask, work as DueRules);
    expect(await retentions()).toEqual(copies.map(() => '2027-01-31T10:00:00.000Z'));
    expect((await applied()).at(-1)).toMatchObject({ version: 1 });
    await apply();
    expect((await applied()).at(-1)).toMatchObject({ version: 3, changed: 5 });
  });

  it('leaves a copy that was moved out of its folder to the rule of the other one', async () => {
    const [moved] = copies as [string];
    await archive.copy(moved, { type: 'MoveDocument', to: 'f' as FolderId });
    await archive.setRule(6);
    await apply();
    expect(await retentions()).toEqual([null, ...copies.slice(1).map(() => inSixMonths)]);
    expect((await applied()).at(-1)).toMatchObject({ changed: 4 });
  });
});
