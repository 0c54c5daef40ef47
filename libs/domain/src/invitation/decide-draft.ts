import { accept, reject } from '../decider.js';
import type {
  AddSignatory,
  ArrangeSignatories,
  AttachDocument,
  ChangeDraft,
  ChangeSignatory,
  DetachDocument,
  DiscardDraft,
  RemoveSignatory,
  SendInvitation,
} from './commands.js';
import { arrangeSignatories } from './decide-arrangement.js';
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
  | ArrangeSignatories
  | SendInvitation;

/** Decides what may be done to a draft. */
export function decideDraft(command: DraftCommand, state: DraftState): InvitationDecision {
  switch (command.type) {
    case 'ChangeDraft':
      return accept<InvitationEvent>({ type: 'DraftChanged', data: only(command, details) });
    case 'DiscardDraft':
      return accept<InvitationEvent>({ type: 'DraftDiscarded', data: {} });
    case 'AttachDocument':
      if (attached(state, command.document)) return accept<InvitationEvent>();
      return state.documents.length >= command.limits.documents
        ? reject({ code: 'too-many-documents', limit: command.limits.documents })
        : accept<InvitationEvent>({ type: 'DocumentAttached', data: command.document });
    case 'DetachDocument':
      return attached(state, command)
        ? accept<InvitationEvent>({ type: 'DocumentDetached', data: { documentId: command.documentId } })
        : reject({ code: 'document-unknown' });
    case 'AddSignatory':
      // Two under one id would be marked as signed together, and the invitation never be complete.
      if (knows(state, command.signatory)) return accept<InvitationEvent>();
      return state.signatories.length >= command.limits.signatories
        ? reject({ code: 'too-many-signatories', limit: command.limits.signatories })
        : accept<InvitationEvent>({ type: 'SignatoryAdded', data: command.signatory });
    case 'ChangeSignatory': {
      const data = { signatoryId: command.signatoryId, ...only(command, changeable) };
      return knows(state, command) ? accept<InvitationEvent>({ type: 'SignatoryChanged', data }) : unknownSignatory;
    }
    case 'RemoveSignatory':
      return knows(state, command)
        ? accept<InvitationEvent>({ type: 'SignatoryRemoved', data: { signatoryId: command.signatoryId } })
        : unknownSignatory;
    case 'ArrangeSignatories':
      return arrangeSignatories(command, state);
    case 'SendInvitation':
      return send(command, state);
  }
}

const changeable = ['name', 'email', 'methods', 'strongMethods', 'identity', 'identityNumber', 'roles'] as const;
const details = ['title', 'message', 'language', 'order', 'expiresAt', 'delivery', 'folderId'] as const;

/** The named members that are there: no other that a command may carry gets into the log, or to another owner's draft. */
function only<T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  return Object.fromEntries(names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]])) as Pick<
    T,
    K
  >;
}

const unknownSignatory = reject({ code: 'signatory-unknown' as const });

function attached(state: DraftState, { documentId }: { readonly documentId: string }): boolean {
  return state.documents.some((d) => d.documentId === documentId);
}

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
  const { policyVersion, reminders } = command;
  const data = { ...frozen, policyVersion, ...(reminders ? { reminders } : {}) };
  return accept<InvitationEvent>({ type: 'InvitationSent', data });
}
