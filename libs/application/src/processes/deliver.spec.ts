import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Instant } from '@attestory/domain';
import { askByEmail, askByLink, holderOf, revokeDownloadLink } from '../commands/download-links.js';
import { documentKey } from '../commands/store-document.js';
import { linkedDocument } from '../queries/document.queries.js';
import { everyFolder } from '../tenant.js';
import { Delivering, invitationId } from '../testing/delivering.sample.js';
import { recordDelivery } from './record-delivery.js';

const beforeMidnight = '2025-04-24T20:59:59.999Z';
const atMidnight = '2025-04-24T21:00:00.000Z';
const aino = 'aino@example.com';
const link = 'download-link';

let service: Delivering;
beforeEach(async () => {
  service = new Delivering();
});
const decided = async () => {
  const events = await service.events();
  return events.flatMap((event) => (event.type === 'DeliveryDecided' ? [event.data.decisions] : []));
};
const typesAfter = async (position: number) => (await service.events()).slice(position).map(({ type }) => type);
const links = async () => (await service.deliveries()).recipients.flatMap((one) => one.links);
const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => 'none',
    (error: { readonly rejection: { readonly code: string; readonly reason?: string } }) =>
      [error.rejection.code, error.rejection.reason].filter(Boolean).join(' '),
  );

describe('who gets what', () => {
  it('is decided for each by the time of their signature, to the millisecond of midnight in Helsinki', async () => {
    await service.sent();
    await service.signed('aino', beforeMidnight);
    await service.signed('bo', atMidnight);
    expect(await recordDelivery(service.app, { id: invitationId })).toEqual([]);
    await service.completed();
    await service.workOff();
    expect(await decided()).toMatchObject([
      [
        { signatoryId: 'aino', policyVersion: 'before-2025-04-25', row: 'strong', ways: ['personal-account'] },
        { signatoryId: 'bo', policyVersion: '2025-04-25', row: 'strong', ways: [link, 'personal-account'] },
      ],
    ]);
    expect(service.secretsFor(aino)).toHaveLength(0);
    expect(service.secretsFor('bo@example.com')).toHaveLength(2);
    expect((await links()).map(({ policyVersion }) => policyVersion)).toEqual(['2025-04-25', '2025-04-25']);
  });

  it('is on record before anything is given, once, whoever gives first', async () => {
    await service.sent();
    await service.signed('aino', atMidnight);
    await service.completed();
    const position = (await service.events()).length;
    const both = await Promise.all([1, 2].map(() => recordDelivery(service.app, { id: invitationId })));
    expect(both[0]).toEqual(both[1]);
    await service.workOff(2);
    expect(await typesAfter(position)).toEqual([
      'DeliveryDecided',
      'DownloadLinkIssued',
      'DownloadLinkIssued',
      'EmailHandedOver',
    ]);
  });

  it('is nobody’s where nobody signed', async () => {
    await service.sent();
    await service.happened('InvitationCancelled', { reason: null, signedBy: [], pending: [] });
    expect(await recordDelivery(service.app, { id: invitationId })).toEqual([]);
    expect(await decided()).toEqual([]);
  });

  const toldOfPaper = () =>
    Object.fromEntries(service.mails.map((mail) => [mail.to.email, 'onPaper' in mail ? mail.onPaper : undefined]));

  it('is told without saying whether somebody signed on paper, where the record has a name only', async () => {
    await service.sent();
    await service.workOff();
    await service.happened('ManualSignatureRecorded', {
      scan: { documentId: 's' },
      signedBy: [{ name: 'Aino' }],
    });
    await service.happened('InvitationCancelled', { reason: null, signedBy: [], pending: ['aino', 'bo'] });
    await service.workOff();
    expect(toldOfPaper()).toEqual({ [aino]: 'perhaps', 'bo@example.com': 'perhaps' });
  });

  it('is told to whoever has not signed with what is on record of paper', async () => {
    await service.sent();
    await service.workOff();
    await service.happened('ManualSignatureRecorded', {
      scan: { documentId: 's' },
      signedBy: [{ signatoryId: 'aino', name: 'Aino' }],
    });
    await service.happened('InvitationCancelled', { reason: null, signedBy: [], pending: ['aino', 'bo'] });
    await service.workOff();
    expect(toldOfPaper()).toEqual({ [aino]: 'they', 'bo@example.com': undefined });
  });

  it('is no link for who signed for an organization that is registered here', async () => {
    await service.sent();
    await service.signed('aino', atMidnight, { role: { kind: 'representative', organizationId: 'o2' } });
    await service.completed();
    await service.workOff();
    expect(await decided()).toMatchObject([[{ ways: ['organization-archive'], organizationId: 'o2' }]]);
    expect([service.mails.at(-1)?.kind, service.secretsFor(aino)]).toEqual(['completed', []]);
  });
});

