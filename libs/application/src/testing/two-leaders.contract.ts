import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DomainEvent, Logged } from '@attestory/domain';
import type { EventStore } from '@attestory/event-store';
import { openSqliteEventStore } from '@attestory/event-store/open-sqlite';
import type { Projection } from '@attestory/projections';
import type { ReadModel } from '@attestory/read-model';
import { EventCodec } from '../codec/event-codec.js';
import { processIdentity } from '../command-identity.js';
import type { Lead } from '../leading/lead.js';
import { systemClock } from '../ports/clock.port.js';
import { ProjectionRunner, type ProjectionTools, rebuildProjection } from '../projection-runner.js';
import { samples } from './events.sample.js';
import { MemoryKeyVault } from './stores.sample.js';
import { Transactor } from '../transact.js';
import { ViewProgress } from '../view-progress.js';

/** Counts what it has seen: an event that is folded twice, or left out, shows. */
const counting: Projection<{ readonly seen: number; readonly last: string }> = {
  name: 'counting',
  version: 1,
  categories: ['invitation'],
  fold: (view, event: Logged) => ({ seen: (view?.seen ?? 0) + 1, last: event.meta.id }),
  entries: (view) => [{ index: 'seen', member: view.seen % 2 ? 'odd' : 'even', sort: '' }],
};
const facts = {
  initial: null,
  decide: (event: DomainEvent) => ({ accepted: [event] }),
  evolve: () => null,
};
const fact = samples.find(({ type }) => type === 'DraftDiscarded') as DomainEvent;

/** Views of one read model, as several processes would have them. */
export interface SharedViews {
  /** A connection of its own. */
  open(): Promise<ReadModel>;
  remove(): Promise<void>;
}

/** What two runners do that should be one. */
export function twoLeadersContract(adapter: string, newViews: () => Promise<SharedViews>): void {
  describe(`two runners of one projection that both believe they lead, on ${adapter}`, () => {
    let shared: SharedViews;
    let folder: string;
    let store: EventStore;
    let readModels: ReadModel[];
    let runners: ProjectionRunner<unknown>[];
    let transactor: Transactor;
    let codec: EventCodec;
    let happened = 0;

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'attestory-two-leaders-'));
      store = await openSqliteEventStore({ file: join(folder, 'events.sqlite') });
      codec = new EventCodec(new MemoryKeyVault());
      transactor = new Transactor(store, codec, systemClock, new Uint8Array(32));
      shared = await newViews();
      readModels = [];
      runners = [];
    });
    afterEach(async () => {
      for (const runner of runners) await runner.stop();
      for (const readModel of readModels) await readModel.close();
      await shared.remove();
      await store.close();
      await rm(folder, { recursive: true });
    });

    const tools = async (): Promise<ProjectionTools> => {
      const readModel = await shared.open();
      readModels.push(readModel);
      return { store, readModel, codec, lookup: (member) => member };
    };
    /** As another process would: over a connection of its own to the same views. */
    const lead = async (given: Lead = { token: 1, holds: () => true }) => {
      const own = await tools();
      const progress = new ViewProgress(counting, own.readModel);
      // A batch that another has written first is tried again; that is no failure here.
      const runner = new ProjectionRunner(counting as Projection, own, progress, () => {});
      runners.push(runner as ProjectionRunner<unknown>);
      await runner.start(given);
      return { progress, readModel: own.readModel, runner };
    };
    const happen = async (times: number): Promise<string> => {
      let position = '';
      for (let i = 0; i < times; i++) {
        const identity = processIdentity('test', String(++happened), null);
        const stream = `invitation-${happened % 5}`;
        const result = await transactor.transact({
          stream,
          decider: facts,
          identity,
          command: fact,
          content: happened,
        });
        position = result.position ?? '';
      }
      return position;
    };
    const views = async (readModel: ReadModel) => {
      const generation = await readModel.serving(counting.name, counting.version);
      return { hash: await readModel.stateHash(generation), checkpoint: await readModel.checkpoint(generation) };
    };

    it('write each event once: the views are what a rebuild gives', async () => {
      const [one, other] = [await lead(), await lead()];
      for (let round = 0; round < 10; round++) await happen(20);
      const end = await happen(1);
      expect(await one.progress.waitFor(end, 10_000)).toBe(true);
      expect(await other.progress.waitFor(end, 10_000)).toBe(true);
      const served = await views(one.readModel);
      const { stateHash } = await rebuildProjection(await tools(), counting);
      expect(served).toEqual({ hash: stateHash, checkpoint: end });
    });

    it('tell whose lists have changed, and nothing of events of others', async () => {
      const { runner, progress } = await lead();
      const told: (readonly string[] | null)[] = [];
      runner.onChange((members) => told.push(members && [...members].sort()));
      const happenTo = async (stream: string, name: string) => {
        const identity = processIdentity('test', name, null);
        const { position } = await transactor.transact({ stream, decider: facts, identity, command: fact, content: 0 });
        expect(await progress.waitFor(position ?? '', 10_000)).toBe(true);
      };
      await happenTo('invitation-told', 'first');
      await happenTo('organization-told', 'of others');
      await happenTo('invitation-told', 'second');
      expect(told).toEqual([['odd'], ['even']]);
    });

    it('write nothing once the lead is lost, and leave nothing out for the next one', async () => {
      let holds = true;
      const first = await lead({ token: 1, holds: () => holds });
      const before = await happen(10);
      expect(await first.progress.waitFor(before, 10_000)).toBe(true);
      holds = false;
      const end = await happen(10);
      await new Promise((done) => setTimeout(done, 500));
      expect((await views(first.readModel)).checkpoint).toBe(before);
      const next = await lead({ token: 2, holds: () => true });
      expect(await next.progress.waitFor(end, 10_000)).toBe(true);
      const { hash } = await views(next.readModel);
      expect(hash).toBe((await rebuildProjection(await tools(), counting)).stateHash);
    });

    it('leave nothing out when a rebuild swaps in views that are behind', async () => {
      const running = await lead();
      // Until it has caught up: a server without atomic updates could lose the beginning of the rebuild to its checkpoint.
      expect(await running.progress.waitFor(await happen(30), 10_000)).toBe(true);
      const behind = await tools();
      const generation = await behind.readModel.startRebuild(counting.name, counting.version);
      const middle = await happen(1);
      expect(await running.progress.waitFor(middle, 10_000)).toBe(true);
      await behind.readModel.swap(generation);
      const end = await happen(1);
      expect(await running.progress.waitFor(end, 10_000)).toBe(true);
      const { hash } = await views(running.readModel);
      expect(hash).toBe((await rebuildProjection(await tools(), counting)).stateHash);
    });
  });
}
