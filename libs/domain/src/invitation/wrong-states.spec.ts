import { describe, expect, it } from '@jest/globals';
import {
  addTimeStamp,
  addValidationData,
  authenticate,
  correct,
  decline,
  document,
  draft,
  extend,
  historyOf,
  inAMonth,
  limits,
  now,
  open,
  recordManually,
  remind,
  seal,
  sign,
  signatory,
} from '../testing/invitation.sample.js';
import type { InvitationCommand } from './commands.js';
import { invitationDecider } from './decider.js';
import type { InvitationRejection } from './rejections.js';
import type { InvitationState } from './state.js';

type Outcome = 'ok' | InvitationRejection['code'];

/** Both ways of signing are open to all. */
const sentToEither = draft({
  documents: ['d1', 'd2'],
  signatories: ['aino', 'bo', 'carla'].map((id) => signatory(id, ['light', 'strong'])),
  send: true,
});
const all = ['aino', 'bo', 'carla'].flatMap((id) => [open(id), sign(id)]);
const histories: Readonly<Record<InvitationState['status'], InvitationCommand[]>> = {
  none: [],
  draft: [draft({ documents: ['d1', 'd2'], signatories: [signatory('aino')] })],
  discarded: [draft(), { type: 'DiscardDraft' }],
  sent: [sentToEither, open('aino')],
  completed: [sentToEither, ...all],
  cancelled: [sentToEither, open('aino'), { type: 'CancelInvitation', reason: null }],
  declined: [sentToEither, open('aino'), decline('bo')],
  expired: [sentToEither, open('aino'), { type: 'ExpireInvitation', now: inAMonth }],
};
/** Every command: a new one doesn't compile without its row. */
const commands: Readonly<Record<InvitationCommand['type'], InvitationCommand>> = {
  DraftInvitation: draft(),
  ChangeDraft: { type: 'ChangeDraft', title: 'x' },
  DiscardDraft: { type: 'DiscardDraft' },
  AttachDocument: { type: 'AttachDocument', document: document('d3'), limits },
  DetachDocument: { type: 'DetachDocument', documentId: 'd1' as never },
  AddSignatory: { type: 'AddSignatory', signatory: signatory('new'), limits },
  ChangeSignatory: { type: 'ChangeSignatory', signatoryId: 'aino' as never, name: 'x' },
  RemoveSignatory: { type: 'RemoveSignatory', signatoryId: 'aino' as never },
  ArrangeSignatories: { type: 'ArrangeSignatories', arranged: [{ added: signatory('new') }], limits },
  SendInvitation: { type: 'SendInvitation', now, defaultExpiresAt: inAMonth, policyVersion: '1' },
  OpenInvitation: open('aino', now, 'another-link'),
  AuthenticateSignatory: authenticate('bo'),
  SignDocument: sign('aino'),
  CancelInvitation: { type: 'CancelInvitation', reason: null },
  ExpireInvitation: { type: 'ExpireInvitation', now: inAMonth },
  DeclineToSign: decline('bo'),
  RemindSignatories: remind(null),
  CorrectSignatoryContact: correct('bo'),
  ExtendInvitation: extend('2027-01-01T00:00:00.000Z' as never),
  RecordManualSignature: recordManually(['bo']),
  SealDocuments: seal('aino'),
  AddTimeStamp: addTimeStamp('s'.padEnd(64, '0')),
  AddValidationData: addValidationData('s'.padEnd(64, '0')),
};
const is = (state: Exclude<InvitationState['status'], 'none'>) => `invitation-is-${state}` as const;
const closed = {
  completed: is('completed'),
  cancelled: is('cancelled'),
  declined: is('declined'),
  expired: is('expired'),
};
const frozen = (code: Outcome) => ({ sent: code, completed: code, cancelled: code, declined: code, expired: code });
const draftOnly = { none: 'not-found' as const, draft: 'ok' as const, discarded: is('discarded') };
const frozenOnly = { none: 'not-found' as const, draft: is('draft'), discarded: is('discarded') };

/** What comes of each command in each state: `ok`, or the code of the refusal (domain.md, Invitation). */
const table: Readonly<Record<InvitationCommand['type'], Readonly<Record<InvitationState['status'], Outcome>>>> = {
  DraftInvitation: {
    ...{ none: 'ok', draft: 'invitation-exists', discarded: 'invitation-exists' },
    ...frozen('invitation-exists'),
  },
  ChangeDraft: { ...draftOnly, sent: is('sent'), ...closed },
  DiscardDraft: { ...draftOnly, sent: is('sent'), ...closed },
  AttachDocument: { ...draftOnly, ...frozen('documents-frozen') },
  DetachDocument: { ...draftOnly, ...frozen('documents-frozen') },
  AddSignatory: { ...draftOnly, ...frozen('signatories-frozen') },
  ChangeSignatory: { ...draftOnly, ...frozen('signatories-frozen') },
  RemoveSignatory: { ...draftOnly, ...frozen('signatories-frozen') },
  ArrangeSignatories: { ...draftOnly, ...frozen('signatories-frozen') },
  SendInvitation: { ...draftOnly, sent: is('sent'), ...closed },
  OpenInvitation: {
    none: 'not-found',
    draft: is('draft'),
    ...frozen('link-closed'),
    discarded: 'link-closed',
    sent: 'ok',
  },
  AuthenticateSignatory: { ...frozenOnly, sent: 'ok', ...closed },
  SignDocument: { ...frozenOnly, sent: 'ok', ...closed, completed: 'already-signed' },
  CancelInvitation: { ...frozenOnly, sent: 'ok', ...closed },
  ExpireInvitation: { ...frozenOnly, sent: 'ok', ...closed },
  DeclineToSign: { ...frozenOnly, sent: 'ok', ...closed },
  RemindSignatories: { ...frozenOnly, sent: 'ok', ...closed },
  CorrectSignatoryContact: { ...frozenOnly, sent: 'ok', ...closed },
  ExtendInvitation: { ...frozenOnly, sent: 'ok', ...closed },
  RecordManualSignature: { ...frozenOnly, ...frozen('ok'), completed: is('completed') },
  SealDocuments: { ...frozenOnly, ...frozen('nothing-to-seal'), completed: 'seal-overtaken' },
  AddTimeStamp: { ...frozenOnly, ...frozen('seal-overtaken') },
  AddValidationData: { ...frozenOnly, ...frozen('seal-overtaken') },
};

describe('each command in each state', () => {
  for (const command of Object.values(commands))
    for (const [state, history] of Object.entries(histories) as [InvitationState['status'], InvitationCommand[]][]) {
      const outcome = table[command.type][state];
      it(`${command.type} meets ${outcome} where the invitation is ${state}`, () => {
        const folded = historyOf(...history).reduce(invitationDecider.evolve, invitationDecider.initial);
        const decision = invitationDecider.decide(command, folded);
        expect('rejected' in decision ? decision.rejected.code : 'ok').toBe(outcome);
      });
    }
});
