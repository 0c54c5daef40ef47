import {
  closedAs,
  type ClosingEvent,
  type DocumentSealed,
  type DocumentSigned,
  type DomainEvent,
  type InvitationSent,
  isClosing,
  type Logged,
  type ManualSignatureRecorded,
  type SignatoryContactCorrected,
  type TimeStampAdded,
  type ValidationDataAdded,
} from '@attestory/domain';
import type { DocumentView, InvitationDetails, SignatoryView } from './invitation-details.js';
import { aggregateIdOf, type Projection } from './projection.js';
import { authenticated, changedSignatory, signatoryOf } from './signatory-view.js';
import { folderWord, stateWord, wordsOf } from './words.js';

export const invitationDetails: Projection<InvitationDetails> = {
  name: 'invitation-details',
  version: 8,
  categories: ['invitation', 'delivery'],
  fold: (view, event) => {
    const next = event.type === 'InvitationDrafted' ? drafted(event) : view && change(view, event);
    if (!next || !event.meta.stream.startsWith('invitation-')) return next;
    return { ...next, revision: event.meta.revision };
  },
  entries: (view) => [
    { index: 'organization', member: view.organizationId, sort: view.createdAt, words: invitationWords(view) },
    ...(view.replaces ? [{ index: 'replaces', member: view.replaces, sort: view.createdAt }] : []),
    ...(view.addendumTo ? [{ index: 'addendumTo', member: view.addendumTo, sort: view.createdAt }] : []),
    ...view.documents.flatMap(({ seal }) =>
      seal.verificationCode ? [{ index: 'verification', member: seal.verificationCode, sort: '' }] : [],
    ),
  ],
};

/** An invitation is found by its title, the names and addresses of its signatories, its files' names, who signed on paper, its state, and where it lies. */
export function invitationWords(view: InvitationDetails): readonly string[] {
  const { title, signatories, documents, manualSignatures = [], state, folderId = null } = view;
  const people = signatories.flatMap(({ name, email }) => [name, email]);
  const onPaper = manualSignatures.flatMap(({ signedBy, fileName }) => [fileName, ...signedBy.map(({ name }) => name)]);
  const texts = wordsOf([title, ...people, ...documents.map(({ fileName }) => fileName), ...onPaper]);
  return [...texts, stateWord(state), folderWord(folderId)];
}

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
  if (isClosing(event)) return closed(view, event);
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
      return { ...view, signatories: view.signatories.map((s) => changedSignatory(s, event.data)) };
    }
    case 'SignatoryRemoved':
      return { ...view, signatories: view.signatories.filter((s) => s.id !== event.data.signatoryId) };
    case 'InvitationSent':
      return sent(view, event.data, at);
    case 'InvitationOpened': {
      const known = view.signatories.find((s) => s.id === event.data.signatoryId);
      return known?.openedAt ? view : withSignatory(view, event.data.signatoryId, { state: 'opened', openedAt: at });
    }
    case 'SignatoryAuthenticated':
    case 'AuthenticationFailed':
      return authenticated(view, event, at);
    case 'DocumentSigned':
      return signed(view, event.data, at);
    case 'SignatoryDeclined': {
      const { signatoryId, reason: declineReason } = event.data;
      return withSignatory(view, signatoryId, { state: 'declined', declinedAt: at, declineReason });
    }
    case 'InvitationExtended':
      return { ...view, expiresAt: event.data.expiresAt };
    case 'ManualSignatureRecorded':
      return { ...view, manualSignatures: [...(view.manualSignatures ?? []), manualSignature(event.data, at)] };
    case 'SignatoryReminded':
      return withSignatory(view, event.data.signatoryId, { remindedAt: at });
    case 'SignatoryContactCorrected':
      return corrected(view, event.data);
    default:
      return delivered(view, event);
  }
}

/** Seals and what the processes did. */
function delivered(view: InvitationDetails, event: Logged): InvitationDetails {
  switch (event.type) {
    case 'DocumentSealed': {
      const { documentId, head: _, timeStampDue: __, validationDataDue: ___, signaturePage, ...seal } = event.data;
      return withSeal(view, documentId, { state: 'done', ...seal, ...pageOf(signaturePage) });
    }
    case 'TimeStampAdded': {
      const { validationDataDue: _, ...stamped } = event.data;
      return proven(view, stamped);
    }
    case 'ValidationDataAdded':
      return proven(view, event.data);
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
    case 'EmailDelayed': {
      const known = view.signatories.find((s) => s.id === event.data.signatoryId);
      if (!known || !isUnderWay(known)) return view;
      return withMail(view, event, { state: 'retrying', reason: event.data.answer ?? 'the mail server is away' });
    }
    default:
      return view;
  }
}

