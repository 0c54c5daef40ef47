import { describe, expect, it } from '@jest/globals';
import { given } from '../testing/given.sample.js';
import { document, draft, historyOf, inAMonth, limits, now, sent, signatory } from '../testing/invitation.sample.js';
import type { FolderId } from '../ids.js';
import type { ArrangedSignatory, InvitationCommand } from './commands.js';
import { invitationDecider } from './decider.js';
import type { DraftState } from './state.js';

const invitation = (...commands: InvitationCommand[]) => given(invitationDecider, historyOf(...commands));
const attach = (id: string): InvitationCommand => ({ type: 'AttachDocument', document: document(id), limits });
const add = (id: string): InvitationCommand => ({ type: 'AddSignatory', signatory: signatory(id), limits });
const send: InvitationCommand = { type: 'SendInvitation', now, defaultExpiresAt: inAMonth, policyVersion: '1' };

const arrange = (...arranged: ArrangedSignatory[]): InvitationCommand => {
  return { type: 'ArrangeSignatories', arranged, limits };
};
const kept = (signatoryId: string, change: object = {}) => ({ kept: { ...change, signatoryId: signatoryId as never } });
const fresh = (id: string) => ({ added: signatory(id) });

describe('the signatories of a draft, listed anew', () => {
  const stateAfter = (...commands: InvitationCommand[]) =>
    historyOf(...commands).reduce(invitationDecider.evolve, invitationDecider.initial);
  const three = draft({ signatories: ['a', 'b', 'c'].map((id) => signatory(id)) });
  const added = (id: string) => ({ type: 'SignatoryAdded' as const, data: signatory(id) });
  const removed = (id: string) => ({ type: 'SignatoryRemoved' as const, data: { signatoryId: id as never } });

  it('are in the order of the list, those before the first who moves as they were', () => {
    const moved = invitation(three).when(arrange(kept('a'), kept('c'), kept('b')));
    moved.thenAccepted(removed('b'), removed('c'), added('c'), added('b'));
    invitation(three)
      .when(arrange(kept('a'), kept('c')))
      .thenAccepted(removed('b'));
    const all = [kept('a'), kept('b'), kept('c')];
    invitation(three)
      .when(arrange(...all, fresh('d')))
      .thenAccepted(added('d'));
    invitation(three)
      .when(arrange(...all))
      .thenAccepted();
    expect(stateAfter(three, arrange(kept('c'), fresh('d'), kept('a'), kept('c')))).toMatchObject({
      signatories: [signatory('c'), signatory('d'), signatory('a')],
    });
  });

  it('keep what is not said of them, change in what is, and lose what is taken back', () => {
    const identity = { name: 'Aino', birthDate: '1952-10-13' };
    const known = draft({ signatories: [{ ...signatory('a', ['strong']), identity }, signatory('b')] });
    const change = { name: 'New', identity: null };
    invitation(known)
      .when(arrange(kept('a', change), kept('b')))
      .thenAccepted({ type: 'SignatoryChanged', data: { signatoryId: 'a' as never, ...change } });
    expect(stateAfter(known, arrange(kept('b'), kept('a')))).toMatchObject({ signatories: [{}, { identity }] });
    const { signatories } = stateAfter(known, arrange(kept('b'), kept('a', change))) as DraftState;
    expect(signatories).toEqual([signatory('b'), { ...signatory('a', ['strong']), name: 'New' }]);
  });

  it('are not more than there may be, and nobody is kept who is not there', () => {
    invitation(draft())
      .when(arrange(...['a', 'b', 'c', 'd', 'e'].map(fresh)))
      .thenRejected('too-many-signatories', { limit: 4 });
    invitation(three)
      .when(arrange(kept('x')))
      .thenRejected('signatory-unknown');
    invitation(three)
      .when(arrange(fresh('a'), kept('b'), kept('c')))
      .thenAccepted();
  });
});

