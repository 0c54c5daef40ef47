import { setTimeout as sleep } from 'node:timers/promises';
import { MerkleFrontier, MerkleHasher, peaksOf, signHead, splitMetadata } from '@attestory/audit';
import { sha256 } from '@attestory/audit/node';
import { type HeadSigned, streams } from '@attestory/domain';
import type { EventStore, RecordedEvent, Subscription, TreeLeaf, TreeNode, TreeStore } from '@attestory/event-store';
import { type EventAbout, schemaVersion } from '../codec/event-about.js';
import type { EventCodec } from '../codec/event-codec.js';
import { EventDamagedError } from '../codec/stored-event.js';
import { eventIdOf, processIdentity } from '../command-identity.js';
import type { Clock } from '../ports/clock.port.js';

/** How long stopping waits for the tree, in milliseconds. */
const catchUpCeiling = 5_000;

/** The newest signed head; null before the first. */
export type NewestHead = () => { readonly leaves: number; readonly root: string; readonly at: string } | null;

export interface HeadProcessTools {
  readonly store: EventStore;
  readonly tree: TreeStore;
  readonly codec: EventCodec;
  readonly clock: Clock;
  readonly signer: {
    readonly keyId: string;
    /** ECDSA P-256 with SHA-256 over the text; IEEE P1363, base64url. */
    sign(message: string): string;
  };
  readonly contentHash: (content: unknown) => string;
  /** The shortest time between two heads, in milliseconds. */
  readonly every: number;
}

/**
 * Builds the Merkle tree from the log and signs its heads: one each period with news (domain.md, Audit). One leader does
 * it; the tree's store refuses a second one.
 */
export class HeadProcess {
  private frontier = new MerkleFrontier(new MerkleHasher(sha256));
  private head: ReturnType<NewestHead> = null;
  private subscription: Subscription | undefined;
  private timer: NodeJS.Timeout | undefined;
  private signing: Promise<void> = Promise.resolve();
  /** Leaves that no head covers, heads aside. */
  private news = 0;
  /** The position of the newest leaf. */
  private grownTo: string | null = null;

  constructor(
    private readonly tools: HeadProcessTools,
    private readonly onError: (error: unknown) => void,
  ) {}

  readonly newest: NewestHead = () => this.head;

  async start(): Promise<void> {
    const { store, tree, every } = this.tools;
    const { leaves, position } = await tree.size();
    const peaks = await tree.nodes(peaksOf(leaves));
    this.frontier = new MerkleFrontier(new MerkleHasher(sha256), leaves, peaks as string[]);
    this.grownTo = position;
    const headId = await this.readNewest();
    const headIsLeaf = headId !== null && (await tree.leafOf(headId)) !== null;
    this.news = leaves - (this.head?.leaves ?? 0) - (headIsLeaf ? 1 : 0);
    this.subscription = store.subscribe({
      ...(position === null ? {} : { after: position }),
      onBatch: (batch) => this.grow(batch),
      onError: this.onError,
    });
    this.timer = setInterval(() => this.signIfNews(), every);
  }

  /** Signs a last head over all that the log holds by now, and stops. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.catchUp().catch(this.onError);
    this.signIfNews();
    await this.signing;
    await this.subscription?.close();
  }

  /** Waits until the tree holds what the log held at the call; not for ever, since a store may be away. */
  private async catchUp(): Promise<void> {
    const end = await this.tools.store.head();
    const isBehind = () => end !== null && (this.grownTo === null || this.grownTo < end);
    for (const deadline = Date.now() + catchUpCeiling; isBehind() && Date.now() < deadline; ) await sleep(10);
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
    await this.tools.tree.append(before, leaves, nodes);
    this.frontier = grown;
    this.grownTo = leaves.at(-1)?.position ?? this.grownTo;
    this.news += batch.filter(({ stream }) => stream !== streams.heads).length;
    // The first head doesn't wait for its time: the first sealed PDF shall name one, too.
    if (this.head === null) this.signIfNews();
  }

  private signIfNews(): void {
    this.signing = this.signing.then(() => (this.news > 0 ? this.sign() : undefined)).catch(this.onError);
  }

  private async sign(): Promise<void> {
    const { clock, signer } = this.tools;
    const [leaves, root, time, covered] = [this.frontier.leaves, this.frontier.root(), clock.now(), this.news];
    const data = signHead({ leaves, root, time }, signer) as HeadSigned['data'];
    await this.append({ type: 'HeadSigned', data });
    this.news -= covered;
    this.head = { leaves, root, at: time };
  }

  private async append(event: HeadSigned): Promise<void> {
    const { store, codec, clock, contentHash } = this.tools;
    const last = await store.lastEvent(streams.heads);
    const { leaves } = event.data.head;
    const identity = processIdentity('heads', `head/${leaves}/${event.data.head.root}`, null);
    const about: EventAbout = {
      ...identity,
      commandHash: contentHash({ leaves }),
      previousHash: last ? (splitMetadata(last.metadata)?.hash ?? null) : null,
      schemaVersion,
      time: clock.now(),
    };
    const [id, revision] = [eventIdOf(streams.heads, identity.commandId, 0), (last?.revision ?? -1) + 1];
    const { events } = await codec.encode([{ event, id, stream: streams.heads, revision, about }]);
    await store.append(streams.heads, last ? last.revision : 'no-stream', events);
  }

  /** Takes the newest head from the log. @returns the id of its event */
  private async readNewest(): Promise<string | null> {
    const { store, codec } = this.tools;
    const last = await store.lastEvent(streams.heads);
    if (!last) return null;
    const [event] = await codec.decode([last]);
    if (event?.type !== 'HeadSigned') return null;
    const { leaves, root, time: at } = event.data.head;
    this.head = { leaves, root, at };
    return last.id;
  }
}
