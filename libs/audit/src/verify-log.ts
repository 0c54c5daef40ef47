import type { EventDigest } from './event-digest.js';
import type { ChainFinding, LogFinding } from './finding.js';
import { ChainVerifier, placeOf } from './hash-chain.js';
import { HeadChecker } from './head-checker.js';
import { LeafCursor } from './leaf-cursor.js';
import { LeafMatcher, type LogLeaf } from './leaf-matcher.js';
import type { NodeLookup } from './merkle-proof.js';
import { peaksOf } from './merkle-tree.js';
import type { Sha256 } from './sha256.js';
import { type Head, parseSignedHead, type SignedHead, type VerifySignature } from './signed-head.js';

/** What is verified, and by what. */
export interface LogToVerify {
  readonly sha256: Sha256;
  readonly verifySignature: VerifySignature;
  /** All events in log order, in batches: digested by this thread (`digestsOf`), or by several. */
  readonly events: AsyncIterable<readonly EventDigest[]>;
  /**
   * The tree's leaves from the first on, in batches of any size. Left out, the log's own events are the leaves: then
   * lost, added and moved events show at the next head only.
   */
  readonly leaves?: AsyncIterable<readonly LogLeaf[]>;
  /** The tree's stored nodes: those over all leaves are compared. */
  readonly nodes?: NodeLookup;
  /** Heads from outside the log: out of a sealed PDF, a receipt, a webhook. */
  readonly heads?: readonly SignedHead[];
  /**
   * Keys that may sign heads (base64 of SubjectPublicKeyInfo). Left out, the keys that the log itself introduces are
   * taken: whoever can rewrite the whole log, its tree and its heads can introduce a key.
   */
  readonly publicKeys?: readonly string[];
  /** How many findings are kept (default 1,000); all are counted. */
  readonly keepFindings?: number;
}

/** What a verification found. */
export interface LogReport {
  /** No damage was found. It says nothing of what no head covers. */
  readonly intact: boolean;
  readonly events: number;
  readonly streams: number;
  /** Leaves of the tree (without a tree: events). */
  readonly leaves: number;
  /** The tree's root over them. */
  readonly root: string;
  readonly headsChecked: number;
  readonly headsVerified: number;
  /** The newest head that agrees with the leaves. */
  readonly newestHead: Head | null;
  /** Leaves that the newest head covers. */
  readonly coveredLeaves: number;
  /** Leaves from the first on that are covered and that no finding casts doubt on. */
  readonly provenLeaves: number;
  /** Events of the log that no head covers: their chains were checked, but a cut tail would not show. */
  readonly uncoveredEvents: number;
  /** Whether the heads' keys came from the log itself. */
  readonly keysFromLog: boolean;
  readonly findings: readonly LogFinding[];
  /** All findings, kept or not. */
  readonly findingCount: number;
}

/** Verifies a whole log in one pass: hashes, chains, order, tree and heads. */
export function verifyLog(log: LogToVerify): Promise<LogReport> {
  return new LogVerification(log).run();
}

class LogVerification {
  private readonly findings: LogFinding[] = [];
  private findingCount = 0;
  private doubtful = Number.POSITIVE_INFINITY;
  private events = 0;
  private readonly chains = new ChainVerifier();
  private readonly matcher: LeafMatcher;
  private readonly heads: HeadChecker;

  constructor(private readonly log: LogToVerify) {
    const report = (finding: LogFinding, fromLeaf?: number) => this.report(finding, fromLeaf);
    this.matcher = new LeafMatcher(report);
    this.heads = new HeadChecker(log.sha256, log.verifySignature, log.heads ?? [], report);
    for (const key of log.publicKeys ?? []) this.heads.trust(key);
  }

