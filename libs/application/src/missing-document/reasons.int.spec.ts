import { type Finding, holderKey, missingReasons, streams } from '@attestory/domain';
import { describe, expect, it } from '@jest/globals';
import { newIdOf } from '../command-identity.js';
import { aino } from '../testing/fake-broker.sample.js';
import { type Asked, documentOf } from '../testing/recorded.sample.js';
import {
  askingAboutDocuments,
  day,
  later,
  link,
  mail,
  onPaper,
  registered,
  retained,
  theirs,
} from './asking.fixture.js';
import { deliverySituations } from './delivery-situations.fixture.js';
import { invitationSituations } from './invitation-situations.fixture.js';

const situations = [...invitationSituations, ...deliverySituations];
const signed: readonly Asked[] = [{ by: aino }];
const asking = askingAboutDocuments();
const { archived, mine, delivered, findings, copiesOf, named } = asking;

describe('Why somebody misses a document', () => {
  it('is made to happen for every reason', () => {
    expect(new Set(situations.map(([reason]) => reason))).toEqual(new Set(missingReasons));
  });

  it.each(situations)(
    '%s, by %s: %s',
    async (reason, type, _, expected, { asked = signed, told, after, side = 'person', person }) => {
      const id = await asking.world.invitation(asked, told);
      await after?.(id, asking);
      const found = await findings(id, side, person);
      const finding = found.find((one) => one.reason === reason) as Finding;
      expect(finding).toMatchObject({ verdict: 'holds', ...expected });
      expect(named(finding)).toBe(type);
      for (const one of found.filter(({ because }) => because)) named(one);
    },
  );

  it('does not lie in what happened to others, or to a link that another one has replaced', async () => {
    const others = { ...mail, signatoryId: 's1' };
    const replaced = { type: 'LinkClosed', data: { linkId: 'l2', reason: 'replaced' } };
    const id = await asking.world.invitation([{ by: aino }, { by: 'drawing', email: 'x@example.com' }]);
    await delivered(
      id,
      { type: 'EmailHandedOver', data: mail },
      { type: 'EmailBounced', data: others },
      { type: 'DownloadLinkIssued', data: link },
      { type: 'DownloadLinkIssued', data: { ...link, linkId: 'l2' } },
      replaced,
      { type: 'DocumentDownloaded', data: { linkId: 'l9', documentId: documentOf(id), sha256: 'a' } },
    );
    const found = await findings(id, 'person');
    for (const [reason, type] of [
      ['mail-bounced', 'EmailHandedOver'],
      ['link-expired-or-used', 'DownloadLinkIssued'],
    ]) {
      const finding = found.find((one) => one.reason === reason) as Finding;
      expect([finding.verdict, named(finding)]).toEqual(['does-not-hold', type]);
    }
  });

  it('is not whether they signed on paper, where the record has a name only, unless they signed here', async () => {
    const paperOf = async (id: string, side: 'person' | 'organization') =>
      (await findings(id, side)).find(({ reason }) => reason === 'signed-on-paper')?.verdict;
    const unsigned = await asking.world.invitation([{ by: null }], { end: 'InvitationExpired' });
    expect(await paperOf(unsigned, 'person')).toBe('does-not-hold');
    await asking.world.happened(streams.invitation(unsigned), onPaper({ signatoryId: 's1' }));
    expect(await paperOf(unsigned, 'person')).toBe('does-not-hold');
    await asking.world.happened(streams.invitation(unsigned), onPaper({}));
    for (const side of ['person', 'organization'] as const)
      expect(await paperOf(unsigned, side)).toBe('cannot-be-told');
    const here = await asking.world.invitation(signed, { end: 'InvitationExpired' });
    await asking.world.happened(streams.invitation(here), onPaper({}));
    expect(await paperOf(here, 'person')).toBe('does-not-hold');
  });

  it('comes with the copy that they have after all, where they may see it, until it goes', async () => {
    const id = await asking.world.invitation(signed);
    expect(await copiesOf(id)).toEqual([]);
    await archived(id, theirs);
    await archived(id, mine());
    expect(await copiesOf(id)).toEqual([newIdOf(documentOf(id), `archived/${holderKey(mine() as never)}`)]);
    expect(await copiesOf(id, { ...asking.me, assurance: 'single-factor' })).toEqual([]);
    const gone = await asking.world.invitation(signed);
    await archived(gone, mine(), { type: 'PurgeStarted', data: { ...retained, certificateId: 'c1' } });
    expect(await copiesOf(gone)).toEqual([]);
  });

  it('leads to no new link where the sender has revoked it, or the document is gone with one’s own copy', async () => {
    const revoked = { type: 'LinkClosed', data: { linkId: 'l1', reason: 'revoked' } };
    const issued = { type: 'DownloadLinkIssued', data: link };
    const nextOf = async (id: string) =>
      (await findings(id, 'person')).find(({ reason }) => reason === 'link-expired-or-used')?.next;
    const closed = await asking.world.invitation(signed);
    await delivered(closed, issued, revoked);
    expect(await nextOf(closed)).toBe('ask-the-organization');
    const gone = await asking.world.invitation(signed);
    await delivered(gone, issued);
    const certificate = { certificateId: 'c1' };
    await archived(gone, mine(), { type: 'DocumentPurged', data: { certificate, signature: {} } });
    await asking.world.happened(
      streams.document(documentOf(gone)),
      { type: 'DocumentStored', data: { documentId: documentOf(gone) } },
      { type: 'DocumentBytesPurged', data: { files: [], keyDestroyed: true } },
    );
    asking.world.clock.pass(40 * day);
    expect(await nextOf(gone)).toBe('ask-other-signatories');
  });

  it('is not told to the person when the sender has deleted its copy, which is the sender’s own matter', async () => {
    const id = await asking.world.invitation([{ by: 'drawing' }]);
    await archived(id, theirs, { type: 'PurgeStarted', data: { ...retained, certificateId: 'c2' } });
    const mine = await findings(id, 'person');
    expect(mine.find(({ reason }) => reason === 'organization-account-holds-it')).toEqual({
      ...{ reason: 'organization-account-holds-it', verdict: 'does-not-hold' },
    });
    expect(mine.find(({ reason }) => reason === 'signed-without-strong-authentication')?.next).toBe(
      'ask-other-signatories',
    );
    const own = await findings(id, 'organization');
    expect(own.find(({ reason }) => reason === 'purged')).toMatchObject({ verdict: 'holds', certificateId: 'c2' });
  });

  it('is not that a time has passed for which nobody would have kept it', async () => {
    const id = await asking.world.invitation(signed, { delivery: { saveToPersonalAccount: false } });
    asking.world.clock.pass(366 * day);
    const finding = (await findings(id, 'person')).find(({ reason }) => reason === 'retention-passed') as Finding;
    expect([finding.verdict, named(finding)]).toEqual(['does-not-hold', 'InvitationSent']);
  });

  it('is for the sender how long a personal account keeps it, and not how long the sender does', async () => {
    const id = await asking.world.invitation(signed);
    await archived(id, theirs, { type: 'RetentionChanged', data: { ...retained, keepUntil: later, because: 'rule' } });
    asking.world.clock.pass(40 * day);
    const found = await findings(id, 'organization');
    const finding = found.find(({ reason }) => reason === 'retention-passed') as Finding;
    expect([finding.verdict, named(finding)]).toEqual(['does-not-hold', 'DocumentSigned']);
  });

  it('lies with the organization that was represented, also for the one that sent it', async () => {
    const id = await asking.world.invitation([{ by: aino, role: registered }]);
    const found = await findings(id, 'organization');
    const finding = found.find(({ reason }) => reason === 'signed-as-representative');
    expect(finding).toMatchObject({ verdict: 'holds', next: 'ask-represented-organization' });
  });
});
