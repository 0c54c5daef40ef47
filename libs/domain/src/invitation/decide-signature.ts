import { accept, reject } from '../decider.js';
import type { SignDocument } from './commands.js';
import type { InvitationDecision } from './decide.js';
import type { DocumentSigned, InvitationEvent } from './events.js';
import type { InvitationRejection } from './rejections.js';
import type { FrozenState, SentSignatory } from './state.js';

/** Decides a signature: one act over all documents; the last one completes the invitation in the same append. */
export function decideSignature(command: SignDocument, state: FrozenState): InvitationDecision {
  const signatory = state.signatories.find((s) => s.signatoryId === command.signatoryId);
  if (!signatory) return reject({ code: 'signatory-unknown' });
  const refusal = whyNot(command, state, signatory);
  if (refusal) return reject(refusal);
  const signed = documentSigned(command, state);
  const signedBy = [...state.signedBy, command.signatoryId];
  return signedBy.length === state.signatories.length
    ? accept<InvitationEvent>(signed, { type: 'InvitationCompleted', data: { signedBy } })
    : accept<InvitationEvent>(signed);
}

function whyNot(command: SignDocument, state: FrozenState, signatory: SentSignatory): InvitationRejection | null {
  if (signatory.signed) return { code: 'already-signed' };
  if (state.status !== 'sent') return { code: `invitation-is-${state.status}` };
  if (command.now >= state.expiresAt) return { code: 'invitation-is-expired' };
  // Over this very link: the signature names it, so it must be one over which this person has opened.
  if (!signatory.openedOver.includes(command.linkId)) return { code: 'not-opened' };
  if (!inTurn(state, signatory)) return { code: 'not-your-turn' };
  const changed = state.documents.filter((d) => command.contentHashes[d.documentId] !== d.sha256);
  const extra = Object.keys(command.contentHashes).filter((id) => !state.documents.some((d) => d.documentId === id));
  if (changed.length + extra.length > 0)
    return { code: 'content-changed', documentIds: [...changed.map((d) => d.documentId), ...extra] };
  const unseen = state.documents.filter((d) => command.shown[d.documentId] !== d.sha256);
  if (unseen.length > 0) return { code: 'documents-not-shown', documentIds: unseen.map((d) => d.documentId) };
  if (!signatory.methods.includes('light')) return { code: 'strong-authentication-required' };
  return command.light && command.lightIsComplete ? null : { code: 'drawing-required' };
}

/** Whether a signatory may sign now: in sequential order only the first who hasn't. */
export function inTurn(state: FrozenState, signatory: SentSignatory): boolean {
  return state.order === 'parallel' || state.signatories.find((s) => !s.signed) === signatory;
}

function documentSigned(command: SignDocument, state: FrozenState): DocumentSigned {
  const { signatoryId, linkId, consent, role, light } = command;
  return {
    type: 'DocumentSigned',
    data: {
      signatoryId,
      linkId,
      documents: state.documents,
      consent,
      role,
      // A light signature verifies nobody's identity (product.md S9); strong methods come with authentication.
      method: 'light',
      assurance: 'none',
      ...(light ? { light } : {}),
    },
  };
}
