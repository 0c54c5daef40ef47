import type {
  DeliverySettings,
  DomainEvent,
  InvitationSent,
  InvitedSignatory,
  Logged,
  SigningRole,
} from '@attestory/domain';
import { aggregateIdOf, type Projection } from './projection.js';

export type InvitationStatus = 'draft' | 'discarded' | 'sent' | 'completed' | 'cancelled' | 'expired';
/** `none`: nobody has signed. `waiting`: will be sealed. `retrying`: it failed, for `reason`. `done`: for all signatures so far. */
export type SealState = 'none' | 'waiting' | 'retrying' | 'done';

export interface SignatoryView {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly state: 'pending' | 'opened' | 'signed';
  readonly methods: readonly string[];
  readonly role?: SigningRole;
  readonly assurance?: string;
  readonly openedAt?: string;
  readonly signedAt?: string;
  /** The invitation e-mail: waiting, retrying (why), handed over, or refused by the mail server. */
  readonly mail: { readonly state: 'none' | 'waiting' | 'retrying' | 'done' | 'bounced'; readonly reason?: string };
}

export interface DocumentView {
  readonly id: string;
  readonly fileName: string | null;
  readonly sha256: string;
  readonly pages: number;
  readonly bytes: number;
  readonly attachments: number;
  readonly seal: {
    readonly state: SealState;
    readonly reason?: string;
    readonly sha256?: string;
    readonly bytes?: number;
    readonly level?: string;
    readonly sealedAt?: string;
    readonly verificationCode?: string;
    /** Whose signatures the newest sealed PDF holds. */
    readonly signedBy?: readonly string[];
  };
}

/** Everything that the sender sees of one invitation. */
export interface InvitationDetails {
  readonly id: string;
  readonly organizationId: string;
  readonly clientId: string | null;
  readonly state: InvitationStatus;
  readonly title: string | null;
  readonly message: string | null;
  readonly language: string;
  readonly order: 'parallel' | 'sequential';
  readonly expiresAt: string | null;
  readonly delivery: DeliverySettings;
  readonly replaces?: string;
  readonly addendumTo?: string;
  readonly createdAt: string;
  readonly sentAt?: string;
  readonly closedAt?: string;
  readonly cancelReason?: string | null;
  readonly signatories: readonly SignatoryView[];
  readonly documents: readonly DocumentView[];
  /** In the order of signing. */
  readonly signedBy: readonly string[];
  /** Of the stream `invitation-{id}`: the ETag. */
  readonly revision: number;
}

export const invitationDetails: Projection<InvitationDetails> = {
  name: 'invitation-details',
  version: 1,
  categories: ['invitation', 'delivery'],
  fold: (view, event) => {
    const next = event.type === 'InvitationDrafted' ? drafted(event) : view && change(view, event);
    if (!next || !event.meta.stream.startsWith('invitation-')) return next;
    return { ...next, revision: event.meta.revision };
  },
  entries: (view) => [
    { index: 'organization', member: view.organizationId, sort: view.createdAt },
    { index: 'organization-state', member: `${view.organizationId}/${view.state}`, sort: view.createdAt },
    ...view.documents.flatMap(({ seal }) =>
      seal.verificationCode ? [{ index: 'verification', member: seal.verificationCode, sort: '' }] : [],
    ),
  ],
};

function drafted({ data, meta }: Extract<Logged, { type: 'InvitationDrafted' }>): InvitationDetails {
  const { invitationId: _, ...rest } = data;
  return {
    ...rest,
    id: aggregateIdOf(meta.stream),
    state: 'draft',
    createdAt: meta.time,
    signatories: [],
    documents: [],
    signedBy: [],
    revision: 0,
  };
}

