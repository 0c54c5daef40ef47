import { accept, reject } from '../decider.js';
import type { RecordManualSignature } from './commands.js';
import type { InvitationDecision } from './decide.js';
import type { InvitationEvent } from './events.js';
import type { FrozenState } from './state.js';

/** Signatures on paper, beside an invitation that misses some: completed ones miss none. */
export function decideManualSignature(command: RecordManualSignature, state: FrozenState): InvitationDecision {
  const { scan, signedBy, signedOn, note, vouchedBy, limits, latestDay } = command;
  if (state.status === 'completed') return reject({ code: 'invitation-is-completed' });
  if (state.scans.includes(scan.documentId)) return accept<InvitationEvent>();
  if (state.scans.length >= limits.documents) return reject({ code: 'too-many-documents', limit: limits.documents });
  const unknown = signedBy.some(
    ({ signatoryId }) =>
      signatoryId !== undefined && !state.signatories.some((known) => known.signatoryId === signatoryId),
  );
  if (unknown) return reject({ code: 'signatory-unknown' });
  if (signedBy.length === 0) return reject({ code: 'nobody-signed' });
  if (signedOn > latestDay) return reject({ code: 'signed-in-the-future' });
  const data = { scan, signedBy, signedOn, ...(note === undefined ? {} : { note }), vouchedBy };
  return accept<InvitationEvent>({ type: 'ManualSignatureRecorded', data });
}
