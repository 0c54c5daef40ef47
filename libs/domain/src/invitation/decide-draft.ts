import { accept, reject } from '../decider.js';
import type {
  AddSignatory,
  AttachDocument,
  ChangeDraft,
  ChangeSignatory,
  DetachDocument,
  DiscardDraft,
  RemoveSignatory,
  SendInvitation,
} from './commands.js';
import type { InvitationDecision } from './decide.js';
import type { InvitationEvent } from './events.js';
import type { DraftState } from './state.js';

type DraftCommand =
  | ChangeDraft
  | DiscardDraft
  | AttachDocument
  | DetachDocument
  | AddSignatory
  | ChangeSignatory
  | RemoveSignatory
  | SendInvitation;

/** Decides what may be done to a draft. */
export function decideDraft(command: DraftCommand, state: DraftState): InvitationDecision {
  switch (command.type) {
    case 'ChangeDraft': {
      const { type: _, ...data } = command;
      return accept<InvitationEvent>({ type: 'DraftChanged', data });
    }
    case 'DiscardDraft':
      return accept<InvitationEvent>({ type: 'DraftDiscarded', data: {} });
    case 'AttachDocument':
      return state.documents.length >= command.limits.documents
        ? reject({ code: 'too-many-documents', limit: command.limits.documents })
        : accept<InvitationEvent>({ type: 'DocumentAttached', data: command.document });
    case 'DetachDocument':
      return state.documents.some((d) => d.documentId === command.documentId)
        ? accept<InvitationEvent>({ type: 'DocumentDetached', data: { documentId: command.documentId } })
        : reject({ code: 'document-unknown' });
    case 'AddSignatory':
      return state.signatories.length >= command.limits.signatories
        ? reject({ code: 'too-many-signatories', limit: command.limits.signatories })
        : accept<InvitationEvent>({ type: 'SignatoryAdded', data: command.signatory });
    case 'ChangeSignatory': {
      const { type: _, ...data } = command;
      return knows(state, command) ? accept<InvitationEvent>({ type: 'SignatoryChanged', data }) : unknownSignatory;
    }
    case 'RemoveSignatory':
      return knows(state, command)
        ? accept<InvitationEvent>({ type: 'SignatoryRemoved', data: { signatoryId: command.signatoryId } })
        : unknownSignatory;
    case 'SendInvitation':
      return send(command, state);
  }
}

const unknownSignatory = reject({ code: 'signatory-unknown' as const });

function knows(state: DraftState, { signatoryId }: { readonly signatoryId: string }): boolean {
  return state.signatories.some((s) => s.signatoryId === signatoryId);
}

function send(command: SendInvitation, state: DraftState): InvitationDecision {
  if (state.documents.length === 0) return reject({ code: 'nothing-to-sign' });
  if (state.signatories.length === 0) return reject({ code: 'nobody-to-sign' });
  const expiresAt = state.expiresAt ?? command.defaultExpiresAt;
  if (expiresAt <= command.now) return reject({ code: 'expiry-in-the-past' });
  const { organizationId, title, message, language, order, delivery, documents, signatories } = state;
  const frozen = { organizationId, title, message, language, order, expiresAt, delivery, documents, signatories };
  return accept<InvitationEvent>({ type: 'InvitationSent', data: { ...frozen, policyVersion: command.policyVersion } });
}
