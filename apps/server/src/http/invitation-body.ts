import type { InvitationAnswer } from '@attestory/application';
import type { InvitationDetails, SignatoryView } from '@attestory/projections';
import { saidMethods } from './signatory-demands.js';
import { lightCopy, type WayOut } from './ways-out.js';

/** An invitation as the API shows it. */
export function invitationBody(view: InvitationDetails) {
  const { organizationId: _o, clientId: _c, memberId: _m, personId: _p, signedBy: _s, signatories, ...rest } = view;
  return {
    ...rest,
    folderId: view.folderId ?? null,
    signatories: signatories.map(signatoryBody),
    manualSignatures: view.manualSignatures ?? [],
    nextSteps: nextSteps(view),
    waysOn: waysOn(view),
  };
}

/** A signatory as the API shows them: with the methods as the sender named them. */
function signatoryBody({ methods, strongMethods, identityNumber, ...rest }: SignatoryView) {
  const required = identityNumber ? { identityNumberRequired: true } : {};
  return { ...rest, methods: saidMethods(methods, strongMethods), ...required };
}

/** What the sender may offer to those who have none of the methods (product.md, S10). */
function waysOn({ id, state, signatories }: InvitationDetails): WayOut[] {
  const left = signatories.filter((one) => one.state !== 'signed' && !one.methods.includes('light'));
  return left.length === 0 || state === 'draft' || state === 'discarded' || state === 'completed'
    ? []
    : [
        lightCopy(
          id,
          left.map((one) => one.id),
        ),
      ];
}

/** A command's answer: the invitation as of the command, and the position reached. */
export function commandBody({ invitation, revision, position, warnings }: InvitationAnswer) {
  return { ...invitationBody({ ...invitation, revision }), position, ...(warnings ? { warnings } : {}) };
}

/** What happens next, in a sentence. */
function nextSteps(view: InvitationDetails): string {
  const pending = view.signatories.filter((s) => s.state !== 'signed').length;
  switch (view.state) {
    case 'draft':
      if (view.documents.length === 0) return 'Upload at least one document.';
      return view.signatories.length === 0 ? 'Add at least one signatory.' : 'Send the invitation.';
    case 'sent':
      return `Waiting for ${pending} of ${view.signatories.length} signatories, until ${view.expiresAt}.`;
    case 'completed':
      return view.documents.every(({ seal }) => seal.state === 'done')
        ? 'All have signed; the sealed documents can be downloaded.'
        : 'All have signed; the documents are being sealed.';
    case 'discarded':
      return 'The draft was discarded.';
    case 'cancelled':
    case 'declined':
    case 'expired':
      return view.signedBy.length > 0
        ? 'Closed; the documents with the signatures made so far can be downloaded.'
        : 'Closed; nobody had signed.';
  }
}
