import type { Invitation, Signatory } from './invitation.js';

/** Why an invitation is where it is, and what comes next: a text's key, and whom it is about. */
export interface Waiting {
  readonly key:
    | 'documents'
    | 'signatories'
    | 'send'
    | 'bounced'
    | 'mailLate'
    | 'identity'
    | 'turn'
    | 'one'
    | 'others'
    | 'sealing'
    | 'done'
    | 'closedSigned'
    | 'closedUnsigned'
    | 'discarded';
  readonly about?: Signatory;
  readonly count?: number;
}

/** What matters most comes first: what hinders somebody, then whose signature is missing. */
export function whyItWaits(invitation: Invitation): Waiting {
  switch (invitation.state) {
    case 'draft':
      return ofDraft(invitation);
    case 'discarded':
      return { key: 'discarded' };
    case 'sent':
      return whileSent(invitation);
    case 'completed':
      return { key: invitation.documents.every(({ seal }) => seal.state === 'done') ? 'done' : 'sealing' };
    default:
      return { key: signedCount(invitation) > 0 ? 'closedSigned' : 'closedUnsigned' };
  }
}

export function signedCount({ signatories }: Pick<Invitation, 'signatories'>): number {
  return signatories.filter(({ state }) => state === 'signed').length;
}

function ofDraft({ documents, signatories }: Invitation): Waiting {
  if (documents.length === 0) return { key: 'documents' };
  return { key: signatories.length === 0 ? 'signatories' : 'send' };
}

function whileSent({ signatories, order }: Invitation): Waiting {
  const left = signatories.filter(({ state }) => state !== 'signed');
  const hindered = (['bounced', 'retrying'] as const).flatMap((state) =>
    left.filter(({ mail }) => mail.state === state),
  );
  const [first] = hindered;
  if (first) return { key: first.mail.state === 'bounced' ? 'bounced' : 'mailLate', about: first };
  const failed = left.find(({ authenticationFailed }) => authenticationFailed !== undefined);
  if (failed) return { key: 'identity', about: failed };
  const [next] = left;
  if (next === undefined) return { key: 'sealing' };
  if (left.length === 1) return { key: 'one', about: next };
  return { key: order === 'sequential' ? 'turn' : 'others', about: next, count: left.length - 1 };
}
