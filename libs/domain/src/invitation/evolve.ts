import type {
  DocumentPart,
  DocumentSealed,
  InvitationEvent,
  InvitationSent,
  InvitedSignatory,
  SealedSignaturePage,
  SignatoryChanged,
} from './events.js';
import {
  type DraftState,
  type FrozenState,
  fileKey,
  type InvitationState,
  type LaterProof,
  type SentSignatory,
} from './state.js';

/** Folds one fact into the state. Never refuses: a fact that doesn't fit leaves the state as it is. */
export function evolveInvitation(state: InvitationState, event: InvitationEvent): InvitationState {
  switch (event.type) {
    case 'InvitationDrafted': {
      if (state.status !== 'none') return state;
      const { invitationId, organizationId, title, message, language, order, expiresAt, delivery } = event.data;
      const draft = { invitationId, organizationId, title, message, language, order, expiresAt, delivery };
      const folderId = event.data.folderId ?? null;
      return { status: 'draft', ...draft, folderId, documents: [], signatories: [] };
    }
    case 'DraftDiscarded':
      return state.status === 'draft' ? discarded(state) : state;
    case 'DraftChanged':
    case 'DocumentAttached':
    case 'DocumentDetached':
    case 'SignatoryAdded':
    case 'SignatoryChanged':
    case 'SignatoryRemoved':
      return state.status === 'draft' ? evolveDraft(state, event) : state;
    case 'InvitationSent':
      return state.status === 'draft' ? freeze(state, event) : state;
    case 'InvitationOpened':
    case 'SignatoryAuthenticated':
    case 'AuthenticationFailed':
    case 'DocumentSigned':
    case 'InvitationCompleted':
    case 'InvitationCancelled':
    case 'InvitationExpired':
    case 'SignatoryDeclined':
    case 'InvitationDeclined':
    case 'SignatoryReminded':
    case 'SignatoryContactCorrected':
    case 'InvitationExtended':
    case 'ManualSignatureRecorded':
    case 'DocumentSealed':
    case 'TimeStampAdded':
    case 'ValidationDataAdded':
      return isFrozen(state) ? evolveFrozen(state, event) : state;
  }
}

function discarded({ organizationId, folderId }: DraftState): InvitationState {
  return { status: 'discarded', organizationId, folderId };
}

/** Whether signatories and documents can no longer change. */
export function isFrozen(state: InvitationState): state is FrozenState {
  return state.status !== 'none' && state.status !== 'draft' && state.status !== 'discarded';
}

type DraftEvent = Extract<
  InvitationEvent,
  {
    type:
      | 'DraftChanged'
      | 'DocumentAttached'
      | 'DocumentDetached'
      | 'SignatoryAdded'
      | 'SignatoryChanged'
      | 'SignatoryRemoved';
  }
>;

function evolveDraft(state: DraftState, event: DraftEvent): DraftState {
  switch (event.type) {
    case 'DraftChanged':
      return { ...state, ...event.data };
    case 'DocumentAttached':
      return { ...state, documents: [...state.documents, event.data] };
    case 'DocumentDetached':
      return { ...state, documents: state.documents.filter((d) => d.documentId !== event.data.documentId) };
    case 'SignatoryAdded':
      return { ...state, signatories: [...state.signatories, event.data] };
    case 'SignatoryChanged':
      return {
        ...state,
        signatories: state.signatories.map((s) =>
          s.signatoryId === event.data.signatoryId ? changedSignatory(s, event.data) : s,
        ),
      };
    case 'SignatoryRemoved':
      return { ...state, signatories: state.signatories.filter((s) => s.signatoryId !== event.data.signatoryId) };
  }
}

/** A signatory of a draft after a change; what is null in it is taken back. */
export function changedSignatory(signatory: InvitedSignatory, change: SignatoryChanged['data']): InvitedSignatory {
  const members = Object.entries({ ...signatory, ...change }).filter(([, value]) => value !== null);
  const { signatoryId, name, email, methods } = { ...signatory, ...change };
  return { ...Object.fromEntries(members), signatoryId, name, email, methods };
}

function freeze(draft: DraftState, { data }: InvitationSent): FrozenState {
  return {
    status: 'sent',
    invitationId: draft.invitationId,
    organizationId: data.organizationId,
    folderId: draft.folderId,
    order: data.order,
    language: data.language,
    expiresAt: data.expiresAt,
    delivery: data.delivery,
    reminders: data.reminders ?? null,
    documents: data.documents.map(({ documentId, sha256 }) => ({ documentId, sha256 })),
    signatories: data.signatories.map((invited) => ({
      signatoryId: invited.signatoryId,
      methods: invited.methods,
      email: invited.email,
      strongMethods: invited.strongMethods ?? null,
      identity: invited.identity ?? null,
      identityNumber: invited.identityNumber ?? false,
      roles: invited.roles ?? null,
      authentications: [],
      openedOver: [],
      signed: false,
      notRemindedBefore: null,
    })),
    signedBy: [],
    sealed: {},
    waitingForProof: {},
    scans: [],
  };
}

