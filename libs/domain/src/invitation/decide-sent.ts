import { accept, reject } from '../decider.js';
import type { Instant } from '../ids.js';
import type {
  AuthenticateSignatory,
  CorrectSignatoryContact,
  DeclineToSign,
  ExtendInvitation,
  RemindSignatories,
} from './commands.js';
import type { InvitationDecision } from './decide.js';
import { decideAuthentication } from './decide-authentication.js';
import { inTurn } from './decide-signature.js';
import type { InvitationEvent } from './events.js';
import type { InvitationRejection } from './rejections.js';
import type { FrozenState, SentSignatory } from './state.js';

/** Commands that an invitation takes only while it waits for signatures. */
export type SentCommand =
  | AuthenticateSignatory
  | DeclineToSign
  | RemindSignatories
  | CorrectSignatoryContact
  | ExtendInvitation;

/** Decides what may happen while an invitation waits for signatures; its time may be over before anybody recorded it. */
export function decideSent(command: SentCommand, state: FrozenState): InvitationDecision {
  if (state.status !== 'sent') return reject({ code: `invitation-is-${state.status}` });
  if (command.now >= state.expiresAt) return reject({ code: 'invitation-is-expired' });
  switch (command.type) {
    case 'AuthenticateSignatory':
      return authenticate(command, state);
    case 'DeclineToSign':
      return decline(command, state);
    case 'RemindSignatories':
      return remind(command, state);
    case 'CorrectSignatoryContact':
      return correct(command, state);
    case 'ExtendInvitation':
      return extend(command, state);
  }
}

function authenticate(command: AuthenticateSignatory, state: FrozenState): InvitationDecision {
  const { outcome } = command;
  const signatory = pending(state, ('failed' in outcome ? outcome.failed : outcome.proofed).signatoryId);
  return 'code' in signatory ? reject(signatory) : decideAuthentication(command, signatory);
}

function decline({ signatoryId, linkId, reason }: DeclineToSign, state: FrozenState): InvitationDecision {
  const signatory = pending(state, signatoryId);
  if ('code' in signatory) return reject(signatory);
  const others = state.signatories.filter((s) => !s.signed && s !== signatory).map((s) => s.signatoryId);
  return accept<InvitationEvent>(
    { type: 'SignatoryDeclined', data: { signatoryId, linkId, reason } },
    { type: 'InvitationDeclined', data: { declinedBy: signatoryId, signedBy: state.signedBy, pending: others } },
  );
}

function remind(command: RemindSignatories, state: FrozenState): InvitationDecision {
  const asked = state.signatories.filter((s) => !s.signed && inTurn(state, s));
  let chosen: readonly SentSignatory[] = asked;
  if (command.signatoryIds !== null) {
    const wanted = [...new Set(command.signatoryIds)].map((id) => pending(state, id));
    const refused = wanted.find((one) => 'code' in one);
    if (refused && 'code' in refused) return reject(refused);
    chosen = wanted as readonly SentSignatory[];
    if (chosen.some((s) => !asked.includes(s))) return reject({ code: 'not-asked-yet' });
  }
  const waits = command.trigger === 'sender' ? chosen.filter((s) => waitsUntil(s) > command.now) : [];
  const ready = chosen.filter((s) => !waits.includes(s));
  const [first] = waits.map(waitsUntil).sort();
  if (first !== undefined && (ready.length === 0 || command.signatoryIds !== null))
    return reject({ code: 'reminded-too-recently', availableAt: first });
  const { trigger, notAgainBefore, nextAt } = command;
  const rest = { trigger, notAgainBefore, ...(nextAt === null ? {} : { nextAt }) };
  return accept<InvitationEvent>(
    ...ready.map(({ signatoryId }) => ({ type: 'SignatoryReminded' as const, data: { signatoryId, ...rest } })),
  );
}

function waitsUntil({ notRemindedBefore }: SentSignatory): Instant {
  return notRemindedBefore ?? ('' as Instant);
}

function correct({ signatoryId, email }: CorrectSignatoryContact, state: FrozenState): InvitationDecision {
  const signatory = pending(state, signatoryId);
  if ('code' in signatory) return reject(signatory);
  if (signatory.openedOver.length > 0) return reject({ code: 'already-opened' });
  const data = { signatoryId, previousEmail: signatory.email, email };
  return accept<InvitationEvent>({ type: 'SignatoryContactCorrected', data });
}

function extend({ expiresAt, now }: ExtendInvitation, state: FrozenState): InvitationDecision {
  if (expiresAt <= now) return reject({ code: 'expiry-in-the-past' });
  if (expiresAt <= state.expiresAt) return reject({ code: 'not-an-extension', expiresAt: state.expiresAt });
  return accept<InvitationEvent>({
    type: 'InvitationExtended',
    data: { previousExpiresAt: state.expiresAt, expiresAt },
  });
}

function pending(state: FrozenState, signatoryId: string): SentSignatory | InvitationRejection {
  const signatory = state.signatories.find((s) => s.signatoryId === signatoryId);
  if (!signatory) return { code: 'signatory-unknown' };
  return signatory.signed ? { code: 'already-signed' } : signatory;
}
