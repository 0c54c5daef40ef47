/** How one stands with an invitation (`GET /v1/me/inbox`), in the order in which they are looked for. */
export const inboxStates = ['my-turn', 'waiting', 'signed', 'closed'] as const;
export type InboxState = (typeof inboxStates)[number];

/** What one is, or was, asked to sign. */
export interface InboxItem {
  readonly invitationId: string;
  readonly title: string | null;
  readonly organization: { readonly name: string };
  readonly state: 'sent' | 'completed' | 'cancelled' | 'declined' | 'expired';
  readonly sentAt: string;
  readonly expiresAt: string;
  readonly documents: number;
  readonly signatories: number;
  readonly signed: number;
  readonly mine: readonly { readonly signatoryId: string; readonly state: InboxState; readonly signedAt?: string }[];
}

export function inboxStateOf(text: string | undefined): InboxState {
  return inboxStates.find((state) => state === text) ?? 'my-turn';
}