function change(view: InvitationDetails, event: Logged): InvitationDetails {
  const at = event.meta.time;
  switch (event.type) {
    case 'DraftChanged':
      return { ...view, ...event.data };
    case 'DraftDiscarded':
      return { ...view, state: 'discarded' };
    case 'DocumentAttached':
      return { ...view, documents: [...view.documents, documentOf(event.data)] };
    case 'DocumentDetached':
      return { ...view, documents: view.documents.filter((d) => d.id !== event.data.documentId) };
    case 'SignatoryAdded':
      return { ...view, signatories: [...view.signatories, signatoryOf(event.data)] };
    case 'SignatoryChanged': {
      const { signatoryId, ...changes } = event.data;
      return withSignatory(view, signatoryId, changes);
    }
    case 'SignatoryRemoved':
      return { ...view, signatories: view.signatories.filter((s) => s.id !== event.data.signatoryId) };
    case 'InvitationSent':
      return sent(view, event.data, at);
    case 'InvitationOpened': {
      const known = view.signatories.find((s) => s.id === event.data.signatoryId);
      return known?.openedAt ? view : withSignatory(view, event.data.signatoryId, { state: 'opened', openedAt: at });
    }
    case 'DocumentSigned': {
      const { signatoryId, role, assurance } = event.data;
      const signed = withSignatory(view, signatoryId, { state: 'signed', signedAt: at, role, assurance });
      const documents = view.documents.map((d) => ({ ...d, seal: { ...d.seal, state: 'waiting' as const } }));
      return { ...signed, documents, signedBy: [...view.signedBy, signatoryId] };
    }
    case 'InvitationCompleted':
      return { ...view, state: 'completed', closedAt: at };
    case 'InvitationCancelled':
      return { ...view, state: 'cancelled', closedAt: at, cancelReason: event.data.reason };
    case 'InvitationExpired':
      return { ...view, state: 'expired', closedAt: at };
    default:
      return delivered(view, event);
  }
}

/** Seals and what the processes did. */
function delivered(view: InvitationDetails, event: Logged): InvitationDetails {
  switch (event.type) {
    case 'DocumentSealed': {
      const { sha256, bytes, level, sealedAt, verificationCode, signedBy } = event.data;
      const seal = { state: 'done' as const, sha256, bytes, level, sealedAt, verificationCode, signedBy };
      return withSeal(view, event.data.documentId, seal);
    }
    case 'SealingFailed': {
      const known = view.documents.find((d) => d.id === event.data.documentId)?.seal;
      const overtaken = event.data.signatures < view.signedBy.length || known?.state === 'done';
      if (!known || overtaken) return view;
      return withSeal(view, event.data.documentId, { ...known, state: 'retrying', reason: event.data.reason });
    }
    case 'EmailHandedOver':
      return withMail(view, event, { state: 'done' });
    case 'EmailBounced':
      return withMail(view, event, { state: 'bounced', reason: event.data.answer ?? 'refused by the mail server' });
    case 'EmailDelayed':
      return withMail(view, event, { state: 'retrying', reason: event.data.answer ?? 'the mail server is away' });
    default:
      return view;
  }
}

function documentOf(data: InvitationSent['data']['documents'][number]): DocumentView {
  const { documentId, fileName, sha256, pages, bytes, attachments } = data;
  return { id: documentId, fileName, sha256, pages, bytes, attachments, seal: { state: 'none' } };
}

function signatoryOf({ signatoryId, name, email, methods }: InvitedSignatory): SignatoryView {
  return { id: signatoryId, name, email, methods, state: 'pending', mail: { state: 'none' } };
}

function sent(view: InvitationDetails, data: InvitationSent['data'], at: string): InvitationDetails {
  const asked = (i: number) => (data.order === 'parallel' || i === 0 ? 'waiting' : 'none');
  return {
    ...view,
    state: 'sent',
    sentAt: at,
    expiresAt: data.expiresAt,
    delivery: data.delivery,
    signatories: data.signatories.map((s, i) => ({ ...signatoryOf(s), mail: { state: asked(i) } })),
    documents: data.documents.map(documentOf),
  };
}

function withSignatory(view: InvitationDetails, id: string, changes: Partial<SignatoryView>): InvitationDetails {
  return { ...view, signatories: view.signatories.map((s) => (s.id === id ? { ...s, ...changes } : s)) };
}

function withSeal(view: InvitationDetails, id: string, seal: DocumentView['seal']): InvitationDetails {
  return { ...view, documents: view.documents.map((d) => (d.id === id ? { ...d, seal } : d)) };
}

type MailEvent = Extract<DomainEvent, { type: 'EmailHandedOver' | 'EmailBounced' | 'EmailDelayed' }>;

function withMail(view: InvitationDetails, { data }: MailEvent, mail: SignatoryView['mail']): InvitationDetails {
  return data.reason === 'invitation' ? withSignatory(view, data.signatoryId, { mail }) : view;
}
