import { signHead, splitMetadata } from '@attestory/audit';
import { type HeadSigned, streams } from '@attestory/domain';
import type { EventStore, RecordedEvent } from '@attestory/event-store';
import { type EventAbout, schemaVersion } from '../codec/event-about.js';
import type { EventCodec } from '../codec/event-codec.js';
import { eventIdOf, processIdentity } from '../command-identity.js';
import type { Lead, LedWork } from '../leading/lead.js';
import type { Clock } from '../ports/clock.port.js';
import { headIn, newestHead } from './newest-head.js';
import type { TreeBuilder } from './tree-builder.js';

/** How long stopping waits for the tree, in milliseconds. */
const catchUpCeiling = 5_000;

export interface HeadProcessTools {
  readonly store: EventStore;
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

/** One term of signing. */
interface Term {
  readonly lead: Lead;
  readonly timer: NodeJS.Timeout;
  readonly unsubscribe: () => void;
  /** How many leaves the newest head covers; null before the first. */
  covered: number | null;
  /** Leaves that no head covers, heads aside. */
  news: number;
}

/** Signs heads of the Merkle tree: one each period with news (domain.md, Audit). One process leads. */
export class HeadProcess implements LedWork {
  readonly name = 'process/heads';
  private term: Term | null = null;
  private signing: Promise<void> = Promise.resolve();

  constructor(
    private readonly tools: HeadProcessTools,
    private readonly tree: TreeBuilder,
    private readonly onError: (error: unknown) => void,
  ) {}

  async start(lead: Lead): Promise<void> {
    const head = await newestHead(this.tools);
    const headIsLeaf = head !== null && (await this.tree.has(head.eventId));
    const covered = head?.leaves ?? null;
    // While the tree still catches up, there may be fewer leaves than the head covers.
    const news = Math.max(0, this.tree.leaves - (covered ?? 0) - (headIsLeaf ? 1 : 0));
    const unsubscribe = this.tree.onGrown((firstLeaf, batch) => this.grown(firstLeaf, batch));
    const timer = setInterval(() => this.signIfNews(), this.tools.every);
    this.term = { lead, timer, unsubscribe, covered, news };
    if (covered === null) this.signIfNews();
  }

  /** Signs a last head over all that the log holds by now, unless another process may lead, and stops. */
  async stop(): Promise<void> {
    const { term } = this;
    if (!term) return;
    clearInterval(term.timer);
    if (term.lead.holds()) {
      await this.tree.catchUp(catchUpCeiling).catch(this.onError);
      this.signIfNews();
    }
    await this.signing;
    term.unsubscribe();
    this.term = null;
  }

  private grown(firstLeaf: number, batch: readonly RecordedEvent[]): void {
    const { term } = this;
    if (!term) return;
    const isNews = ({ stream }: RecordedEvent, i: number) =>
      stream !== streams.heads && firstLeaf + i >= (term.covered ?? 0);
    term.news += batch.filter(isNews).length;
    // The first head doesn't wait for its time: the first sealed PDF shall name one, too.
    if (term.covered === null) this.signIfNews();
  }

  private signIfNews(): void {
    this.signing = this.signing
      .then(() => (this.term && this.term.news > 0 ? this.sign(this.term) : undefined))
      .catch(this.onError);
  }

  private async sign(term: Term): Promise<void> {
    const { clock, signer } = this.tools;
    const [leaves, root, time, news] = [this.tree.leaves, this.tree.root(), clock.now(), term.news];
    const data = signHead({ leaves, root, time }, signer) as HeadSigned['data'];
    const covered = await this.append(term, { type: 'HeadSigned', data });
    if (covered === null) return;
    term.news = Math.max(0, term.news - news);
    term.covered = covered;
  }

  /**
   * A head that covers no more than the newest one says nothing: whoever signed that one led after us.
   * @returns how many leaves the newest head covers; null when another process may lead
   */
  private async append({ lead }: Term, event: HeadSigned): Promise<number | null> {
    const { store, codec, clock, contentHash } = this.tools;
    const last = await store.lastEvent(streams.heads);
    const { leaves, root } = event.data.head;
    const newest = last && (await headIn(last, codec));
    if (newest && newest.leaves >= leaves) return newest.leaves;
    const identity = processIdentity('heads', `head/${leaves}/${root}`, null);
    const about: EventAbout = {
      ...identity,
      commandHash: contentHash({ leaves }),
      previousHash: last ? (splitMetadata(last.metadata)?.hash ?? null) : null,
      schemaVersion,
      time: clock.now(),
    };
    const [id, revision] = [eventIdOf(streams.heads, identity.commandId, 0), (last?.revision ?? -1) + 1];
    const { events } = await codec.encode([{ event, id, stream: streams.heads, revision, about }]);
    if (!lead.holds()) return null;
    await store.append(streams.heads, last ? last.revision : 'no-stream', events);
    return leaves;
  }
}
