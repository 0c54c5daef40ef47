import { beforeEach, describe, expect, it } from '@jest/globals';
import { type InvitationCommand, invitationDecider } from '@attestory/domain';
import type { Application } from '../application.js';
import { EventCodec } from '../codec/event-codec.js';
import { processIdentity } from '../command-identity.js';
import { systemClock } from '../ports/clock.port.js';
import type { Mail } from '../ports/mail-sender.port.js';
import { MemoryEventStore, MemoryKeyVault } from '../testing/stores.sample.js';
import { Transactor } from '../transact.js';
import { asLeader, LeadLostError } from './lead.js';

describe('the application in a leader’s hands', () => {
  let store: MemoryEventStore;
  let sent: Mail[];
  let holds: boolean;
  let leading: Application;

  beforeEach(() => {
    store = new MemoryEventStore();
    sent = [];
    holds = true;
    const app = {
      transactor: new Transactor(store, new EventCodec(new MemoryKeyVault()), systemClock, new Uint8Array(32)),
      mail: { send: async (mail: Mail) => void sent.push(mail), close: async () => {} },
    } as unknown as Application;
    leading = asLeader(app, { token: 1, holds: () => holds });
  });

  const command = {
    type: 'DraftInvitation',
    ...{ invitationId: 'i', organizationId: 'o', clientId: 'c', title: 'T', message: null, language: 'en' },
    ...{ order: 'parallel', expiresAt: null, documents: [], signatories: [], limits: { documents: 9, signatories: 9 } },
    delivery: { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: false },
  } as unknown as InvitationCommand;
  const draft = (decided: () => InvitationCommand = () => command) =>
    leading.transactor.transact({
      ...{ stream: 'invitation-i', decider: invitationDecider, command: decided, content: 'draft' },
      identity: processIdentity('test', 'draft', null),
    });

  it('writes and sends while it leads', async () => {
    await draft();
    await leading.mail.send({} as Mail);
    expect([store.events.length, sent.length]).toEqual([1, 1]);
  });

  it('neither writes nor sends once another process may lead', async () => {
    holds = false;
    await expect(draft()).rejects.toThrow(LeadLostError);
    await expect(leading.mail.send({} as Mail)).rejects.toThrow(LeadLostError);
    expect([store.events.length, sent.length]).toEqual([0, 0]);
  });

  it('writes nothing on a second try when it has lost the lead during the first', async () => {
    store.mishaps.push('somebody-was-faster');
    store.rival = async () => {
      holds = false;
      await store.append('invitation-i', 'no-stream', [{ id: 'x', type: 'X', data: '{}', metadata: '{}' }]);
    };
    await expect(draft()).rejects.toThrow();
    expect(store.events.map(({ type }) => type)).toEqual(['X']);
  });
});
