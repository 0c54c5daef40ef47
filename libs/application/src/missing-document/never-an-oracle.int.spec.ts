import { streams } from '@attestory/domain';
import { describe, expect, it } from '@jest/globals';
import { RegisterOrganizationCommand, RegisterOrganizationHandler } from '../commands/register-organization.handler.js';
import { everyFolder, type FolderRights } from '../tenant.js';
import { mailbox } from '../testing/archive.sample.js';
import { aino } from '../testing/fake-broker.sample.js';
import { eachWithReadModel } from '../testing/read-model-in-folder.fixture.js';
import { identityOf, links } from '../testing/organizations.sample.js';
import { organizationId, recordedApplication } from '../testing/recorded.sample.js';
import { missingDocumentFor, missingDocumentOf } from './missing-document.query.js';
import type { Remembered, RememberedPerson } from './remembered.js';

const vera = { ...aino, subject: 'pseudonym-2', identityNumber: null };
const theirMail = 'vera@example.com';
const nothing = { outcome: 'nothing', documents: [] };

let world: ReturnType<typeof recordedApplication>;
let me: Awaited<ReturnType<typeof world.account>>;
eachWithReadModel(async (readModel) => {
  world = recordedApplication(readModel);
  me = await world.account(aino);
});

const ask = async (remembered: Remembered, who = me) => {
  await world.project();
  return missingDocumentOf(world.app, who, remembered);
};
const askFor = async (remembered: RememberedPerson, folders: FolderRights = everyFolder, tenant = organizationId) => {
  await world.project();
  return missingDocumentFor(world.app, { organizationId: tenant, folders }, remembered);
};
const titles = ({ documents }: Awaited<ReturnType<typeof ask>>) => documents.map(({ title }) => title);
const verify = (email: string) =>
  world.happened(streams.person(me.personId), { type: 'EmailVerified', data: { emailId: email, email } });
const acme = async (mainUser: string) => {
  const registering = new RegisterOrganizationCommand(identityOf(`person:${mainUser}`), {
    ...{ name: 'Acme Oy', businessId: '1234567-1', country: 'FI' },
    mainUser: { personId: mainUser, name: 'Ada' },
  });
  return (await new RegisterOrganizationHandler({ ...world.app, links }).execute(registering)).organizationId;
};

