import { accept, reject } from '../decider.js';
import type { SignDocument } from './commands.js';
import type { InvitationDecision } from './decide.js';
import { currentAuthentication } from './decide-authentication.js';
import { roleAsSigned, whyNotInRole } from './decide-role.js';
import type { DocumentSigned, InvitationEvent } from './events.js';
import type { InvitationRejection } from './rejections.js';
import type { CurrentAuthentication, FrozenState, SentSignatory } from './state.js';

/** Decides a signature: one act over all documents; the last one completes the invitation in the same append. */
export function decideSignature(command: SignDocument, state: FrozenState): InvitationDecision {
  const signatory = state.signatories.find((s) => s.signatoryId === command.signatoryId);
  if (!signatory) return reject({ code: 'signatory-unknown' });
  const refusal = whyNot(command, state, signatory);
  if (refusal) return reject(refusal);
  const basis = basisOf(command, signatory);
  if ('code' in basis) return reject(basis);
  const misfit = whyNotInRole(command.role, signatory.roles);
  if (misfit) return reject(misfit);
  if (!isOneOfTheirs(command, basis)) return reject({ code: 'not-a-member' });
  const signed = documentSigned(command, state, signatory, basis);
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
  return unseen.length > 0 ? { code: 'documents-not-shown', documentIds: unseen.map((d) => d.documentId) } : null;
}

/** Whether a signatory may sign now: in sequential order only the first who hasn't. */
export function inTurn(state: FrozenState, signatory: SentSignatory): boolean {
  return state.order === 'parallel' || state.signatories.find((s) => !s.signed) === signatory;
}

/** What a signature rests on: the authentication in this browser, where there is one; else a drawing, where that is enough. */
type Basis = { readonly authentication: CurrentAuthentication } | { readonly light: DocumentSigned['data']['light'] };

function basisOf(command: SignDocument, signatory: SentSignatory): Basis | InvitationRejection {
  const { methods } = signatory;
  const current = methods.includes('strong') ? currentAuthentication(signatory, command.sessionId, command.now) : null;
  if (current && current !== 'expired') return { authentication: current };
  if (methods.includes('light') && command.light && command.lightIsComplete) return { light: command.light };
  if (current === 'expired') return { code: 'authentication-expired' };
  return { code: methods.includes('light') ? 'drawing-required' : 'strong-authentication-required' };
}

/** Who signs for an organization that is registered here is a member of it: that rests on the same authentication. */
function isOneOfTheirs({ role, memberBy }: SignDocument, basis: Basis): boolean {
  if (role.kind !== 'representative' || !('organizationId' in role)) return true;
  return 'authentication' in basis && basis.authentication.authenticationId === memberBy;
}

function documentSigned(
  { signatoryId, linkId, consent, role }: SignDocument,
  { documents }: FrozenState,
  { roles }: SentSignatory,
  basis: Basis,
): DocumentSigned {
  const common = { signatoryId, linkId, documents, consent, role: roleAsSigned(role, roles) };
  if ('authentication' in basis) {
    const { authenticationId, method, assurance } = basis.authentication;
    return { type: 'DocumentSigned', data: { ...common, method, assurance, authenticationId } };
  }
  // A light signature verifies nobody's identity (product.md S9).
  const { light } = basis;
  return {
    type: 'DocumentSigned',
    data: { ...common, method: 'light', assurance: 'none', ...(light ? { light } : {}) },
  };
}
