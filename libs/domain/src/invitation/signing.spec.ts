import { describe, it } from '@jest/globals';
import type { Instant } from '../ids.js';
import { given } from '../testing/given.sample.js';
import {
  addTimeStamp,
  addValidationData,
  draft,
  hashOf,
  historyOf,
  inAMonth,
  open,
  seal,
  sealInTwo,
  sealUnstamped,
  sealUnvalidated,
  sent,
  sign,
  signatory,
} from '../testing/invitation.sample.js';
import type { InvitationCommand } from './commands.js';
import { invitationDecider } from './decider.js';

const invitation = (...commands: InvitationCommand[]) => given(invitationDecider, historyOf(...commands));
const justBefore = '2026-12-24T09:59:59.999Z' as Instant;
const cancel: InvitationCommand = { type: 'CancelInvitation', reason: 'Wrong document' };
const expire = (now: Instant): InvitationCommand => ({ type: 'ExpireInvitation', now });

describe('opening', () => {
  it('is recorded once per signatory and link', () => {
    invitation(sent()).when(open('aino')).thenAccepted('InvitationOpened');
    invitation(sent(), open('aino')).when(open('aino')).thenAccepted();
    invitation(sent(), open('aino'))
      .when(open('aino', undefined, 'new-link'))
      .thenAccepted('InvitationOpened');
    invitation(sent()).when(open('stranger')).thenRejected('signatory-unknown');
  });

  it('ends with the invitation: the link is closed, and says why', () => {
    invitation(sent(), cancel).when(open('aino')).thenRejected('link-closed', { reason: 'cancelled' });
    invitation(sent(), expire(inAMonth)).when(open('aino')).thenRejected('link-closed', { reason: 'expired' });
    invitation(sent()).when(open('aino', justBefore)).thenAccepted('InvitationOpened');
    invitation(sent()).when(open('aino', inAMonth)).thenRejected('link-closed', { reason: 'expired' });
    const all = ['aino', 'bo', 'carla'].flatMap((id) => [open(id), sign(id)]);
    invitation(sent(), ...all)
      .when(open('aino'))
      .thenRejected('link-closed', { reason: 'completed' });
    invitation(draft()).when(open('aino')).thenRejected('invitation-is-draft');
    const discarded = invitation(draft(), { type: 'DiscardDraft' });
    discarded.when(open('aino')).thenRejected('link-closed', { reason: 'discarded' });
  });

  it('works before one’s turn in sequential order', () => {
    invitation(sent('sequential')).when(open('carla')).thenAccepted('InvitationOpened');
  });
});

