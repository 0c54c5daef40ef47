import type { Instant, LinkId, Personal } from '../ids.js';

/**
 * What a notice is about: an e-mail that belongs to no invitation to sign. With its link it makes the Message-ID; a notice of
 * what will be deleted has no link, and an id of its own in its place, one per recipient and day.
 */
export type NoticeKind = 'sign-in-link' | 'member-invitation' | 'purge-notice';

/** A mail server has accepted a notice. */
export interface NoticeHandedOver {
  readonly type: 'NoticeHandedOver';
  readonly data: {
    readonly linkId: LinkId;
    readonly kind: NoticeKind;
    readonly messageId: string;
    readonly to: Personal<string>;
  };
}

/** A mail server has refused a notice for good. */
export interface NoticeBounced {
  readonly type: 'NoticeBounced';
  readonly data: {
    readonly linkId: LinkId;
    readonly kind: NoticeKind;
    readonly messageId: string;
    readonly to: Personal<string>;
    /** What the server said; it may repeat the address. */
    readonly answer: Personal<string>;
  };
}

/** A mail server couldn't take a notice now; it is tried again at `nextTryAt` with the same Message-ID. */
export interface NoticeDelayed {
  readonly type: 'NoticeDelayed';
  readonly data: {
    readonly linkId: LinkId;
    readonly kind: NoticeKind;
    readonly messageId: string;
    /** What went wrong; it may repeat the address. */
    readonly answer: Personal<string>;
    readonly attempt: number;
    readonly nextTryAt: Instant;
  };
}

/** A notice was not sent: before a mail server took it, its link had expired, and it would have led nowhere. */
export interface NoticeDropped {
  readonly type: 'NoticeDropped';
  readonly data: {
    readonly linkId: LinkId;
    readonly kind: NoticeKind;
    readonly messageId: string;
    readonly reason: 'link-expired';
  };
}

/** Every fact of a stream `notices-{…}`: of an organization, or of an e-mail link. */
export type NoticeEvent = NoticeHandedOver | NoticeBounced | NoticeDelayed | NoticeDropped;
