import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DomainEvent, streams } from '@attestory/domain';
import { organizations, personalDocuments as projection, type Projection, signerInbox } from '@attestory/projections';
import type { ReadModel } from '@attestory/read-model';
import { openSqliteReadModel } from '@attestory/read-model/open-sqlite';
import type { Application } from '../application.js';
import { EventCodec } from '../codec/event-codec.js';
import { processIdentity } from '../command-identity.js';
import { identityKeysOf } from '../people/identity-keys.js';
import { registerOrFindPerson } from '../people/register-person.js';
import type { ProofedIdentity } from '../ports/identity-broker.port.js';
import { rebuildProjection } from '../projection-runner.js';
import { aino } from '../testing/fake-broker.sample.js';
import { peopleApplication } from '../testing/people.sample.js';
import type { MemoryEventStore } from '../testing/stores.sample.js';
import { Views } from '../views.js';
import { countEarlierDocuments } from './earlier-documents.query.js';
import { personalDocument, personalDocuments } from './personal-documents.queries.js';
import { personalInbox } from './personal-inbox.query.js';

const at = '2026-11-24T10:00:00.000Z';
const delivery = { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: true };
const vera: ProofedIdentity = { ...aino, subject: 'pseudonym-2', identityNumber: null };
const mailbox = 'Home@example.com';
const facts = {
  initial: null,
  decide: (events: readonly DomainEvent[]) => ({ accepted: events }),
  evolve: () => null,
};

let folder: string;
let readModel: ReadModel;
let world: ReturnType<typeof peopleApplication>;
let app: Application;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attestory-personal-'));
  readModel = await openSqliteReadModel({ file: join(folder, 'views.sqlite') });
  world = peopleApplication();
  const reached = { waitFor: async () => true };
  const viewsOf = <V>(one: Projection<V>) => new Views(one, readModel, world.app.lookup, reached);
  const views = { personal: viewsOf(projection), inbox: viewsOf(signerInbox), organizations: viewsOf(organizations) };
  app = { ...world.app, views } as unknown as Application;
});
afterEach(async () => {
  await readModel.close();
  await rm(folder, { recursive: true });
});

const happened = (stream: string, ...events: object[]) =>
  app.transactor.transact({
    stream,
    decider: facts as never,
    command: events as never,
    identity: processIdentity('test', `${stream}/${randomUUID()}`, null),
    content: events,
  });
/** Folds the log into fresh views; gives their state hashes. */
const project = async () => {
  const tools = {
    store: world.store as MemoryEventStore,
    readModel,
    codec: new EventCodec(world.keys),
    lookup: app.lookup,
  };
  const rebuilt = [];
  for (const one of [projection, signerInbox, organizations] as readonly Projection[])
    rebuilt.push((await rebuildProjection(tools, one)).stateHash);
  return rebuilt;
};

/** One signatory of an invitation: who signs it strongly, or draws; `null`: hasn't signed. */
interface Asked {
  readonly by: ProofedIdentity | 'drawing' | null;
  readonly email?: string;
  readonly demands?: object;
}
async function invitation(
  asked: readonly Asked[],
  { end = 'InvitationCompleted', changes = {} } = {},
): Promise<string> {
  const id = randomUUID();
  const signatories = asked.map(({ email, demands }, i) => {
    return {
      signatoryId: `s${i}`,
      name: `Name ${i}`,
      email: email ?? mailbox,
      methods: ['strong', 'light'],
      ...demands,
    };
  });
  const document = { documentId: `d-${id}`, fileName: 'lease.pdf', sha256: 'a', bytes: 1, pages: 1, attachments: 0 };
  const sent = { organizationId: 'o', title: id, message: null, language: 'en', order: 'parallel', expiresAt: at };
  const signed = asked.flatMap(({ by }, i) => (by === null ? [] : signatureOf(by, `s${i}`)));
  await happened(
    streams.invitation(id),
    {
      type: 'InvitationSent',
      data: { ...sent, delivery, policyVersion: '1', documents: [document], signatories, ...changes },
    },
    ...signed,
    ...(end ? [{ type: end, data: { signedBy: [], pending: [], reason: null } }] : []),
  );
  return id;
}
function signatureOf(by: ProofedIdentity | 'drawing', signatoryId: string): object[] {
  const common = { signatoryId, linkId: 'l', documents: [], consent: {}, role: { kind: 'self' } };
  if (by === 'drawing') return [{ type: 'DocumentSigned', data: { ...common, method: 'light', assurance: 'none' } }];
  const authenticationId = randomUUID();
  const identity = { name: by.name, birthDate: null, identityNumber: null, keys: identityKeysOf(app, by) };
  return [
    { type: 'SignatoryAuthenticated', data: { authenticationId, signatoryId, identity, assurance: 'strong' } },
    { type: 'DocumentSigned', data: { ...common, method: by.method, assurance: 'strong', authenticationId } },
  ];
}

