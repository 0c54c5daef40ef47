import { setTimeout as sleep } from 'node:timers/promises';
import { MerkleFrontier, MerkleHasher, peaksOf, splitMetadata } from '@attestory/audit';
import { sha256 } from '@attestory/audit/node';
import type { EventStore, RecordedEvent, Subscription, TreeLeaf, TreeNode, TreeStore } from '@attestory/event-store';
import { EventDamagedError } from '../codec/stored-event.js';

/**
 * Builds the Merkle tree from the log, in this process's own store: whoever signs a head has the tree at hand, and all
 * build the same one.
 */
export class TreeBuilder {
  private frontier = new MerkleFrontier(new MerkleHasher(sha256));
  private subscription: Subscription | undefined;
  /** The position of the newest leaf. */
  private grownTo: string | null = null;
  private readonly listeners = new Set<(firstLeaf: number, batch: readonly RecordedEvent[]) => void>();

  constructor(
    private readonly store: EventStore,
    private readonly tree: TreeStore,
    private readonly onError: (error: unknown) => void,
  ) {}

  async start(): Promise<void> {
    const { leaves, position } = await this.tree.size();
    const peaks = await this.tree.nodes(peaksOf(leaves));
    this.frontier = new MerkleFrontier(new MerkleHasher(sha256), leaves, peaks as string[]);
    this.grownTo = position;
    this.subscription = this.store.subscribe({
      ...(position === null ? {} : { after: position }),
      onBatch: (batch) => this.grow(batch),
      onError: this.onError,
    });
  }

  async stop(): Promise<void> {
    await this.subscription?.close();
  }

  get leaves(): number {
    return this.frontier.leaves;
  }

  root(): string {
    return this.frontier.root();
  }

  has(eventId: string): Promise<boolean> {
    return this.tree.leafOf(eventId).then((leaf) => leaf !== null);
  }

  /** Called after each batch, with the number of its first leaf. */
  onGrown(listener: (firstLeaf: number, batch: readonly RecordedEvent[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Waits until the tree holds what the log held at the call; not longer than so many milliseconds, as a store may be away. */
  async catchUp(ceiling: number): Promise<void> {
    const end = await this.store.head();
    const isBehind = () => end !== null && (this.grownTo === null || this.grownTo < end);
    for (const deadline = Date.now() + ceiling; isBehind() && Date.now() < deadline; ) await sleep(10);
  }

  private async grow(batch: readonly RecordedEvent[]): Promise<void> {
    const before = this.frontier.leaves;
    const grown = new MerkleFrontier(new MerkleHasher(sha256), before, this.frontier.hashes());
    const leaves: TreeLeaf[] = [];
    const nodes: TreeNode[] = [];
    for (const { id, metadata, position } of batch) {
      const eventHash = splitMetadata(metadata)?.hash;
      if (!eventHash) throw new EventDamagedError(`event ${id}: its metadata can't be read`);
      leaves.push({ eventId: id, eventHash, position });
      nodes.push(...grown.append(eventHash));
    }
    await this.tree.append(before, leaves, nodes);
    this.frontier = grown;
    this.grownTo = leaves.at(-1)?.position ?? this.grownTo;
    for (const listener of this.listeners) listener(before, batch);
  }
}
