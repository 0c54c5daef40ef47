import { accept, type Decision, foldAll, reject } from '../decider.js';
import type { DraftInvitation, InvitationCommand } from './commands.js';
import { decideDraft } from './decide-draft.js';
import { decideFrozen } from './decide-frozen.js';
import type { InvitationEvent } from './events.js';
import { evolveInvitation, isFrozen } from './evolve.js';
import type { InvitationRejection } from './rejections.js';
import { type InvitationState, initialInvitation } from './state.js';

export type InvitationDecision = Decision<InvitationEvent, InvitationRejection>;

/** Decides a command about an invitation. Total and pure: domain.md's table, row by row. */
export function decideInvitation(command: InvitationCommand, state: InvitationState): InvitationDecision {
  if (command.type === 'DraftInvitation') return draftInvitation(command, state);
  if (state.status === 'none') return reject({ code: 'not-found' });
  switch (command.type) {
    case 'AttachDocument':
    case 'DetachDocument':
      return isFrozen(state) ? reject({ code: 'documents-frozen' }) : inDraft(command, state);
    case 'AddSignatory':
    case 'ChangeSignatory':
    case 'RemoveSignatory':
    case 'ArrangeSignatories':
      return isFrozen(state) ? reject({ code: 'signatories-frozen' }) : inDraft(command, state);
    case 'ChangeDraft':
    case 'DiscardDraft':
    case 'SendInvitation':
      return inDraft(command, state);
    case 'OpenInvitation':
      if (state.status === 'discarded') return reject({ code: 'link-closed', reason: 'discarded' });
      return isFrozen(state) ? decideFrozen(command, state) : reject({ code: 'invitation-is-draft' });
    case 'AuthenticateSignatory':
    case 'SignDocument':
    case 'CancelInvitation':
    case 'ExpireInvitation':
    case 'DeclineToSign':
    case 'RemindSignatories':
    case 'CorrectSignatoryContact':
    case 'ExtendInvitation':
    case 'RecordManualSignature':
    case 'SealDocuments':
    case 'AddTimeStamp':
    case 'AddValidationData':
      return isFrozen(state) ? decideFrozen(command, state) : reject({ code: `invitation-is-${state.status}` });
  }
}

function inDraft(command: Parameters<typeof decideDraft>[0], state: InvitationState): InvitationDecision {
  if (state.status === 'none') return reject({ code: 'not-found' });
  return state.status === 'draft' ? decideDraft(command, state) : reject({ code: `invitation-is-${state.status}` });
}

/** A draft with its parts is decided part by part, so each rule holds as if they had come one after another. */
function draftInvitation(command: DraftInvitation, state: InvitationState): InvitationDecision {
  if (state.status !== 'none') return reject({ code: 'invitation-exists' });
  const { type: _, documents, signatories, send, limits, ...drafted } = command;
  const events: InvitationEvent[] = [{ type: 'InvitationDrafted', data: drafted }];
  const parts: InvitationCommand[] = [
    ...documents.map((document) => ({ type: 'AttachDocument' as const, document, limits })),
    ...signatories.map((signatory) => ({ type: 'AddSignatory' as const, signatory, limits })),
    ...(send ? [{ type: 'SendInvitation' as const, ...send }] : []),
  ];
  for (const part of parts) {
    const decision = decideInvitation(part, foldAll(evolveInvitation, initialInvitation, events));
    if ('rejected' in decision) return decision;
    events.push(...decision.accepted);
  }
  return accept(...events);
}