describe('signing', () => {
  it('takes the person who opened, saw and drew, and records a light signature that verified nobody', () => {
    const [signed] = invitation(sent(), open('aino')).when(sign('aino')).thenAccepted('DocumentSigned');
    const { method, assurance, documents } = signed!.data as {
      method: string;
      assurance: string;
      documents: unknown[];
    };
    if (method !== 'light' || assurance !== 'none' || documents.length !== 2) throw new Error('signed otherwise');
  });

  it('is refused to whoever hasn’t opened, wasn’t shown all, or brings other hashes', () => {
    invitation(sent()).when(sign('aino')).thenRejected('not-opened');
    invitation(sent(), open('bo')).when(sign('aino')).thenRejected('not-opened');
    const opened = invitation(sent(), open('aino'));
    opened
      .when(sign('aino', { shown: { d1: hashOf('d1') } }))
      .thenRejected('documents-not-shown', { documentIds: ['d2'] });
    opened
      .when(sign('aino', { contentHashes: { d1: hashOf('d1') } }))
      .thenRejected('content-changed', { documentIds: ['d2'] });
    const more = { d1: hashOf('d1'), d2: hashOf('d2'), d3: hashOf('d3') };
    opened.when(sign('aino', { contentHashes: more })).thenRejected('content-changed', { documentIds: ['d3'] });
    opened.when(sign('aino', { contentHashes: { d1: hashOf('x'), d2: hashOf('d2') } })).thenRejected('content-changed');
    opened.when(sign('aino', { shown: { d1: hashOf('x'), d2: hashOf('d2') } })).thenRejected('documents-not-shown');
  });

  it('is refused over a link that this person has not opened, be it another person’s', () => {
    const both = invitation(sent(), open('aino'), open('bo'));
    both.when(sign('aino', { linkId: 'link-bo' as never })).thenRejected('not-opened');
    both.when(sign('aino', { linkId: 'newer-link' as never })).thenRejected('not-opened');
    invitation(sent(), open('aino'), open('aino', undefined, 'newer-link'))
      .when(sign('aino', { linkId: 'newer-link' as never }))
      .thenAccepted('DocumentSigned');
  });

  it('records the bytes, the consent and the role exactly as they were', () => {
    const role = { kind: 'otherOrganization', name: 'Virtanen & Co' } as const;
    const { linkId, consent, light } = sign('aino');
    const documents = ['d1', 'd2'].map((id) => ({ documentId: id as never, sha256: hashOf(id) }));
    const data = { signatoryId: 'aino' as never, linkId, documents, consent, role, method: 'light', light };
    invitation(sent(), open('aino'))
      .when(sign('aino', { role }))
      .thenAccepted({ type: 'DocumentSigned', data: { ...data, assurance: 'none' } as never });
  });

  it('may be light where the sender allows both methods', () => {
    const either = draft({
      documents: ['d1', 'd2'],
      signatories: [signatory('aino', ['strong', 'light'])],
      send: true,
    });
    invitation(either, open('aino')).when(sign('aino')).thenAccepted('DocumentSigned', 'InvitationCompleted');
  });

  it('needs a drawing and a name, where light signatures are allowed at all', () => {
    const { light: _, ...without } = sign('aino');
    invitation(sent(), open('aino')).when(without).thenRejected('drawing-required');
    invitation(sent(), open('aino'))
      .when(sign('aino', { lightIsComplete: false }))
      .thenRejected('drawing-required');
    const strong = draft({ documents: ['d1', 'd2'], signatories: [signatory('aino', ['strong'])], send: true });
    invitation(strong, open('aino')).when(sign('aino')).thenRejected('strong-authentication-required');
  });

  it('happens once per person', () => {
    invitation(sent(), open('aino'), sign('aino')).when(sign('aino')).thenRejected('already-signed');
  });

  it('keeps the order where the sender asked for one', () => {
    const sequential = [sent('sequential'), open('aino'), open('bo')];
    invitation(...sequential)
      .when(sign('bo'))
      .thenRejected('not-your-turn');
    invitation(...sequential)
      .when(sign('aino'))
      .thenAccepted('DocumentSigned');
    invitation(...sequential, sign('aino'))
      .when(sign('bo'))
      .thenAccepted('DocumentSigned');
  });

  it('completes the invitation with the last signature, in the same append', () => {
    const two = [sent(), open('aino'), open('bo'), open('carla'), sign('carla'), sign('aino')];
    invitation(...two)
      .when(sign('bo'))
      .thenAccepted('DocumentSigned', {
        type: 'InvitationCompleted',
        data: { signedBy: ['carla', 'aino', 'bo'] as never },
      });
    invitation(...two, sign('bo'))
      .when(sign('bo'))
      .thenRejected('already-signed');
  });

  it('ends when the invitation is cancelled or its time is over, to the millisecond', () => {
    invitation(sent(), open('aino'), cancel).when(sign('aino')).thenRejected('invitation-is-cancelled');
    invitation(sent(), open('aino'))
      .when(sign('aino', { now: justBefore }))
      .thenAccepted('DocumentSigned');
    invitation(sent(), open('aino'))
      .when(sign('aino', { now: inAMonth }))
      .thenRejected('invitation-is-expired');
    invitation(sent(), open('aino')).when(sign('stranger')).thenRejected('signatory-unknown');
  });
});

