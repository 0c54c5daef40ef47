import {
  deliveryDecider,
  type Instant,
  type InvitationCommand,
  type InvitationEvent,
  invitationDecider,
  type InvitedSignatory,
  type Logged,
  shippedPolicies,
  streams,
} from '@attestory/domain';
import type { Application, SigningSession } from '../application.js';
import { EventCodec } from '../codec/event-codec.js';
import { processIdentity } from '../command-identity.js';
import { lookupHash } from '../projection-runner.js';
import { Transactor } from '../transact.js';
import { FakeBroker } from './fake-broker.sample.js';
import { MemoryVault } from './memory-vault.sample.js';
import { MemoryEventStore, MemoryKeyVault } from './stores.sample.js';

const invitationId = 'b1a3a8de-3f0e-4d3d-9a57-0d0a3a0f8c11';
const delivery = { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: false };
const later = '2026-12-24T10:00:00.000Z' as Instant;

/** An application in memory with one invitation that was sent to one signatory, whose link is open. */
export async function signingApplication(signatory: Partial<InvitedSignatory> = {}) {
  const broker = new FakeBroker();
  const clock = { time: '2026-11-24T10:00:00.000Z', now: () => clock.time as Instant };
  const [store, vault, keys] = [new MemoryEventStore(), new MemoryVault(), new MemoryKeyVault()];
  const transactor = new Transactor(store, new EventCodec(keys), clock, new Uint8Array(32));
  const settings = { baseUrl: 'https://sign.example', deliveryPolicies: shippedPolicies };
  const parts = { clock, store, vault, keys, transactor, settings, identities: broker };
  const app = { ...parts, lookup: lookupHash(new Uint8Array(32)) } as unknown as Application;
  const document = { documentId: 'd', fileName: 'a.pdf', sha256: 'a'.repeat(64), bytes: 1, pages: 1, attachments: 0 };
  const command = {
    ...{ type: 'DraftInvitation', invitationId, organizationId: 'o', clientId: 'c', title: 'T', message: null },
    ...{ language: 'en', order: 'parallel', expiresAt: null, delivery, documents: [document] },
    signatories: [{ signatoryId: 's1', name: 'Aino', email: 'a@example.com', methods: ['strong'], ...signatory }],
    send: { now: clock.time, defaultExpiresAt: later, policyVersion: '1' },
    limits: { documents: 9, signatories: 9 },
  } as unknown as InvitationCommand;
  const identity = processIdentity('test', 'draft', null);
  const stream = streams.invitation(invitationId);
  await transactor.transact({ stream, decider: invitationDecider, command, content: 'draft', identity });
  const link = { invitationId, linkId: 'l1', purpose: 'sign', signatoryId: 's1', expiresAt: later };
  await transactor.transact({
    stream: streams.delivery(invitationId),
    decider: deliveryDecider,
    command: { type: 'IssueLinks', links: [link as never] },
    identity: processIdentity('test', 'link', null),
    content: 'link',
  });
  const session: SigningSession = { sessionId: 'browser-1', linkId: 'l1', invitationId, signatoryId: 's1' };
  const events = async (): Promise<readonly Logged<InvitationEvent>[]> =>
    (await transactor.load<InvitationEvent, unknown>(stream, invitationDecider as never)).events;
  const run = (what: InvitationCommand) =>
    transactor.transact({
      stream,
      decider: invitationDecider,
      command: what,
      content: what,
      identity: processIdentity('test', JSON.stringify(what), null),
    });
  return { app, broker, clock, vault, keys, session, events, run };
}
