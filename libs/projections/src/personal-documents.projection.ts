import { copyHolder, type DeliverySettings, type Logged, type SigningRole } from '@attestory/domain';
import { type Belonging, belongingsOfSigner, personIndex, type Proven, signedBy, withProof } from './belonging.js';
import { aggregateIdOf, type Projection } from './projection.js';

/** What people keep of an invitation: who signed it, and whose copies there are when it has closed. */
export interface PersonalDocuments {
  readonly id: string;
  readonly organizationId: string;
  readonly title: string | null;
  readonly state: 'sent' | 'completed' | 'cancelled' | 'declined' | 'expired';
  readonly sentAt: string;
  readonly closedAt?: string;
  /** The last signature of all: how long a copy is kept counts from it. */
  readonly lastSignedAt?: string;
  /** As it was frozen at sending. */
  readonly delivery: DeliverySettings;
  readonly signatories: readonly PersonalSignatory[];
  readonly documents: readonly {
    readonly id: string;
    readonly fileName: string | null;
    readonly sha256: string;
    readonly pages: number;
    readonly bytes: number;
    /** How many signatures its newest sealed PDF holds. */
    readonly sealedFor: number;
    /** Its signature page is a file of its own, because it carried signatures already. */
    readonly pageApart?: true;
  }[];
}

export interface PersonalSignatory extends Proven {
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

export const personalDocuments: Projection<PersonalDocuments> = {
  name: 'personal-documents',
  version: 1,
  categories: ['invitation'],
  fold: (view, event) => (event.type === 'InvitationSent' ? sent(event) : view && change(view, event)),
  entries: (view) =>
    view.signatories
      .flatMap((signatory) => copyBelongings(view, signatory))
      .map((one) => ({ index: personIndex, ...one, sort: view.closedAt ?? '' })),
};

/** Whose copy a signatory's is: nobody's before the invitation has closed, nor where the delivery policy gives them none. */
export function copyBelongings(view: PersonalDocuments, signatory: PersonalSignatory): readonly Belonging[] {
  const { signature } = signatory;
  if (!view.closedAt || !signature || copyHolder(signature, view.delivery) !== 'person') return [];
  return belongingsOfSigner(signatory);
}

function sent({ data, meta }: Extract<Logged, { type: 'InvitationSent' }>): PersonalDocuments {
  const { organizationId, title, delivery } = data;
  return {
    id: aggregateIdOf(meta.stream),
    ...{ organizationId, title, delivery },
    state: 'sent',
    sentAt: meta.time,
    signatories: data.signatories.map(({ signatoryId: id, name, email }) => ({ id, name, email })),
    documents: data.documents.map(({ documentId: id, fileName, sha256, pages, bytes, signatures }) => {
      const apart = signatures === undefined ? {} : { pageApart: true as const };
      return { id, fileName, sha256, pages, bytes, sealedFor: 0, ...apart };
    }),
  };
}

function change(view: PersonalDocuments, event: Logged): PersonalDocuments {
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
    case 'DocumentSealed': {
      const { documentId, signedBy: signers } = event.data;
      const sealed = (d: PersonalDocuments['documents'][number]) => ({ ...d, sealedFor: signers.length });
      return { ...view, documents: view.documents.map((d) => (d.id === documentId ? sealed(d) : d)) };
    }
    case 'InvitationCompleted':
      return { ...view, state: 'completed', closedAt: event.meta.time };
    case 'InvitationCancelled':
      return { ...view, state: 'cancelled', closedAt: event.meta.time };
    case 'InvitationDeclined':
      return { ...view, state: 'declined', closedAt: event.meta.time };
    case 'InvitationExpired':
      return { ...view, state: 'expired', closedAt: event.meta.time };
    default:
      return view;
  }
}

function withSignatory(
  view: PersonalDocuments,
  id: string,
  next: (signatory: PersonalSignatory) => PersonalSignatory,
): PersonalDocuments {
  return { ...view, signatories: view.signatories.map((s) => (s.id === id ? next(s) : s)) };
}