type FrozenEvent = Extract<
  InvitationEvent,
  {
    type:
      | 'InvitationOpened'
      | 'SignatoryAuthenticated'
      | 'AuthenticationFailed'
      | 'DocumentSigned'
      | 'InvitationCompleted'
      | 'InvitationCancelled'
      | 'InvitationExpired'
      | 'SignatoryDeclined'
      | 'InvitationDeclined'
      | 'SignatoryReminded'
      | 'SignatoryContactCorrected'
      | 'InvitationExtended'
      | 'ManualSignatureRecorded'
      | 'DocumentSealed'
      | 'TimeStampAdded'
      | 'ValidationDataAdded';
  }
>;

function evolveFrozen(state: FrozenState, event: FrozenEvent): FrozenState {
  switch (event.type) {
    case 'InvitationOpened':
      return withSignatory(state, event.data.signatoryId, (s) => ({
        openedOver: [...s.openedOver, event.data.linkId],
      }));
    case 'SignatoryAuthenticated':
      return withSignatory(state, event.data.signatoryId, ({ authentications }) => {
        const { authenticationId, sessionId, method, assurance, validUntil } = event.data;
        const others = authentications.filter((one) => one.sessionId !== sessionId);
        return { authentications: [...others, { authenticationId, sessionId, method, assurance, validUntil }] };
      });
    case 'AuthenticationFailed':
      return state;
    case 'DocumentSigned':
      return {
        ...withSignatory(state, event.data.signatoryId, () => ({ signed: true })),
        signedBy: [...state.signedBy, event.data.signatoryId],
      };
    case 'InvitationCompleted':
      return { ...state, status: 'completed' };
    case 'InvitationCancelled':
      return { ...state, status: 'cancelled' };
    case 'InvitationExpired':
      return { ...state, status: 'expired' };
    case 'SignatoryDeclined':
      return state;
    case 'InvitationDeclined':
      return { ...state, status: 'declined' };
    case 'SignatoryReminded':
      return withSignatory(state, event.data.signatoryId, () => ({ notRemindedBefore: event.data.notAgainBefore }));
    case 'SignatoryContactCorrected':
      return withSignatory(state, event.data.signatoryId, () => ({ email: event.data.email }));
    case 'InvitationExtended':
      return { ...state, expiresAt: event.data.expiresAt };
    case 'ManualSignatureRecorded':
      return { ...state, scans: [...state.scans, event.data.scan.documentId] };
    case 'DocumentSealed':
      return sealed(state, event);
    case 'TimeStampAdded':
    case 'ValidationDataAdded':
      return awaiting(state, event.data, event.data);
  }
}

function sealed(state: FrozenState, { data }: DocumentSealed): FrozenState {
  const { documentId, signaturePage, signedBy } = data;
  const part = 'signature-page' as const;
  const page = awaiting(state, { documentId, part }, signaturePage ?? null);
  const next = awaiting(page, { documentId }, data);
  return { ...next, sealed: { ...state.sealed, [documentId]: signedBy.length } };
}

/** What the newest sealed PDF of a document, or its signature page, still waits for; null: there is no such file. */
function awaiting(
  state: FrozenState,
  file: { readonly documentId: string; readonly part?: DocumentPart },
  made: Pick<SealedSignaturePage, 'sha256' | 'timeStampDue' | 'validationDataDue'> | null,
): FrozenState {
  const { [fileKey(file)]: _, ...others } = state.waitingForProof;
  const what: LaterProof | null = made?.timeStampDue
    ? 'time-stamp'
    : made?.validationDataDue
      ? 'validation-data'
      : null;
  if (!made || !what) return { ...state, waitingForProof: others };
  return { ...state, waitingForProof: { ...others, [fileKey(file)]: { what, sha256: made.sha256 } } };
}

function withSignatory(
  state: FrozenState,
  signatoryId: string,
  change: (signatory: SentSignatory) => Partial<SentSignatory>,
): FrozenState {
  const signatories = state.signatories.map((s) => (s.signatoryId === signatoryId ? { ...s, ...change(s) } : s));
  return { ...state, signatories };
}
