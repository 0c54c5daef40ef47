import type { EventPlace, HeadFinding, HeadPlace } from './finding.js';
import { MerkleHasher } from './merkle-hash.js';
import { MerkleFrontier } from './merkle-tree.js';
import type { Sha256 } from './sha256.js';
import { keyIdOf, type SignedHead, type VerifySignature, verifyHead } from './signed-head.js';

interface WaitingHead {
  readonly signed: SignedHead;
  /** null for a head given from outside. */
  readonly event: EventPlace | null;
}

/** The newest head that agrees, and how many were looked at. */
export interface HeadsChecked {
  readonly checked: number;
  readonly verified: number;
  readonly newest: SignedHead | null;
}

/**
 * Checks signed heads against the leaves, in one pass: it keeps the hashes of the leaves after the newest head it has
 * looked at, and hashes them into the tree when a head that covers them comes.
 */
export class HeadChecker {
  private readonly frontier: MerkleFrontier;
  private readonly publicKeys = new Map<string, string>();
  private readonly outside: WaitingHead[];
  private waiting: WaitingHead[] = [];
  private queue: string[] = [];
  private checked = 0;
  private verified = 0;
  private newest: SignedHead | null = null;
  private agreed = true;

  constructor(
    private readonly sha256: Sha256,
    private readonly verify: VerifySignature,
    heads: readonly SignedHead[],
    private readonly report: (finding: HeadFinding) => void,
  ) {
    this.frontier = new MerkleFrontier(new MerkleHasher(sha256));
    this.outside = byLeaves(heads.map((signed) => ({ signed, event: null })));
  }

  /** Trusts a key (base64 of its SubjectPublicKeyInfo). */
  trust(publicKey: string): void {
    const id = keyIdOf(this.sha256, publicKey);
    if (id !== null) this.publicKeys.set(id, publicKey);
  }

  /** Takes the hash of the event of the next leaf. */
  leaf(eventHash: string): void {
    this.queue.push(eventHash);
  }

  /** Takes a head from the log. */
  head(signed: SignedHead, event: EventPlace): void {
    this.waiting.push({ signed, event });
  }

  /** Checks the log's heads whose leaves are there, and those from outside that cover no more. */
  async settle(): Promise<void> {
    if (this.waiting.length === 0) return;
    const there = this.frontier.leaves + this.queue.length;
    const due = byLeaves(this.waiting.filter(({ signed }) => signed.head.leaves <= there));
    this.waiting = this.waiting.filter(({ signed }) => signed.head.leaves > there);
    for (const head of due) {
      while ((this.outside[0]?.signed.head.leaves ?? Number.POSITIVE_INFINITY) <= head.signed.head.leaves)
        await this.check(this.outside.shift() as WaitingHead);
      await this.check(head);
    }
  }

  /** Checks the rest, when no leaf comes any more. */
  async finish(): Promise<HeadsChecked> {
    await this.settle();
    for (const head of byLeaves([...this.outside, ...this.waiting])) await this.check(head);
    this.advance(this.frontier.leaves + this.queue.length);
    return { checked: this.checked, verified: this.verified, newest: this.newest };
  }

  /** The tree over all leaves; whole after `finish`. */
  get tree(): MerkleFrontier {
    return this.frontier;
  }

  private async check({ signed, event }: WaitingHead): Promise<void> {
    this.checked++;
    const { leaves, root, time, keyId } = signed.head;
    const head: HeadPlace = { leaves, root, time, keyId, event };
    const refusal = await this.refusalOf(signed);
    const there = this.frontier.leaves + this.queue.length;
    if (refusal !== null) this.report({ kind: 'head-signature-invalid', head, message: refusal });
    else if (leaves > there) {
      const message = `the head covers ${leaves} leaves, there are ${there}`;
      this.report({ kind: 'tail-cut', head, leaves: there, message });
    } else if (leaves < this.frontier.leaves) {
      const message = `the head covers ${leaves} leaves, one before it ${this.frontier.leaves}`;
      this.report({ kind: 'head-out-of-order', head, message });
    } else {
      this.advance(leaves);
      this.compare(signed, head);
    }
  }

  private compare(signed: SignedHead, head: HeadPlace): void {
    const fromLeaf = this.newest?.head.leaves ?? 0;
    const agrees = this.frontier.root() === head.root;
    if (agrees) {
      this.verified++;
      this.newest = signed;
    } else if (this.agreed) {
      const message = `the leaves from ${fromLeaf} to ${head.leaves - 1} are not those that were signed`;
      this.report({ kind: 'head-root-mismatch', head, fromLeaf, message });
    }
    this.agreed = agrees;
  }

  private async refusalOf(signed: SignedHead): Promise<string | null> {
    const publicKey = this.publicKeys.get(signed.head.keyId);
    if (publicKey === undefined) return 'the head is signed by a key that is not trusted';
    const valid = await verifyHead(signed, publicKey, this.sha256, this.verify);
    return valid ? null : 'the signature is not by the key that the head names';
  }

  private advance(leaves: number): void {
    const count = leaves - this.frontier.leaves;
    for (let i = 0; i < count; i++) this.frontier.add(this.queue[i] as string);
    this.queue = this.queue.slice(count);
  }
}

function byLeaves(heads: readonly WaitingHead[]): WaitingHead[] {
  return [...heads].sort((a, b) => a.signed.head.leaves - b.signed.head.leaves);
}