describe('closing', () => {
  it('by cancelling says who had signed and who had not; the signatures stay', () => {
    invitation(sent(), open('bo'), sign('bo'))
      .when(cancel)
      .thenAccepted({
        type: 'InvitationCancelled',
        data: { reason: 'Wrong document', signedBy: ['bo'], pending: ['aino', 'carla'] } as never,
      });
    invitation(sent(), cancel).when(cancel).thenRejected('invitation-is-cancelled');
    const all = ['aino', 'bo', 'carla'].flatMap((id) => [open(id), sign(id)]);
    invitation(sent(), ...all)
      .when(cancel)
      .thenRejected('invitation-is-completed');
  });

  it('by its time waits for that time', () => {
    invitation(sent()).when(expire(justBefore)).thenRejected('not-yet-expired');
    invitation(sent()).when(expire(inAMonth)).thenAccepted('InvitationExpired');
    invitation(sent(), expire(inAMonth)).when(expire(inAMonth)).thenRejected('invitation-is-expired');
  });
});

describe('a time stamp that comes later', () => {
  const unstamped = [sent(), open('aino'), sign('aino'), sealUnstamped('first', 'aino')];

  it('is added to the newest sealed PDF, once', () => {
    invitation(...unstamped)
      .when(addTimeStamp('first'))
      .thenAccepted('TimeStampAdded');
    invitation(...unstamped, addTimeStamp('first'))
      .when(addTimeStamp('first'))
      .thenRejected('seal-overtaken');
  });

  it('is refused for another PDF, a document without a seal, and one that was overtaken', () => {
    invitation(...unstamped)
      .when(addTimeStamp('other'))
      .thenRejected('seal-overtaken');
    invitation(...unstamped)
      .when(addTimeStamp('first', 'd2'))
      .thenRejected('seal-overtaken');
    const overtaken = [...unstamped, open('bo'), sign('bo')];
    invitation(...overtaken, sealUnstamped('second', 'aino', 'bo'))
      .when(addTimeStamp('first'))
      .thenRejected('seal-overtaken');
    invitation(...overtaken, seal('aino', 'bo'))
      .when(addTimeStamp('first'))
      .thenRejected('seal-overtaken');
  });

  it('is not asked of a seal that has one', () => {
    invitation(sent(), open('aino'), sign('aino'), seal('aino'))
      .when(addTimeStamp(hashOf('s')))
      .thenRejected('seal-overtaken');
  });

  it('is waited for by a signature page on its own too, each for itself', () => {
    const both = [sent(), open('aino'), sign('aino'), sealInTwo('first', 'page', 'aino')];
    const [ofDocument, ofPage] = [addTimeStamp('first'), addTimeStamp('page', 'd1', 'signature-page')];
    for (const [one, other] of [
      [ofDocument, ofPage],
      [ofPage, ofDocument],
    ] as const) {
      invitation(...both, one)
        .when(other)
        .thenAccepted('TimeStampAdded');
      invitation(...both, one)
        .when(one)
        .thenRejected('seal-overtaken');
    }
    invitation(...both)
      .when(addTimeStamp('page'))
      .thenRejected('seal-overtaken');
    invitation(...both)
      .when(addTimeStamp('first', 'd1', 'signature-page'))
      .thenRejected('seal-overtaken');
    invitation(...both, open('bo'), sign('bo'), seal('aino', 'bo'))
      .when(ofPage)
      .thenRejected('seal-overtaken');
  });

  it('may come after the invitation has closed', () => {
    invitation(...unstamped, cancel)
      .when(addTimeStamp('first'))
      .thenAccepted('TimeStampAdded');
  });
});

