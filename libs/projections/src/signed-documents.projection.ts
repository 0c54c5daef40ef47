import {
  type ArchivedKind,
  type ArchivedState,
  closedAs,
  type DeliverySettings,
  type DocumentArchived,
  isClosing,
  type Logged,
  type SigningRole,
} from '@attestory/domain';
import { belongingsOfSigner, identityKeys, personIndex, type Proven, signedBy, withProof } from './belonging.js';
import { aggregateIdOf, type Projection } from './projection.js';

/** What was signed together, by whom, and on what identity each signature rests: of an invitation, or of one imported document. */
export interface SignedDocuments {
  /** Of the invitation; of an import the document's. */
  readonly id: string;
  /** Who sent or imported it. */
  readonly organizationId: string;
  readonly title: string | null;
  readonly state: 'sent' | ArchivedState;
  /** Absent: it was imported. */
  readonly sentAt?: string;
  readonly closedAt?: string;
  /** The last signature of all: how long a copy is kept counts from it. */
  readonly lastSignedAt?: string;
  /** Of an import: who vouches for it, and where the importing organization's copy goes. */
  readonly imported?: NonNullable<DocumentArchived['data']['imported']> & { readonly folderId: string | null };
  /** As it was frozen at sending; null: nobody could set anything. */
  readonly delivery: DeliverySettings | null;
  readonly signatories: readonly SignedSignatory[];
  readonly documents: readonly SignedDocument[];
}

export interface SignedDocument {
  readonly id: string;
  readonly fileName: string | null;
  readonly sha256: string;
  readonly pages: number;
  readonly bytes: number;
  readonly kind: ArchivedKind;
  /** Of a scan: the day that stands on the paper, `2026-11-24`. */
  readonly signedOn?: string;
  /** Its signature page is a file of its own, because it carried signatures already. */
  readonly pageApart?: true;
}

export interface SignedSignatory extends Proven {
  readonly id: string;
  readonly name: string | null;
  /** Where the link went. */
  readonly email: string | null;
  readonly signature?: {
    readonly signedAt: string;
    readonly role: SigningRole;
    readonly method: string;
    readonly assurance: 'none' | 'single-factor' | 'strong';
  };
}

/** What every identity and address has signed, whether anybody is registered to it or not. */
export const signedDocuments: Projection<SignedDocuments> = {
  name: 'signed-documents',
  version: 1,
  categories: ['invitation', 'document'],
  fold: (view, event) => {
    if (event.type === 'InvitationSent') return sent(event);
    return event.type === 'DocumentImported' ? imported(event) : view && change(view, event);
  },
  entries: (view) => {
    const { closedAt: sort } = view;
    if (sort === undefined) return [];
    return view.signatories
      .filter(({ signature }) => signature)
      .flatMap(belongingsOfSigner)
      .map((one) => ({ index: personIndex, ...one, sort }));
  },
};

function sent({ data, meta }: Extract<Logged, { type: 'InvitationSent' }>): SignedDocuments {
  const { organizationId, title, delivery } = data;
  return {
    id: aggregateIdOf(meta.stream),
    ...{ organizationId, title, delivery },
    state: 'sent',
    sentAt: meta.time,
    signatories: data.signatories.map(({ signatoryId: id, name, email }) => ({ id, name, email })),
    documents: data.documents.map(({ documentId: id, fileName, sha256, pages, bytes, signatures }) => {
      const apart = signatures === undefined ? {} : { pageApart: true as const };
      return { id, fileName, sha256, pages, bytes, kind: 'signed', ...apart };
    }),
  };
}

function imported({ data }: Extract<Logged, { type: 'DocumentImported' }>): SignedDocuments {
  const { documentId: id, organizationId, title, fileName, sha256, pages, bytes, claimed } = data;
  const { vouchedBy, importId, folderId = null } = data;
  const { closedAt, origin } = claimed;
  return {
    ...{ id, organizationId, title, state: 'imported', delivery: null, closedAt },
    imported: { vouchedBy, importId, ...(origin === undefined ? {} : { origin }), folderId },
    lastSignedAt: data.signatories.reduce((last: string, { signedAt }) => (signedAt > last ? signedAt : last), ''),
    signatories: data.signatories.map(({ signatoryId, name, email, keys, ...signature }) => {
      const { signedAt, role, method, assurance } = signature;
      const proven = keys === undefined ? {} : { identity: identityKeys(keys) };
      return { id: signatoryId, name, email, ...proven, signature: { signedAt, role, method, assurance } };
    }),
    documents: [{ id, fileName, sha256, pages, bytes, kind: 'imported' }],
  };
}

function change(view: SignedDocuments, event: Logged): SignedDocuments {
  if (isClosing(event)) return { ...view, state: closedAs(event), closedAt: event.meta.time };
  switch (event.type) {
    case 'SignatoryContactCorrected':
      return withSignatory(view, event.data.signatoryId, (s) => ({ ...s, email: event.data.email }));
    case 'SignatoryAuthenticated':
      return withSignatory(view, event.data.signatoryId, (s) => withProof(s, event));
    case 'DocumentSigned': {
      const { signatoryId, role, method, assurance } = event.data;
      const signature = { signedAt: event.meta.time, role, method, assurance };
      const next = withSignatory(view, signatoryId, (s) => ({ ...signedBy(s, event), signature }));
      return { ...next, lastSignedAt: event.meta.time };
    }
    case 'ManualSignatureRecorded': {
      const { scan, signedOn } = event.data;
      const { documentId: id, fileName, sha256, pages, bytes } = scan;
      const document = { id, fileName, sha256, pages, bytes, kind: 'scan' as const, signedOn };
      return { ...view, documents: [...view.documents, document] };
    }
    default:
      return view;
  }
}

function withSignatory(
  view: SignedDocuments,
  id: string,
  next: (signatory: SignedSignatory) => SignedSignatory,
): SignedDocuments {
  return { ...view, signatories: view.signatories.map((s) => (s.id === id ? next(s) : s)) };
}