const account = async (proof: ProofedIdentity | { readonly email: string }, assurance = 'strong') => {
  const claim = 'email' in proof ? proof : { proofed: proof, authenticationId: 'a' };
  const wanted = { language: 'fi', register: true, correlationId: 'c' } as const;
  const { personId } = await registerOrFindPerson(app, claim, wanted);
  return { personId, assurance: assurance as 'strong' | 'single-factor' };
};
type Who = Awaited<ReturnType<typeof account>>;
const documentsOf = async (who: Who) => {
  return (await personalDocuments(app, who, { limit: 50 })).items.map(({ view }) => view.id);
};
const inboxOf = async (who: Who, state?: 'my-turn' | 'signed' | 'closed') => {
  const { items } = await personalInbox(app, who, { limit: 50, ...(state ? { state } : {}) });
  return items.map(({ view }) => view.id);
};

describe('A person’s documents', () => {
  it('are those that their identity signed before they had an account, and nobody else’s', async () => {
    const mine = await invitation([{ by: aino }]);
    const hers = await invitation([{ by: vera }]);
    await project();
    const [me, her] = [await account(aino), await account(vera)];
    expect([await documentsOf(me), await documentsOf(her)]).toEqual([[mine], [hers]]);
    expect(await countEarlierDocuments(app, me.personId)).toBe(1);
    await expect(personalDocument(app, me, hers)).rejects.toMatchObject({ rejection: { code: 'not-found' } });
    expect((await personalDocument(app, her, hers)).mine.map(({ id }) => id)).toEqual(['s0']);
  });

  it('are found by the number whatever broker they came by, and by a pseudonym where there is no number', async () => {
    const mine = await invitation([{ by: { ...aino, subject: 'another broker’s', issuer: 'https://other.example' } }]);
    const hers = await invitation([{ by: { ...vera, identityNumber: { country: 'FI', value: '010190-962P' } } }]);
    await project();
    expect([await documentsOf(await account(aino)), await documentsOf(await account(vera))]).toEqual([[mine], [hers]]);
  });

  it('of a mailbox that two share are those that were drawn, and not what the other one signed strongly', async () => {
    const strong = await invitation([{ by: aino }]);
    const drawn = await invitation([{ by: 'drawing' }]);
    await invitation([{ by: 'drawing' }], { changes: { delivery: { ...delivery, copyToLightSignatories: false } } });
    await project();
    const spouse = await account({ email: 'home@example.com' }, 'single-factor');
    expect(await documentsOf(spouse)).toEqual([drawn]);
    expect(await documentsOf(await account(aino))).toEqual([strong]);
  });

  it('are no more than the mailbox’s for who came by an e-mail link, also where the account has an identity', async () => {
    const strong = await invitation([{ by: aino }]);
    const drawn = await invitation([{ by: 'drawing' }]);
    await project();
    const { personId } = await account(aino);
    await happened(streams.person(personId), { type: 'EmailVerified', data: { emailId: 'e', email: mailbox } });
    const owner = (assurance: 'strong' | 'single-factor') => ({ personId: personId as string, assurance }) as Who;
    expect(await documentsOf(owner('single-factor'))).toEqual([drawn]);
    expect((await documentsOf(owner('strong'))).toSorted()).toEqual([strong, drawn].toSorted());
    await expect(personalDocument(app, owner('single-factor'), strong)).rejects.toMatchObject({
      rejection: { code: 'not-found' },
    });
  });

  it('are 300 in pages, each once, while others come, by several keys', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 300; i++) ids.push(await invitation([{ by: i % 3 === 0 ? 'drawing' : aino }]));
    const hashes = await project();
    const me = await account(aino);
    await happened(streams.person(me.personId), { type: 'EmailVerified', data: { emailId: 'e', email: mailbox } });
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await personalDocuments(app, me, { limit: 37, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ view }) => view.id));
      if (seen.length === 37) {
        world.clock.pass(1_000);
        await invitation([{ by: aino }]);
        expect(await project()).not.toEqual(hashes);
      }
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen.toSorted()).toEqual(ids.toSorted());
    expect(new Set(seen).size).toBe(300);
  });

  it('are the same in views that are made anew', async () => {
    await invitation([{ by: aino }, { by: 'drawing' }]);
    await invitation([{ by: aino }, { by: null }], { end: '' });
    expect(await project()).toEqual(await project());
  });
});

describe('A person’s inbox', () => {
  it('holds what waits for whom the sender named by the number, and not what waits for others of the mailbox', async () => {
    const { number } = identityKeysOf(app, aino);
    const named = { identity: { number: aino.identityNumber, key: number } };
    const mine = await invitation([{ by: null, demands: named }], { end: '' });
    const anybodys = await invitation([{ by: null }], { end: '' });
    await project();
    expect(await inboxOf(await account(aino))).toEqual([mine]);
    expect(await inboxOf(await account({ email: mailbox }, 'single-factor'))).toEqual([anybodys]);
  });

  it('tells what is signed while others are asked from what is closed, and keeps it among the documents only then', async () => {
    const open = await invitation([{ by: aino }, { by: null, email: 'other@example.com' }], { end: '' });
    const closed = await invitation([{ by: aino }]);
    await project();
    const me = await account(aino);
    expect([await inboxOf(me, 'signed'), await inboxOf(me, 'closed'), await inboxOf(me, 'my-turn')]).toEqual([
      [open],
      [closed],
      [],
    ]);
    expect(await documentsOf(me)).toEqual([closed]);
    const other = await account({ email: 'other@example.com' }, 'single-factor');
    expect(await inboxOf(other, 'my-turn')).toEqual([open]);
  });
});