  async run(): Promise<LogReport> {
    const leaves = this.log.leaves ? new LeafCursor(this.log.leaves) : null;
    for await (const batch of this.log.events) {
      for (let i = 0; i < batch.length; ) {
        const ready = leaves ? await leaves.fill() : 0;
        const end = ready === 0 ? batch.length : Math.min(batch.length, i + ready);
        for (; i < end; i++) this.take(batch[i] as EventDigest, leaves);
      }
      await this.heads.settle();
    }
    while (leaves && (await leaves.fill()) > 0)
      for (let leaf = leaves.next(); leaf; leaf = leaves.next()) {
        this.heads.leaf(leaf.eventHash);
        this.matcher.leaf(leaf);
      }
    return this.conclude();
  }

  private take(event: EventDigest, leaves: LeafCursor | null): void {
    this.events++;
    const findings = this.chains.push(event);
    const leaf = leaves ? leaves.next() : { eventId: event.eventId, eventHash: event.sealed ?? '' };
    const fromLeaf = leaves ? leaves.taken - (leaf ? 1 : 0) : this.events - 1;
    for (const finding of findings) this.report(finding, fromLeaf);
    const matched = { event, damaged: findings.some(isOwnDamage) };
    if (leaf) {
      this.heads.leaf(leaf.eventHash);
      this.matcher.both(matched, leaf);
    } else this.matcher.event(matched);
    if (event.content) this.read(event, event.content);
  }

  private read(event: EventDigest, { type, data }: NonNullable<EventDigest['content']>): void {
    if (event.stream === 'heads' && type === 'HeadSigned') this.takeHead(event, data);
    else if (event.stream === 'service' && type === 'HeadKeyIntroduced' && !this.log.publicKeys) this.takeKey(data);
  }

  private takeHead(event: EventDigest, data: string): void {
    const signed = parseSignedHead(data);
    const place = placeOf(event);
    if (signed) this.heads.head(signed, place);
    else this.report({ kind: 'head-malformed', event: place, message: 'the event does not hold a signed head' });
  }

  private takeKey(data: string): void {
    const publicKey = /"publicKey":"([A-Za-z0-9+/=]+)"/.exec(data)?.[1];
    if (publicKey !== undefined) this.heads.trust(publicKey);
  }

  private async conclude(): Promise<LogReport> {
    const { missing, unexpected } = this.matcher.finish();
    const { checked, verified, newest } = await this.heads.finish();
    const { tree } = this.heads;
    await this.checkStoredNodes();
    const coveredLeaves = newest?.head.leaves ?? 0;
    const coveredEvents = coveredLeaves - missing.filter((leaf) => leaf < coveredLeaves).length;
    return {
      intact: this.findingCount === 0,
      events: this.events,
      streams: this.chains.streams,
      leaves: tree.leaves,
      root: tree.root(),
      headsChecked: checked,
      headsVerified: verified,
      newestHead: newest?.head ?? null,
      coveredLeaves,
      provenLeaves: Math.min(coveredLeaves, this.doubtful),
      uncoveredEvents: this.events - coveredEvents - unexpected,
      keysFromLog: !this.log.publicKeys,
      findings: this.findings,
      findingCount: this.findingCount,
    };
  }

  private async checkStoredNodes(): Promise<void> {
    const { tree } = this.heads;
    const stored = (await this.log.nodes?.(peaksOf(tree.leaves))) ?? tree.hashes();
    if (tree.hashes().every((hash, i) => hash === stored[i])) return;
    const message = 'the stored nodes of the tree are not the hashes of its leaves';
    this.report({ kind: 'tree-root-mismatch', leaves: tree.leaves, message });
  }

  /** @param fromLeaf the first leaf that the finding casts doubt on; a head's finding just doesn't prove any */
  private report(finding: LogFinding, fromLeaf = Number.POSITIVE_INFINITY): void {
    this.findingCount++;
    this.doubtful = Math.min(this.doubtful, fromLeaf);
    if (this.findings.length < (this.log.keepFindings ?? 1000)) this.findings.push(finding);
  }
}

function isOwnDamage({ kind }: ChainFinding): boolean {
  return kind === 'hash-mismatch' || kind === 'metadata-malformed';
}