function manualSignature({ scan, note = null, ...rest }: ManualSignatureRecorded['data'], recordedAt: string) {
  const { documentId: id, ...file } = scan;
  return { id, ...file, ...rest, note, recordedAt };
}

function documentOf(data: InvitationSent['data']['documents'][number]): DocumentView {
  const { documentId: id, fileName, sha256, pages, bytes, attachments, signatures = 0, stripped } = data;
  const about = { id, fileName, sha256, pages, bytes, attachments, signatures, ...(stripped ? { stripped } : {}) };
  return { ...about, seal: { state: 'none' } };
}

function pageOf(page: DocumentSealed['data']['signaturePage']): Pick<DocumentView['seal'], 'signaturePage'> {
  if (!page) return {};
  const { timeStampDue: _, validationDataDue: __, ...signaturePage } = page;
  return { signaturePage };
}

/** The newest file with its later proof; one of a file that was overtaken says nothing about it. */
function proven(
  view: InvitationDetails,
  added: Omit<TimeStampAdded['data'], 'validationDataDue'> | ValidationDataAdded['data'],
): InvitationDetails {
  const { documentId, part, previousSha256, ...facts } = added;
  const seal = view.documents.find((d) => d.id === documentId)?.seal;
  const [known, page] = [part === undefined ? seal : seal?.signaturePage, seal?.signaturePage];
  if (!seal || known?.sha256 !== previousSha256) return view;
  const next = part === undefined ? { ...seal, ...facts } : { ...seal, signaturePage: { ...page, ...facts } };
  return withSeal(view, documentId, next);
}

function sent(view: InvitationDetails, data: InvitationSent['data'], at: string): InvitationDetails {
  const { title, message, language, order, expiresAt, delivery } = data;
  const asked = (i: number) => (order === 'parallel' || i === 0 ? 'waiting' : 'none');
  return {
    ...view,
    ...{ title, message, language, order, expiresAt, delivery },
    state: 'sent',
    sentAt: at,
    signatories: data.signatories.map((s, i) => ({ ...signatoryOf(s), mail: { state: asked(i) } })),
    documents: data.documents.map(documentOf),
  };
}

function signed(view: InvitationDetails, data: DocumentSigned['data'], at: string): InvitationDetails {
  const signedBy = [...view.signedBy, data.signatoryId];
  const next = view.order === 'sequential' ? view.signatories.find(({ id }) => !signedBy.includes(id)) : undefined;
  const signatories = view.signatories.map((s) => {
    if (s.id === next?.id) return { ...s, mail: { state: 'waiting' as const } };
    if (s.id !== data.signatoryId) return s;
    return { ...notAsked(s), state: 'signed' as const, signedAt: at, ...signatureOf(data) };
  });
  const documents = view.documents.map((d) => {
    // Why an earlier sealing failed is over with it.
    const { reason: _, ...seal } = d.seal;
    return { ...d, seal: { ...seal, state: 'waiting' as const } };
  });
  return { ...view, signatories, documents, signedBy };
}

function signatureOf({ role, assurance, method }: DocumentSigned['data']) {
  return { role, assurance, method };
}

/** Whoever had been asked at the old address waits for an e-mail at the new one. */
function corrected(
  view: InvitationDetails,
  { signatoryId, email }: SignatoryContactCorrected['data'],
): InvitationDetails {
  const asked = view.signatories.find((s) => s.id === signatoryId)?.mail.state !== 'none';
  return withSignatory(view, signatoryId, { email, ...(asked ? { mail: { state: 'waiting' as const } } : {}) });
}

function closed(view: InvitationDetails, event: Logged<ClosingEvent>): InvitationDetails {
  const reason = event.type === 'InvitationCancelled' ? { cancelReason: event.data.reason } : {};
  const signatories = view.signatories.map(notAsked);
  return { ...view, state: closedAs(event), closedAt: event.meta.time, signatories, ...reason };
}

/** An invitation e-mail that hasn't gone out won't any more. */
function notAsked(signatory: SignatoryView): SignatoryView {
  return isUnderWay(signatory) ? { ...signatory, mail: { state: 'none' } } : signatory;
}

function isUnderWay({ mail }: SignatoryView): boolean {
  return mail.state === 'waiting' || mail.state === 'retrying';
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