describe('download links', () => {
  let secret: string;
  beforeEach(async () => {
    await service.sent();
    await service.signed('aino', '2026-11-24T10:00:00.000Z');
    await service.completed();
    await service.workOff();
    secret = service.secretsFor(aino)[0] as string;
  });
  const askAgain = async () => askByLink(service.app, await holderOf(service.app, secret), 'request');
  const download = (which = secret) => refusal(linkedDocument({ ...service.app, vault: vault() } as never, which));
  const vault = () => ({ get: () => [], getPart: () => [] });
  const by = { kind: 'client' as const, clientId: 'c' };
  const tenant = { organizationId: 'o', by, delivery: {} as never, folders: everyFolder };
  const revoke = async (organizationId = 'o', linkId?: string) => {
    const which = linkId ?? (await links())[0]?.linkId;
    const identity = { commandId: crypto.randomUUID(), actor: 'client:c', correlationId: 'r', causationId: null };
    const context = { tenant: { ...tenant, organizationId }, identity };
    return revokeDownloadLink(service.app, context, invitationId, which as string);
  };

  it('are used again and again, by whoever has them, each time on record', async () => {
    for (let i = 0; i < 3; i++) expect(await download()).toBe('none');
    expect((await links())[0]?.downloads?.count).toBe(3);
  });

  it('that are over are had again by their secret, at the address on record only; the old ones work until then', async () => {
    service.now = '2026-12-24T09:59:59.999Z' as Instant;
    expect(await download()).toBe('none');
    service.now = '2026-12-24T10:00:00.000Z' as Instant;
    expect(await download()).toBe('link-closed expired');
    await askAgain();
    await service.workOff(2);
    expect(service.mails.at(-1)).toMatchObject({ kind: link, to: { email: aino } });
    expect(service.mails.filter(({ kind }) => kind === link)).toHaveLength(1);
    expect(await download()).toBe('link-closed replaced');
    expect(await download(service.secretsFor(aino)[0])).toBe('none');
    const shown = await links();
    expect(shown.map(({ closed }) => closed?.reason)).toEqual(['replaced', 'replaced', undefined, undefined]);
    expect(shown[2]).toMatchObject({ replaces: shown[0]?.linkId, policyVersion: '2025-04-25' });
  });

  it('are had again by the address to which they went, and by no other', async () => {
    await askByEmail(service.app, 'AINO@example.com', 'request');
    await askByEmail(service.app, 'bo@example.com', 'request');
    await service.workOff();
    expect(service.mails.filter(({ kind }) => kind === link).map(({ to }) => to.email)).toEqual([aino]);
  });

  it('keep working where the e-mail with new ones is refused', async () => {
    service.refused.add(aino);
    await askAgain();
    await service.workOff();
    expect((await service.deliveries()).recipients[0]?.mails.at(-1)).toMatchObject({ reason: link, state: 'bounced' });
    expect(await download()).toBe('none');
    expect((await service.work())?.tasks).not.toHaveProperty(`mail/${link}/aino`);
  });

  it('are the same in an e-mail that goes out again after a crash', async () => {
    await askAgain();
    service.crashes = true;
    await expect(service.workOff()).rejects.toThrow('gone');
    const first = service.secretsFor(aino);
    service.crashes = false;
    await service.workOff();
    expect(service.secretsFor(aino)).toEqual(first);
    expect(new Set(service.mails.slice(-2).map(({ messageId }) => messageId)).size).toBe(1);
    expect(await download()).toBe('link-closed replaced');
  });

  it('that the sender revokes are over for ever: nothing is downloaded, and no other is had for them', async () => {
    expect(await refusal(revoke('stranger'))).toBe('not-found');
    await revoke();
    await revoke();
    expect(await download()).toBe('link-closed revoked');
    expect(await refusal(askAgain())).toBe('link-closed revoked');
    await askByEmail(service.app, aino, 'request');
    await service.workOff();
    expect(service.mails.at(-1)).toMatchObject({ kind: link, documents: [{ fileName: 'd2.pdf' }] });
  });

  it('are not had for an old one whose successor the sender has revoked', async () => {
    await askAgain();
    await service.workOff();
    for (const { linkId } of (await links()).slice(2)) await revoke('o', linkId);
    expect(await download()).toBe('link-closed replaced');
    expect(await refusal(askAgain())).toBe('link-closed revoked');
  });

  it('that are revoked while new ones are on their way are not in the e-mail', async () => {
    await askAgain();
    await revoke();
    await service.workOff();
    expect(service.mails.at(-1)).toMatchObject({ kind: link, documents: [{ fileName: 'd2.pdf' }] });
  });

  it('to a document that is purged say so', async () => {
    await service.keys.destroy([documentKey('d1')]);
    expect(await download()).toBe('link-closed purged');
    expect(await refusal(askAgain())).toBe('link-closed purged');
    await service.keys.destroy([documentKey('d2')]);
    const position = (await service.events()).length;
    await askByEmail(service.app, aino, 'request');
    expect(await typesAfter(position)).toEqual([]);
  });

  it('are opened by their own secrets only', async () => {
    const { linkId } = (await links())[0] as { readonly linkId: string };
    const toSign = service.app.links.secretOf('sign', { linkId, aboutId: invitationId });
    for (const wrong of [toSign, 'nonsense', ''])
      expect([await download(wrong), await refusal(holderOf(service.app, wrong))]).toEqual([
        'link-unknown',
        'link-unknown',
      ]);
  });
});
