import { accept, reject } from '../decider.js';
import type {
  AddTimeStamp,
  AddValidationData,
  CancelInvitation,
  ExpireInvitation,
  OpenInvitation,
  RecordManualSignature,
  SealDocuments,
  SignDocument,
} from './commands.js';
import type { InvitationDecision } from './decide.js';
import { decideManualSignature } from './decide-manual-signature.js';
import { decideSent, type SentCommand } from './decide-sent.js';
import { decideSignature } from './decide-signature.js';
import type { InvitationEvent, ValidationDataAdded } from './events.js';
import { type FrozenState, fileKey, type LaterProof } from './state.js';

type FrozenCommand =
  | OpenInvitation
  | SignDocument
  | CancelInvitation
  | ExpireInvitation
  | RecordManualSignature
  | SealDocuments
  | AddTimeStamp
  | AddValidationData
  | SentCommand;

/** Decides what may happen to an invitation that has been sent. */
export function decideFrozen(command: FrozenCommand, state: FrozenState): InvitationDecision {
  switch (command.type) {
    case 'OpenInvitation':
      return open(command, state);
    case 'SignDocument':
      return decideSignature(command, state);
    case 'CancelInvitation': {
      if (state.status !== 'sent') return reject({ code: `invitation-is-${state.status}` });
      return accept<InvitationEvent>({ type: 'InvitationCancelled', data: { reason: command.reason, ...who(state) } });
    }
    case 'ExpireInvitation': {
      if (state.status !== 'sent') return reject({ code: `invitation-is-${state.status}` });
      if (command.now < state.expiresAt) return reject({ code: 'not-yet-expired' });
      return accept<InvitationEvent>({
        type: 'InvitationExpired',
        data: { expiresAt: state.expiresAt, ...who(state) },
      });
    }
    case 'AuthenticateSignatory':
    case 'DeclineToSign':
    case 'RemindSignatories':
    case 'CorrectSignatoryContact':
    case 'ExtendInvitation':
      return decideSent(command, state);
    case 'RecordManualSignature':
      return decideManualSignature(command, state);
    case 'SealDocuments':
      return seal(command, state);
    case 'AddTimeStamp':
      return isAwaited(state, 'time-stamp', command.stamp)
        ? accept<InvitationEvent>({ type: 'TimeStampAdded', data: command.stamp })
        : reject({ code: 'seal-overtaken' });
    case 'AddValidationData':
      return isAwaited(state, 'validation-data', command.added)
        ? accept<InvitationEvent>({ type: 'ValidationDataAdded', data: command.added })
        : reject({ code: 'seal-overtaken' });
  }
}

function who(state: FrozenState) {
  return {
    signedBy: state.signedBy,
    pending: state.signatories.filter((s) => !s.signed).map((s) => s.signatoryId),
  };
}

function open(command: OpenInvitation, state: FrozenState): InvitationDecision {
  if (state.status !== 'sent') return reject({ code: 'link-closed', reason: state.status });
  if (command.now >= state.expiresAt) return reject({ code: 'link-closed', reason: 'expired' });
  const signatory = state.signatories.find((s) => s.signatoryId === command.signatoryId);
  if (!signatory) return reject({ code: 'signatory-unknown' });
  if (signatory.openedOver.includes(command.linkId)) return accept<InvitationEvent>();
  const { signatoryId, linkId } = command;
  return accept<InvitationEvent>({ type: 'InvitationOpened', data: { signatoryId, linkId } });
}

function seal(command: SealDocuments, state: FrozenState): InvitationDecision {
  if (state.signedBy.length === 0) return reject({ code: 'nothing-to-seal' });
  const newest =
    command.signedBy.length === state.signedBy.length && command.signedBy.every((id, i) => id === state.signedBy[i]);
  if (!newest) return reject({ code: 'seal-overtaken' });
  if (command.seals.some((s) => !state.documents.some((d) => d.documentId === s.documentId)))
    return reject({ code: 'document-unknown' });
  const missing = command.seals.filter(
    ({ documentId }, i) =>
      (state.sealed[documentId] ?? 0) < command.signedBy.length &&
      command.seals.findIndex((s) => s.documentId === documentId) === i,
  );
  return accept<InvitationEvent>(
    ...missing.map((s) => ({ type: 'DocumentSealed' as const, data: { ...s, signedBy: command.signedBy } })),
  );
}

/** Only the newest sealed PDF gets a later proof, and each only once. */
function isAwaited(
  state: FrozenState,
  what: LaterProof,
  added: Pick<ValidationDataAdded['data'], 'documentId' | 'part' | 'previousSha256'>,
): boolean {
  const waiting = state.waitingForProof[fileKey(added)];
  return waiting?.what === what && waiting.sha256 === added.previousSha256;
}
