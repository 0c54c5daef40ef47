import type { Instant, Sha256 } from '../ids.js';
import type { ClosedAs } from '../invitation/closing.js';

/** The event that a fact rests on: where and when it stands in the log, so that it can be looked up there. */
export interface Evidence {
  /** UUID of the event. */
  readonly eventId: string;
  readonly type: string;
  readonly stream: string;
  /** As `EventMeta` has it. */
  readonly position: string;
  readonly time: Instant;
  /** The event's hash in its stream's chain. */
  readonly hash: Sha256;
}

/**
 * What is known of something. `no` rests on an event where one tells it; where nothing happened there is none. `unknown`:
 * the log doesn't tell, or it isn't for whoever asks.
 */
export type Fact<T> =
  | { readonly known: 'yes'; readonly value: T; readonly because: Evidence }
  | { readonly known: 'no'; readonly because?: Evidence }
  | { readonly known: 'unknown' };

/** Who asks: the person who misses the document, or the organization that sent it, for them. */
export type Asker = 'person' | 'organization';

/** How a copy comes to somebody, as the delivery policy names it. */
export type CopyWay = 'download-link' | 'personal-account' | 'organization-archive';

/** What the delivery policy gave a signature, and what it withheld for which setting of the sender. */
export interface GivenCopies {
  readonly policyVersion: string;
  readonly ways: readonly CopyWay[];
  readonly withheld: readonly { readonly way: CopyWay; readonly because: string }[];
}

/** Where the download links of a person lead. */
export interface LinkStanding {
  /** `closed`: revoked, or replaced by a link that is closed too. */
  readonly state: 'open' | 'expired' | 'closed';
  /** When it stops working by itself, or has stopped. */
  readonly expiresAt: Instant;
  /** The last download over one of them. */
  readonly used?: Evidence;
  /** The sender has closed it for ever: no new one can be had. */
  readonly revoked?: true;
}

/** Everything by which it is judged why one person can't find one document. What isn't theirs to know is `unknown`. */
export interface MissingDocumentFacts {
  readonly now: Instant;
  readonly asker: Asker;
  /** The person is among those who were asked to sign; `no` rests on the event that froze who they are. */
  readonly asked: Fact<null>;
  /** Their signature rests on an identity that whoever asks has not shown to be theirs. */
  readonly strangeIdentity: Fact<null>;
  /** It still waits for signatures, and for whose. */
  readonly open: Fact<{ readonly waitsFor: 'them' | 'others' }>;
  /** Imported documents count as completed. */
  readonly closed: Fact<{ readonly as: ClosedAs }>;
  readonly signature: Fact<{
    readonly assurance: 'none' | 'single-factor' | 'strong';
    /** They signed for an organization that is registered here, and whoever asks can change to its side. */
    readonly represents?: { readonly isMember: boolean };
  }>;
  /**
   * They have signed on paper, as the sender has recorded; `unknown` also where the record has a name only, which may be
   * theirs.
   */
  readonly paper: Fact<null>;
  readonly given: Fact<GivenCopies>;
  /** The sending organization's archive has it, and whoever asks can change to that side. */
  readonly senderCopy: Fact<{ readonly isMember: boolean }>;
  /** Until when a personal account keeps it; null: without end. */
  readonly retention: Fact<{ readonly keepUntil: Instant | null; readonly policyVersion: string }>;
  /** The copy of whoever asks was deleted for good, with a certificate; without one: everybody's was, and they had none. */
  readonly purged: Fact<{ readonly certificateId?: string; readonly nobodyHasIt?: true }>;
  /** What became of the newest e-mail that was to bring it. */
  readonly mail: Fact<{ readonly state: 'handed-over' | 'delayed' | 'bounced' }>;
  readonly link: Fact<LinkStanding>;
}