describe('a draft', () => {
  it('is started once', () => {
    invitation().when(draft()).thenAccepted('InvitationDrafted');
    invitation(draft()).when(draft()).thenRejected('invitation-exists');
  });

  it('may carry documents and signatories, and be sent, all in one append', () => {
    const whole = draft({ documents: ['d1'], signatories: [signatory('aino')], send: true });
    invitation().when(whole).thenAccepted('InvitationDrafted', 'DocumentAttached', 'SignatoryAdded', 'InvitationSent');
  });

  it('comes into being with all its parts or not at all', () => {
    invitation()
      .when(draft({ documents: ['d1'], send: true }))
      .thenRejected('nobody-to-sign');
    invitation()
      .when(draft({ documents: ['a', 'b', 'c', 'd'] }))
      .thenRejected('too-many-documents', { limit: 3 });
  });

  it('may be changed, and discarded, and then nothing more', () => {
    const changed = invitation(draft()).when({ type: 'ChangeDraft', title: 'New title' });
    changed.thenAccepted({ type: 'DraftChanged', data: { title: 'New title' } });
    invitation(draft()).when({ type: 'DiscardDraft' }).thenAccepted('DraftDiscarded');
    invitation(draft(), { type: 'DiscardDraft' }).when(attach('d1')).thenRejected('invitation-is-discarded');
  });

  it('lies where it was drafted, until it is moved; once sent it stays there', () => {
    const folderId = 'contracts' as FolderId;
    const stateAfter = (...commands: InvitationCommand[]) =>
      historyOf(...commands).reduce(invitationDecider.evolve, invitationDecider.initial);
    expect(stateAfter(draft())).toMatchObject({ folderId: null });
    const drafted = { ...draft({ documents: ['d1'], signatories: [signatory('aino')] }), folderId };
    expect(stateAfter(drafted)).toMatchObject({ status: 'draft', folderId });
    expect(stateAfter(drafted, { type: 'ChangeDraft', folderId: null })).toMatchObject({ folderId: null });
    expect(stateAfter(drafted, { type: 'DiscardDraft' })).toMatchObject({ status: 'discarded', folderId });
    expect(stateAfter(drafted, send)).toMatchObject({ status: 'sent', folderId });
    invitation(drafted, send).when({ type: 'ChangeDraft', folderId: null }).thenRejected('invitation-is-sent');
  });

  it('takes documents up to the limit, and gives them up again', () => {
    invitation(draft())
      .when(attach('d1'))
      .thenAccepted({ type: 'DocumentAttached', data: document('d1') });
    invitation(draft({ documents: ['a', 'b', 'c'] }))
      .when(attach('d'))
      .thenRejected('too-many-documents');
    const detach = (id: string) => ({ type: 'DetachDocument', documentId: id }) as InvitationCommand;
    invitation(draft({ documents: ['a'] }))
      .when(detach('a'))
      .thenAccepted('DocumentDetached');
    invitation(draft({ documents: ['a'] }), detach('a'))
      .when(detach('a'))
      .thenRejected('document-unknown');
    invitation(draft({ documents: ['a', 'b', 'c'] }), detach('a'))
      .when(attach('d'))
      .thenAccepted('DocumentAttached');
  });

  it('takes signatories up to the limit, changes and removes them', () => {
    const four = draft({ signatories: ['a', 'b', 'c', 'd'].map((id) => signatory(id)) });
    invitation(draft())
      .when(add('a'))
      .thenAccepted({ type: 'SignatoryAdded', data: signatory('a') });
    invitation(four).when(add('e')).thenRejected('too-many-signatories', { limit: 4 });
    const change = { type: 'ChangeSignatory', signatoryId: 'a', email: 'new@example.com' } as InvitationCommand;
    invitation(four).when(change).thenAccepted('SignatoryChanged');
    invitation(draft()).when(change).thenRejected('signatory-unknown');
    const remove = { type: 'RemoveSignatory', signatoryId: 'a' } as InvitationCommand;
    invitation(four).when(remove).thenAccepted('SignatoryRemoved');
    invitation(four, remove).when(remove).thenRejected('signatory-unknown');
    invitation(four, remove).when(add('e')).thenAccepted('SignatoryAdded');
  });

  it('has each document and each signatory once, however often they come', () => {
    const whole = draft({ documents: ['a'], signatories: [signatory('a')] });
    invitation(whole).when(attach('a')).thenAccepted();
    invitation(whole).when(add('a')).thenAccepted();
    const full = draft({ documents: ['a', 'b', 'c'], signatories: ['a', 'b', 'c', 'd'].map((id) => signatory(id)) });
    invitation(full).when(attach('a')).thenAccepted();
    invitation(full).when(add('a')).thenAccepted();
  });

  it('takes from a change only what a draft says about itself: never another owner, document or signatory', () => {
    const smuggled = { organizationId: 'other', documents: [], signatories: [], status: 'sent' };
    invitation(draft())
      .when({ type: 'ChangeDraft', title: 'New', ...smuggled } as InvitationCommand)
      .thenAccepted({ type: 'DraftChanged', data: { title: 'New' } });
    invitation(draft({ signatories: [signatory('a')] }))
      .when({ type: 'ChangeSignatory', signatoryId: 'a', name: 'New', ...smuggled } as unknown as InvitationCommand)
      .thenAccepted({ type: 'SignatoryChanged', data: { signatoryId: 'a' as never, name: 'New' } });
  });

  it('may have its message and its expiry taken away again', () => {
    invitation(draft({ expiresAt: inAMonth }))
      .when({ type: 'ChangeDraft', message: null, expiresAt: null })
      .thenAccepted({ type: 'DraftChanged', data: { message: null, expiresAt: null } });
  });

  it('is sent only with something to sign, somebody to sign and time to do so', () => {
    const both = { documents: ['d1'], signatories: [signatory('aino')] };
    invitation(draft({ signatories: both.signatories }))
      .when(send)
      .thenRejected('nothing-to-sign');
    invitation(draft({ documents: both.documents }))
      .when(send)
      .thenRejected('nobody-to-sign');
    invitation(draft({ ...both, expiresAt: now }))
      .when(send)
      .thenRejected('expiry-in-the-past');
    invitation(draft(both)).when(send).thenAccepted('InvitationSent');
  });

  it('freezes into InvitationSent what it says at that moment, changes included', () => {
    const changes: InvitationCommand[] = [
      draft({ documents: ['d1', 'd2'], signatories: [signatory('aino'), signatory('bo')] }),
      { type: 'ChangeDraft', title: 'Final title', order: 'sequential' },
      { type: 'ChangeSignatory', signatoryId: 'bo' as never, name: 'Bo the Second', methods: ['strong'] },
      { type: 'DetachDocument', documentId: 'd1' as never },
    ];
    const [frozen] = invitation(...changes)
      .when(send)
      .thenAccepted('InvitationSent') as unknown as [{ data: Record<string, unknown> }];
    const expected = {
      title: 'Final title',
      order: 'sequential',
      expiresAt: inAMonth,
      policyVersion: '1',
      documents: [document('d2')],
      signatories: [signatory('aino'), { ...signatory('bo'), name: 'Bo the Second', methods: ['strong'] }],
    };
    for (const [name, value] of Object.entries(expected))
      if (JSON.stringify(frozen.data[name]) !== JSON.stringify(value)) throw new Error(`${name} was frozen otherwise`);
  });
});

describe('an invitation that was sent', () => {
  it('never takes, changes or loses a signatory: signatories-frozen', () => {
    for (const command of [
      add('late'),
      { type: 'ChangeSignatory', signatoryId: 'aino', name: 'Other' },
      { type: 'RemoveSignatory', signatoryId: 'aino' },
    ] as InvitationCommand[])
      invitation(sent()).when(command).thenRejected('signatories-frozen');
  });

  it('never takes or loses a document: documents-frozen', () => {
    invitation(sent()).when(attach('d3')).thenRejected('documents-frozen');
    invitation(sent())
      .when({ type: 'DetachDocument', documentId: 'd1' as never })
      .thenRejected('documents-frozen');
  });

  it('is not changed, discarded or sent again', () => {
    invitation(sent()).when({ type: 'ChangeDraft', title: 'x' }).thenRejected('invitation-is-sent');
    invitation(sent()).when({ type: 'DiscardDraft' }).thenRejected('invitation-is-sent');
    invitation(sent()).when(send).thenRejected('invitation-is-sent');
  });
});
