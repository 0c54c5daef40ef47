import { describe, expect, it } from '@jest/globals';
import { decline, draft, historyOf, inAMonth, open, sent, sign } from '../testing/invitation.sample.js';
import { refuseAddendum } from './addendum.js';
import type { InvitationCommand } from './commands.js';
import { invitationDecider } from './decider.js';

const all = ['aino', 'bo', 'carla'].flatMap((id) => [open(id), sign(id)]);

describe('an addendum', () => {
  it.each<[string, InvitationCommand[], string | null]>([
    ['to nothing', [], 'not-found'],
    ['to a draft', [draft()], 'invitation-is-draft'],
    ['to a discarded draft', [draft(), { type: 'DiscardDraft' }], 'invitation-is-discarded'],
    ['to what was sent', [sent()], null],
    ['to a completed invitation', [sent(), ...all], null],
    ['to a cancelled one', [sent(), { type: 'CancelInvitation', reason: null }], null],
    ['to a declined one', [sent(), decline('bo')], null],
    ['to an expired one', [sent(), { type: 'ExpireInvitation', now: inAMonth }], null],
  ])('%s', (_, commands, code) => {
    const state = historyOf(...commands).reduce(invitationDecider.evolve, invitationDecider.initial);
    expect(refuseAddendum(state)?.code ?? null).toBe(code);
  });
});
