import type { DocumentPart, LinkCloseReason, MailReason, SignatoryDecision, SigningRole } from '@attestory/domain';

/** To whom the documents of an invitation went: by which policy, over which e-mails and links, and whether they were opened. */
export interface Deliveries {
  readonly id: string;
  readonly organizationId: string;
  /** null: in no folder. */
  readonly folderId: string | null;
  readonly title: string | null;
  readonly state: 'draft' | 'sent' | 'completed' | 'cancelled' | 'declined' | 'expired';
  readonly sentAt?: string;
  readonly closedAt?: string;
  readonly recipients: readonly Recipient[];
}

export interface Recipient {
  readonly signatoryId: string;
  readonly name: string | null;
  /** Where e-mails go. */
  readonly email: string | null;
  readonly openedAt?: string;
  readonly signedAt?: string;
  readonly role?: SigningRole;
  /** Who gets what; absent: it isn't decided yet, or they haven't signed. */
  readonly decision?: Omit<SignatoryDecision, 'signatoryId'>;
  /** Oldest first. */
  readonly mails: readonly MailDelivery[];
  /** Download links, oldest first. */
  readonly links: readonly DownloadLinkDelivery[];
  /** Downloads of the copy in their personal account. */
  readonly copies?: Downloads;
}

/** One e-mail: handed over to a mail server, refused by it for good, or put off. */
export interface MailDelivery {
  readonly messageId: string;
  readonly reason: MailReason;
  readonly state: 'handed-over' | 'bounced' | 'delayed';
  readonly at: string;
  /** What the mail server said; null: erased. */
  readonly answer?: string | null;
  readonly nextTryAt?: string;
}

export interface DownloadLinkDelivery {
  readonly linkId: string;
  readonly documentId: string;
  readonly part?: DocumentPart;
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly policyVersion?: string;
  /** The link whose place it takes. */
  readonly replaces?: string;
  readonly closed?: { readonly reason: LinkCloseReason; readonly at: string };
  readonly downloads?: Downloads;
}

export interface Downloads {
  readonly count: number;
  readonly first: string;
  readonly last: string;
}

/** What a list of deliveries can be narrowed to. */
export const deliveryFilters = ['bounced', 'delayed', 'opened', 'not-opened'] as const;
export type DeliveryFilter = (typeof deliveryFilters)[number];

/**
 * What stands out about an invitation's deliveries: an e-mail that was refused (and none reached them since), one that waits,
 * and whether what went out as links was opened.
 */
export function deliveryMarks({ recipients }: Deliveries): readonly DeliveryFilter[] {
  const newest = recipients.flatMap(({ mails }) => mails.at(-1)?.state ?? []);
  const linked = recipients.filter(({ links }) => links.length > 0);
  const isOpened = ({ links }: Recipient) => links.some(({ downloads }) => downloads !== undefined);
  return [
    ...(newest.includes('bounced') ? (['bounced'] as const) : []),
    ...(newest.includes('delayed') ? (['delayed'] as const) : []),
    ...(linked.some(isOpened) ? (['opened'] as const) : []),
    ...(linked.some((recipient) => !isOpened(recipient)) ? (['not-opened'] as const) : []),
  ];
}
