import type { Logged } from '@attestory/domain';
import { aggregateIdOf, type Projection } from './projection.js';

/** An invitation as those see it who are asked to sign: waiting for me, my turn, signed, closed. */
export interface SignerInboxItem {
  readonly id: string;
  readonly organizationId: string;
  readonly title: string | null;
  readonly state: 'sent' | 'completed' | 'cancelled' | 'declined' | 'expired';
  readonly order: 'parallel' | 'sequential';
  readonly sentAt: string;
  readonly expiresAt: string;
  readonly documents: number;
  readonly signatories: readonly {
    readonly id: string;
    readonly email: string | null;
    readonly state: 'pending' | 'signed' | 'declined';
    /** In sequential order only the first pending one. */
    readonly turn: boolean;
    readonly signedAt?: string;
  }[];
}

export const signerInbox: Projection<SignerInboxItem> = {
  name: 'signer-inbox',
  version: 2,
  categories: ['invitation'],
  fold: (view, event) => (event.type === 'InvitationSent' ? sent(event) : view && change(view, event)),
  entries: (view) =>
    [...new Set(view.signatories.flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()])))].map(
      (member) => ({ index: 'email', member, personal: true as const, sort: view.sentAt }),
    ),
};

function sent({ data, meta }: Extract<Logged, { type: 'InvitationSent' }>): SignerInboxItem {
  return {
    id: aggregateIdOf(meta.stream),
    organizationId: data.organizationId,
    title: data.title,
    state: 'sent',
    order: data.order,
    sentAt: meta.time,
    expiresAt: data.expiresAt,
    documents: data.documents.length,
    signatories: data.signatories.map(({ signatoryId, email }, i) => ({
      id: signatoryId,
      email,
      state: 'pending',
      turn: data.order === 'parallel' || i === 0,
    })),
  };
}

function change(view: SignerInboxItem, event: Logged): SignerInboxItem {
  switch (event.type) {
    case 'DocumentSigned':
      return signed(view, event.data.signatoryId, event.meta.time);
    case 'InvitationCompleted':
      return close(view, 'completed');
    case 'InvitationCancelled':
      return close(view, 'cancelled');
    case 'InvitationExpired':
      return close(view, 'expired');
    case 'SignatoryDeclined':
      return withSignatory(view, event.data.signatoryId, { state: 'declined' });
    case 'InvitationDeclined':
      return close(view, 'declined');
    case 'InvitationExtended':
      return { ...view, expiresAt: event.data.expiresAt };
    case 'SignatoryContactCorrected':
      return withSignatory(view, event.data.signatoryId, { email: event.data.email });
    default:
      return view;
  }
}

function signed(view: SignerInboxItem, id: string, signedAt: string): SignerInboxItem {
  const signatories = view.signatories.map((s) =>
    s.id === id ? { ...s, state: 'signed' as const, turn: false, signedAt } : s,
  );
  if (view.order === 'parallel') return { ...view, signatories };
  const next = signatories.findIndex((s) => s.state === 'pending');
  return { ...view, signatories: signatories.map((s, i) => ({ ...s, turn: i === next })) };
}

function withSignatory(
  view: SignerInboxItem,
  id: string,
  changes: Partial<SignerInboxItem['signatories'][number]>,
): SignerInboxItem {
  return { ...view, signatories: view.signatories.map((s) => (s.id === id ? { ...s, ...changes } : s)) };
}

function close(view: SignerInboxItem, state: SignerInboxItem['state']): SignerInboxItem {
  return { ...view, state, signatories: view.signatories.map((s) => ({ ...s, turn: false })) };
}