describe('A person who asks for a document', () => {
  const questions: readonly Remembered[] = [
    { title: 'Secret lease' },
    { title: 'Secret', from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' },
    { from: '2026-01-01T00:00:00.000Z' },
    { email: theirMail },
    { title: 'Secret', email: theirMail },
    { sender: 'Acme' },
  ];

  it.each(questions)(
    'is answered the same whether somebody else has one like that or nobody: %j',
    async (remembered) => {
      const before = await ask(remembered);
      const { personId } = await world.account(vera);
      const sender = await acme(personId);
      await world.invitation([{ by: vera, email: theirMail }], { title: 'Secret lease', organizationId: sender });
      await world.invitation([{ by: null, email: theirMail }], { title: 'Secret lease', end: null });
      expect(await ask(remembered)).toEqual(before);
      expect(before).toMatchObject(nothing);
    },
  );

  it('is told to sign in with another address by what they ask, and not by what there is', async () => {
    await world.invitation([{ by: 'drawing', email: theirMail }], { title: 'Secret lease' });
    const [known, unheardOf] = [await ask({ email: theirMail }), await ask({ email: 'nobody@example.com' })];
    expect(known).toEqual({ outcome: 'nothing', hints: ['verify-address'], documents: [] });
    expect(unheardOf).toEqual(known);
    await verify(theirMail);
    expect(await ask({ email: 'Vera@Example.com' })).toMatchObject({ outcome: 'found', hints: [] });
  });

  it('learns of what somebody else signed over their address that it was so, and nothing of theirs', async () => {
    await verify(mailbox);
    const represents = { kind: 'representative', organizationId: 'o2' };
    const id = await world.invitation([{ by: vera, role: represents }], { title: 'Lease' });
    const mail = { signatoryId: 's0', reason: 'completed', messageId: 'm', to: mailbox, answer: 'no' };
    const link = { linkId: 'l1', signatoryId: 's0', expiresAt: '2026-12-24T10:00:00.000Z' };
    await world.happened(
      streams.delivery(id),
      { type: 'EmailBounced', data: mail },
      { type: 'DownloadLinkIssued', data: link },
    );
    const { documents } = await ask({ title: 'lease' });
    const told = documents[0]?.findings.filter(({ verdict }) => verdict !== 'cannot-be-told');
    expect(told?.map(({ reason, verdict }) => [reason, verdict])).toEqual([
      ['never-asked', 'does-not-hold'],
      ['other-identity', 'holds'],
      ['not-completed', 'does-not-hold'],
      ['cancelled', 'does-not-hold'],
    ]);
  });

  it('sees, after signing in by e-mail, of what they signed strongly that it takes their identity', async () => {
    await verify(mailbox);
    await world.invitation([{ by: aino }], { title: 'Lease' });
    await world.invitation([{ by: aino, email: theirMail }], { title: 'Lease of another address' });
    const { documents, hints } = await ask({ title: 'lease' }, { ...me, assurance: 'single-factor' });
    expect(hints).toEqual(['sign-in-strongly']);
    expect(documents.map(({ title }) => title)).toEqual(['Lease']);
    const holding = documents[0]?.findings.filter(({ verdict }) => verdict === 'holds');
    expect(holding?.map(({ reason }) => reason)).toEqual(['other-identity']);
    expect((await ask({ title: 'lease' })).documents).toHaveLength(2);
  });

  it('finds by words, sender, dates and address, newest first, and ten at most', async () => {
    const sender = await acme(me.personId);
    for (let i = 0; i < 11; i++) {
      await world.invitation([{ by: aino, email: i === 0 ? theirMail : mailbox }], { title: `Lease ${i}` });
      world.clock.pass(60_000);
    }
    await world.invitation([{ by: aino }], { title: 'Työsopimus', organizationId: sender });
    expect(await ask({})).toMatchObject({ outcome: 'too-vague', documents: [] });
    const found = await ask({ title: 'leas' });
    expect([found.outcome, titles(found)]).toEqual([
      'found-more',
      [10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((i) => `Lease ${i}`),
    ]);
    const range = { from: '2026-11-24T10:02:00.000Z', to: '2026-11-24T10:04:00.000Z' };
    expect(await ask({ title: 'lease', ...range }).then(titles)).toEqual(['Lease 3', 'Lease 2']);
    expect(await ask({ title: 'lease', email: 'VERA@example.com' }).then(titles)).toEqual(['Lease 0']);
    expect(await ask({ sender: 'acm oy' }).then(titles)).toEqual(['Työsopimus']);
    expect(await ask({ title: 'tyosop contr' }).then(titles)).toEqual(['Työsopimus']);
    expect(await ask({ title: 'tyosop', sender: 'other' })).toMatchObject(nothing);
  });

  it('is led to the archive of an organization only where they may look into it', async () => {
    const sender = await acme(me.personId);
    await world.invitation([{ by: aino }], { title: 'Ours', organizationId: sender });
    await world.invitation([{ by: aino, role: { kind: 'representative', organizationId: sender } }], {
      title: 'For us',
    });
    const next = async (title: string, reason: string) =>
      (await ask({ title })).documents[0]?.findings.find((one) => one.reason === reason)?.next;
    expect(await next('ours', 'organization-account-holds-it')).toBe('change-to-organization');
    expect(await next('for us', 'signed-as-representative')).toBe('change-to-organization');
    expect(await next('for us', 'organization-account-holds-it')).toBe('ask-the-organization');
  });

  it('is not led to a folder that is shut to them', async () => {
    const sender = await acme((await world.account(vera)).personId);
    const folder = (folderId: string, rights: readonly object[] | null) => [
      { type: 'FolderCreated', data: { folderId, name: folderId } },
      { type: 'FolderRightsChanged', data: { folderId, rights } },
    ];
    await world.happened(
      streams.organization(sender),
      {
        type: 'MemberJoined',
        data: { memberId: 'm', personId: me.personId, role: 'viewer', linkId: null, name: null },
      },
      ...folder('open', null),
      ...folder('shut', []),
    );
    const next = async (folderId: string) => {
      const title = `In ${folderId}`;
      await world.invitation([{ by: aino }], { title, organizationId: sender, folderId });
      const { documents } = await ask({ title });
      return documents[0]?.findings.find(({ reason }) => reason === 'organization-account-holds-it')?.next;
    };
    expect([await next('open'), await next('shut')]).toEqual(['change-to-organization', 'ask-the-organization']);
  });
});

describe('An organization that asks for somebody', () => {
  const shut: FolderRights = { accessTo: (folder) => (folder === null ? 'read' : 'none'), readable: [null] };

  it.each<[string, RememberedPerson]>([
    ['by e-mail', { email: theirMail }],
    ['by title', { email: theirMail, title: 'Secret' }],
    ['by name', { name: 'Vera' }],
  ])('is answered the same whether another one has sent them something, or nobody: %s', async (_, remembered) => {
    const before = await askFor(remembered);
    const signatory = { by: vera, email: theirMail, name: 'Vera Ek' };
    await world.invitation([signatory], { title: 'Secret lease', organizationId: 'o2' });
    await world.account({ email: theirMail });
    expect(await askFor(remembered)).toEqual(before);
    expect(before).toMatchObject({ ...nothing, hints: [] });
  });

  it('is answered as if there were nothing where the folder may not be read', async () => {
    await world.invitation([{ by: vera, email: theirMail }], { title: 'Secret lease', folderId: 'shut' });
    expect(await askFor({ email: theirMail, title: 'secret' }, shut)).toMatchObject(nothing);
    expect(await askFor({ email: 'other@example.com', title: 'secret' }, shut)).toMatchObject(nothing);
    expect(await askFor({ email: theirMail, title: 'secret' })).toMatchObject({ outcome: 'found' });
  });

  it('finds the person by their address or by words of their name, and nobody who is only like them', async () => {
    const other = { by: null, email: mailbox, name: 'Aino Virtanen' };
    await world.invitation([{ by: 'drawing', email: theirMail, name: 'Vera Ek' }, other], { title: 'One' });
    world.clock.pass(1_000);
    const alike = { email: 'vera@example.com.invalid', name: 'Vera Ekström' };
    await world.invitation([other, { by: 'drawing', ...alike }], { title: 'Two' });
    expect(await askFor({ email: 'Vera@Example.com' }).then(titles)).toEqual(['One']);
    const { documents } = await askFor({ name: 'ek vera' });
    expect(documents.map(({ title, signatoryId }) => [title, signatoryId])).toEqual([
      ['Two', 's1'],
      ['One', 's0'],
    ]);
    expect(await askFor({ name: 'vera ekst' }).then(titles)).toEqual(['Two']);
  });

  it('learns nothing of the personal account of whom it asks for', async () => {
    await world.invitation([{ by: aino, email: mailbox }], { title: 'Lease' });
    const before = await askFor({ email: mailbox });
    await verify(mailbox);
    expect(await askFor({ email: mailbox })).toEqual(before);
    const told = before.documents[0]?.findings.find(({ reason }) => reason === 'other-identity');
    expect(told).toEqual({ reason: 'other-identity', verdict: 'cannot-be-told' });
  });
});