describe('validation data that come later', () => {
  const unvalidated = [sent(), open('aino'), sign('aino'), sealUnvalidated('first', 'aino')];

  it('are added to the newest sealed PDF, once, also after the invitation has closed', () => {
    invitation(...unvalidated)
      .when(addValidationData('first'))
      .thenAccepted('ValidationDataAdded');
    invitation(...unvalidated, cancel)
      .when(addValidationData('first'))
      .thenAccepted('ValidationDataAdded');
    invitation(...unvalidated, addValidationData('first'))
      .when(addValidationData('first'))
      .thenRejected('seal-overtaken');
  });

  it('come after the time stamp, where that comes later, too', () => {
    const unstamped = [sent(), open('aino'), sign('aino'), sealUnstamped('first', 'aino')];
    const stamp = addTimeStamp('first', 'd1', undefined, { sha256: 'stamped', validationDataDue: true });
    invitation(...unstamped)
      .when(addValidationData('first'))
      .thenRejected('seal-overtaken');
    invitation(...unstamped, stamp)
      .when(addValidationData('stamped'))
      .thenAccepted('ValidationDataAdded');
    invitation(...unstamped, addTimeStamp('first', 'd1', undefined, { sha256: 'stamped' }))
      .when(addValidationData('stamped'))
      .thenRejected('seal-overtaken');
    invitation(...unvalidated)
      .when(addTimeStamp('first'))
      .thenRejected('seal-overtaken');
  });

  it('are refused for another PDF, and for one that was overtaken', () => {
    invitation(...unvalidated)
      .when(addValidationData('other'))
      .thenRejected('seal-overtaken');
    invitation(...unvalidated, open('bo'), sign('bo'), seal('aino', 'bo'))
      .when(addValidationData('first'))
      .thenRejected('seal-overtaken');
  });
});

describe('sealing', () => {
  const bySome = [sent(), open('aino'), sign('aino'), open('bo'), sign('bo')];

  it('holds the newest set of signatures, and records it once', () => {
    invitation(...bySome)
      .when(seal('aino', 'bo'))
      .thenAccepted('DocumentSealed');
    invitation(...bySome, seal('aino', 'bo'))
      .when(seal('aino', 'bo'))
      .thenAccepted();
    invitation(...bySome)
      .when(seal('aino'))
      .thenRejected('seal-overtaken');
    invitation(...bySome)
      .when(seal('bo', 'aino'))
      .thenRejected('seal-overtaken');
  });

  it('makes one seal of each document for a set, and another one when somebody else has signed', () => {
    const command = seal('aino', 'bo') as Extract<InvitationCommand, { type: 'SealDocuments' }>;
    const [first] = command.seals;
    const twice = { ...command, seals: [first!, first!, { ...first!, documentId: 'd2' as never }] };
    invitation(...bySome)
      .when(twice)
      .thenAccepted('DocumentSealed', 'DocumentSealed');
    invitation(...bySome, command)
      .when(twice)
      .thenAccepted('DocumentSealed');
    invitation(...bySome, twice, open('carla'), sign('carla'))
      .when(seal('aino', 'bo', 'carla'))
      .thenAccepted('DocumentSealed');
  });

  it('needs a signature, and a document of the invitation', () => {
    invitation(sent()).when(seal()).thenRejected('nothing-to-seal');
    const command = seal('aino', 'bo') as Extract<InvitationCommand, { type: 'SealDocuments' }>;
    const foreign = { ...command, seals: command.seals.map((s) => ({ ...s, documentId: 'other' as never })) };
    invitation(...bySome)
      .when(foreign)
      .thenRejected('document-unknown');
  });

  it('also happens after the invitation was cancelled or has expired', () => {
    invitation(...bySome, cancel)
      .when(seal('aino', 'bo'))
      .thenAccepted('DocumentSealed');
    invitation(...bySome, expire(inAMonth))
      .when(seal('aino', 'bo'))
      .thenAccepted('DocumentSealed');
  });
});
