import { closedAs, isClosing, type Logged } from '@attestory/domain';
import { askedEntries } from './asked-entries.js';
import {
  type Belonging,
  belongingsOfSigner,
  byIdentity,
  personIndex,
  type Proven,
  signedBy,
  withProof,
} from './belonging.js';
import { aggregateIdOf, type Projection, type ViewEntry } from './projection.js';

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
  readonly fileNames: readonly (string | null)[];
  readonly signatories: readonly InboxSignatory[];
}

export interface InboxSignatory extends Proven {
  readonly id: string;
  readonly email: string | null;
  /** Keyed hash of the identity number of whom the sender expects. */
  readonly expected?: string;
  readonly state: 'pending' | 'signed' | 'declined';
  /** In sequential order only the first pending one. */
  readonly turn: boolean;
  readonly signedAt?: string;
  /** Signed for an organization that is registered here: it is that side's, and not the person's. */
  readonly represents?: true;
}

/** How an invitation stands for somebody who is asked to sign it: `signed` while others are still asked. */
export const inboxStates = ['my-turn', 'waiting', 'signed', 'closed'] as const;
export type InboxState = (typeof inboxStates)[number];

export function inboxState({ state }: SignerInboxItem, signatory: InboxSignatory): InboxState {
  if (state !== 'sent') return 'closed';
  if (signatory.state === 'signed') return 'signed';
  return signatory.turn ? 'my-turn' : 'waiting';
}

/** The word that a state is for the index. */
export function inboxWord(state: InboxState): string {
  return `=${state}`;
}

export const signerInbox: Projection<SignerInboxItem> = {
  name: 'signer-inbox',
  version: 4,
  categories: ['invitation'],
  fold: (view, event) => (event.type === 'InvitationSent' ? sent(event) : view && change(view, event)),
  entries: (view) => [...inboxEntries(view), ...askedEntries(view)],
};

/** Each person once, under all that they are in it. */
function inboxEntries(view: SignerInboxItem): readonly ViewEntry[] {
  const people = new Map<string, ViewEntry>();
  for (const signatory of view.signatories)
    for (const one of inboxBelongings(signatory)) {
      const words = [...(people.get(one.member)?.words ?? []), inboxWord(inboxState(view, signatory))];
      people.set(one.member, { index: personIndex, ...one, sort: view.sentAt, words: [...new Set(words)] });
    }
  return [...people.values()];
}

/**
 * In whose inbox it is for a signatory: of the identity that has signed, or that the sender named by its number; else of
 * whoever has the address to which the link went.
 */
export function inboxBelongings(signatory: InboxSignatory): readonly Belonging[] {
  if (signatory.represents) return [];
  const { state, expected } = signatory;
  return expected && state !== 'signed' ? [byIdentity(expected)] : belongingsOfSigner(signatory);
}

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
    fileNames: data.documents.map(({ fileName }) => fileName),
    signatories: data.signatories.map(({ signatoryId, email, identity }, i) => ({
      id: signatoryId,
      email,
      ...(identity && 'key' in identity && identity.key ? { expected: identity.key } : {}),
      state: 'pending',
      turn: data.order === 'parallel' || i === 0,
    })),
  };
}

function change(view: SignerInboxItem, event: Logged): SignerInboxItem {
  if (isClosing(event)) return close(view, closedAs(event));
  switch (event.type) {
    case 'DocumentSigned':
      return signed(view, event);
    case 'SignatoryAuthenticated':
      return withSignatory(view, event.data.signatoryId, (s) => withProof(s, event));
    case 'SignatoryDeclined':
      return withSignatory(view, event.data.signatoryId, (s) => ({ ...s, state: 'declined' }));
    case 'InvitationExtended':
      return { ...view, expiresAt: event.data.expiresAt };
    case 'SignatoryContactCorrected':
      return withSignatory(view, event.data.signatoryId, (s) => ({ ...s, email: event.data.email }));
    default:
      return view;
  }
}

function signed(view: SignerInboxItem, event: Extract<Logged, { type: 'DocumentSigned' }>): SignerInboxItem {
  const { signatoryId, role } = event.data;
  const represents = role.kind === 'representative' && 'organizationId' in role ? { represents: true as const } : {};
  const done = { state: 'signed' as const, turn: false, signedAt: event.meta.time, ...represents };
  const next = withSignatory(view, signatoryId, (s) => ({ ...signedBy(s, event), ...done }));
  if (view.order === 'parallel') return next;
  const turn = next.signatories.findIndex((s) => s.state === 'pending');
  return { ...next, signatories: next.signatories.map((s, i) => ({ ...s, turn: i === turn })) };
}

function withSignatory(
  view: SignerInboxItem,
  id: string,
  next: (signatory: InboxSignatory) => InboxSignatory,
): SignerInboxItem {
  return { ...view, signatories: view.signatories.map((s) => (s.id === id ? next(s) : s)) };
}

function close(view: SignerInboxItem, state: SignerInboxItem['state']): SignerInboxItem {
  return { ...view, state, signatories: view.signatories.map((s) => ({ ...s, turn: false })) };
}
