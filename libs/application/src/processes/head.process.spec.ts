import { beforeEach, describe, expect, it } from '@jest/globals';
import { accept, type DomainEvent, type HeadSigned } from '@attestory/domain';
import type {
  RecordedEvent,
  SubscribeOptions,
  Subscription,
  TreeLeaf,
  TreeNode,
  TreeStore,
} from '@attestory/event-store';
import { EventCodec } from '../codec/event-codec.js';
import { processIdentity } from '../command-identity.js';
import { samples } from '../testing/events.sample.js';
import { MemoryEventStore, MemoryKeyVault } from '../testing/stores.sample.js';
import { Transactor } from '../transact.js';
import type { Lead } from '../leading/lead.js';
import { HeadProcess } from './head.process.js';
import { TreeBuilder } from './tree-builder.js';

/** A log whose subscriptions bring events only when they are told to. */
class SlowEventStore extends MemoryEventStore {
  private given: SubscribeOptions | undefined;
  private delivered = 0;

  override subscribe(options?: SubscribeOptions): never {
    this.given = options;
    this.delivered = this.events.filter(({ position }) => position <= (options?.after ?? '')).length;
    return { close: async () => {} } satisfies Subscription as never;
  }

  /** What happens, once, while somebody asks for the newest event of a stream. */
  meanwhile: (() => Promise<void>) | undefined;

  override async lastEvent(stream: string) {
    const { meanwhile } = this;
    this.meanwhile = undefined;
    await meanwhile?.();
    return super.lastEvent(stream);
  }

  async deliver(): Promise<void> {
    const batch: readonly RecordedEvent[] = this.events.slice(this.delivered);
    this.delivered = this.events.length;
    if (batch.length > 0) await this.given?.onBatch(batch);
  }
}

class MemoryTree implements TreeStore {
  private readonly all: TreeLeaf[] = [];
  private readonly byPlace = new Map<string, string>();

  async size() {
    return { leaves: this.all.length, position: this.all.at(-1)?.position ?? null };
  }
  async append(_expected: number, leaves: readonly TreeLeaf[], nodes: readonly TreeNode[]) {
    this.all.push(...leaves);
    for (const { level, index, hash } of nodes) this.byPlace.set(`${level}/${index}`, hash);
  }
  async leaves(from: number, limit: number) {
    return this.all.slice(from, from + limit);
  }
  async leafOf(eventId: string) {
    const index = this.all.findIndex((leaf) => leaf.eventId === eventId);
    return index < 0 ? null : { index, leaf: this.all[index] as TreeLeaf };
  }
  async nodes(wanted: readonly { readonly level: number; readonly index: number }[]) {
    return wanted.map(({ level, index }) => this.byPlace.get(`${level}/${index}`) ?? null);
  }
  async close() {}
}

const clock = { now: () => '2026-11-24T10:00:00.000Z' as never };
const facts = {
  initial: null,
  decide: (event: DomainEvent) => accept(event),
  evolve: () => null,
};

describe('the process that signs heads', () => {
  let store: SlowEventStore;
  let tree: MemoryTree;
  let codec: EventCodec;
  let happened = 0;

  beforeEach(() => {
    store = new SlowEventStore();
    tree = new MemoryTree();
    codec = new EventCodec(new MemoryKeyVault());
  });

  const fail = (error: unknown) => {
    throw error;
  };
  const start = async (lead: Lead = { token: 1, holds: () => true }): Promise<HeadProcess> => {
    const signer = { keyId: 'a'.repeat(64), sign: () => 'c2lnbmVk' };
    const tools = { store, codec, clock, signer, contentHash: () => 'b'.repeat(64), every: 3_600_000 };
    const builder = new TreeBuilder(store, tree, fail);
    const process = new HeadProcess(tools, builder, fail);
    await builder.start();
    await process.start(lead);
    return process;
  };
  /** Something happens, in a stream of its own. */
  const happen = async (): Promise<void> => {
    const command = samples.find(({ type }) => type === 'DraftDiscarded') as DomainEvent;
    const [identity, stream] = [processIdentity('test', String(++happened), null), `invitation-${happened}`];
    await new Transactor(store, codec, clock, new Uint8Array(32)).transact({
      ...{ stream, decider: facts, command, identity, content: happened },
    });
  };
  /** How many events stood in the log before each head, and how many leaves it covers. */
  const heads = async (): Promise<readonly (readonly [before: number, covered: number])[]> => {
    const decoded = await codec.decode(store.events);
    return decoded.flatMap((event, before) =>
      event.type === 'HeadSigned' ? [[before, (event as unknown as HeadSigned).data.head.leaves] as const] : [],
    );
  };

  it('signs the first head at once', async () => {
    const process = await start();
    await happen();
    await store.deliver();
    await process.stop();
    expect(await heads()).toEqual([[1, 1]]);
  });

  it('covers with its last head what the tree had not seen yet when it was told to stop', async () => {
    const process = await start();
    await happen();
    await store.deliver();
    await happen();
    const stopped = process.stop();
    await store.deliver();
    await stopped;
    expect(await heads()).toEqual([
      [1, 1],
      [3, 3],
    ]);
  });

  it('knows after a start what no head covers, though the tree had not seen the last head', async () => {
    const first = await start();
    await happen();
    await store.deliver();
    await first.stop();
    await happen();
    const second = await start();
    await store.deliver();
    await second.stop();
    expect((await heads()).at(-1)).toEqual([3, 3]);
  });

  it('signs nothing when nothing happened since the last head', async () => {
    const first = await start();
    await happen();
    await store.deliver();
    await store.deliver();
    await first.stop();
    const second = await start();
    await store.deliver();
    await second.stop();
    expect(await heads()).toEqual([[1, 1]]);
  });

  it('signs nothing while its tree has not reached what the newest head covers', async () => {
    const first = await start();
    await happen();
    await happen();
    await store.deliver();
    await first.stop();
    tree = new MemoryTree();
    const elsewhere = await start();
    await store.deliver();
    await elsewhere.stop();
    expect(await heads()).toEqual([[2, 2]]);
  });

  it('signs nothing any more when another process may lead', async () => {
    let holds = true;
    const process = await start({ token: 1, holds: () => holds });
    await happen();
    await store.deliver();
    await happen();
    holds = false;
    await store.deliver();
    await process.stop();
    expect(await heads()).toEqual([[1, 1]]);
  });

  it('signs nothing when it loses the lead while it signs', async () => {
    let holds = true;
    const process = await start({ token: 1, holds: () => holds });
    await happen();
    store.meanwhile = async () => {
      holds = false;
    };
    await store.deliver();
    await process.stop();
    expect(await heads()).toEqual([]);
  });

  it('signs no head that covers less than the newest one', async () => {
    const late = await start();
    await happen();
    await store.deliver();
    await happen();
    await store.deliver();
    store.meanwhile = async () => {
      await happen();
      tree = new MemoryTree();
      const rival = await start();
      await store.deliver();
      await rival.stop();
    };
    await late.stop();
    const covered = (await heads()).map(([, leaves]) => leaves);
    expect(covered).toEqual([1, 4]);
  });
});
