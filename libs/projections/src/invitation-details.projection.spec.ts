import { describe, expect, it } from '@jest/globals';
import { invitationDetails, invitationWords } from './invitation-details.projection.js';
import {
  at,
  bounced,
  cancelled,
  completed,
  delayed,
  drafted,
  expired,
  type Fact,
  log,
  mailed,
  opened,
  sealed,
  sealingFailed,
  sentTo,
  signed,
  signedOnPaper,
  timeStamped,
  unstamped,
  unstampedInTwo,
  validated,
  viewOf,
} from './testing.sample.js';

const view = (...facts: Fact[]) => viewOf(invitationDetails, log(drafted, ...facts));
const mails = (...facts: Fact[]) => view(...facts)?.signatories.map(({ mail }) => mail.state);
const seal = (...facts: Fact[]) => view(sentTo(['a', 'b']), ...facts)?.documents[0]?.seal;

describe('the invitation e-mail, as the sender sees it', () => {
  it('waits for the next one once the one before has signed', () => {
    const first = [sentTo(['a', 'b', 'c'], 'sequential'), mailed('a'), signed('a')];
    expect(mails(sentTo(['a', 'b', 'c'], 'sequential'))).toEqual(['waiting', 'none', 'none']);
    expect(mails(...first)).toEqual(['done', 'waiting', 'none']);
    expect(mails(...first, mailed('b'), signed('b'))).toEqual(['done', 'done', 'waiting']);
  });

  it('waits for nobody any more once they have signed, or the invitation has closed', () => {
    const facts = [sentTo(['a', 'b', 'c']), delayed('a'), mailed('b')];
    expect(mails(...facts, signed('c'))).toEqual(['retrying', 'done', 'none']);
    for (const closing of [completed, cancelled, expired])
      expect(mails(...facts, closing)).toEqual(['none', 'done', 'none']);
  });

  it('still says what became of it when it went out as the invitation closed', () => {
    expect(mails(sentTo(['a', 'b']), cancelled, mailed('a'), bounced('b'))).toEqual(['done', 'bounced']);
    expect(mails(sentTo(['a']), cancelled, delayed('a'))).toEqual(['none']);
  });

  it('is not mixed up with e-mails of other reasons', () => {
    expect(mails(sentTo(['a']), mailed('a', 'completed'))).toEqual(['waiting']);
  });

  it('says something where the answer of the mail server was erased', () => {
    const erased = (fact: Fact) => ({ ...fact, data: { ...fact.data, answer: null } });
    const reasons = view(sentTo(['a', 'b']), erased(bounced('a')), erased(delayed('b')))?.signatories.map(
      (s) => s.mail,
    );
    expect(reasons).toEqual([
      { state: 'bounced', reason: 'refused by the mail server' },
      { state: 'retrying', reason: 'the mail server is away' },
    ]);
  });
});

describe('the seal, as the sender sees it', () => {
  it('keeps the earlier sealed PDF while a newer one is made, but not why one failed', () => {
    expect(seal(signed('a'), sealed('d1', 'a'), signed('b'))).toMatchObject({ state: 'waiting', sha256: 's' });
    expect(seal(signed('a'), sealingFailed(1), signed('b'))).toEqual({ state: 'waiting' });
    expect(seal(signed('a'), sealingFailed(1), sealed('d1', 'a'))).not.toHaveProperty('reason');
  });

  it('does not mind the failure of a set that was overtaken', () => {
    expect(seal(signed('a'), signed('b'), sealingFailed(1))).toEqual({ state: 'waiting' });
    expect(seal(signed('a'), signed('b'), sealingFailed(2))).toMatchObject({ state: 'retrying' });
  });
});

describe('a signatory, as the sender sees them', () => {
  it('has signed, also when they open again, and has opened when they did first', () => {
    const signatory = view(sentTo(['a']), opened('a'), opened('a'), signed('a'), opened('a'))?.signatories[0];
    expect(signatory).toMatchObject({ state: 'signed', openedAt: at(2), signedAt: at(4) });
  });
});

describe('what was signed on paper', () => {
  it('stands beside the invitation, which stays as it is, and is found by who signed', () => {
    const before = [sentTo(['a', 'b']), signed('a'), cancelled];
    const { manualSignatures, revision, ...rest } = view(...before, signedOnPaper(['b'], 'Zoë', 'In the office'))!;
    const { revision: _, ...same } = view(...before)!;
    expect({ ...rest, revision }).toEqual({ ...same, revision: 4 });
    expect(manualSignatures).toEqual([
      {
        ...{ id: 'scan', fileName: 'Scanned.pdf', sha256: 'c', bytes: 9, pages: 2 },
        signedBy: [{ signatoryId: 'b', name: 'Name b' }, { name: 'Zoë' }],
        ...{ signedOn: '2026-11-23', note: 'In the office' },
        ...{ vouchedBy: { kind: 'client', clientId: 'c' }, recordedAt: at(4) },
      },
    ]);
    const words = invitationWords(view(...before, signedOnPaper([], 'Zoë'))!);
    expect(words).toEqual(expect.arrayContaining(['zoe', 'scanned']));
  });

  it('says no more than it was told', () => {
    expect(view(sentTo(['a']), signedOnPaper([], 'Zoë'))?.manualSignatures).toMatchObject([{ note: null }]);
  });
});

describe('a way out', () => {
  const entriesOf = (more: object) => {
    const draft = { ...drafted, data: { ...drafted.data, ...more } };
    return invitationDetails.entries(viewOf(invitationDetails, log(draft as Fact))!);
  };

  it('is found by the invitation out of which it leads', () => {
    const found = (index: string) => expect.objectContaining({ index, member: 'source', sort: at(0) });
    expect(entriesOf({ replaces: 'source' })).toContainEqual(found('replaces'));
    expect(entriesOf({ addendumTo: 'source' })).toContainEqual(found('addendumTo'));
    expect(entriesOf({})).toHaveLength(1);
  });
});

describe('a closed invitation', () => {
  it.each([
    ['completed', completed],
    ['cancelled', cancelled],
    ['expired', expired],
  ] as const)('is %s, and says since when', (state, closing) => {
    expect(view(sentTo(['a']), signed('a'), closing)).toMatchObject({ state, closedAt: at(3), signedBy: ['a'] });
  });

  it('says why it was cancelled', () => {
    expect(view(sentTo(['a']), cancelled)?.cancelReason).toBe('Wrong');
  });

  it('shows the sealed PDF with its time stamp from then on, but not one of an older sealing', () => {
    const stamped = seal(signed('a'), unstamped('d1', 'x', 'a'), timeStamped('d1', 'x'));
    expect(stamped).toMatchObject({ state: 'done', sha256: 'x+', bytes: 30, level: 'B-T', timeStampedAt: at(9) });
    const whole = seal(signed('a'), unstamped('d1', 'x', 'a'), timeStamped('d1', 'x'), validated('d1', 'x+'));
    expect(whole).toMatchObject({ sha256: 'x++', bytes: 40, level: 'B-LT', timeStampedAt: at(9) });
    expect(whole).not.toHaveProperty('validationDataDue');
    const late = seal(signed('a'), unstamped('d1', 'x', 'a'), timeStamped('d1', 'older'));
    expect(late).toMatchObject({ sha256: 'x', level: 'B-B' });
    expect(late).not.toHaveProperty('timeStampDue');
  });

  it('shows a signature page on its own beside the sealed PDF, each with its own time stamp', () => {
    const both = [signed('a'), unstampedInTwo('d1', 'x', 'p', 'a')];
    const page = { sha256: 'p', bytes: 5, level: 'B-B' };
    const stampedPage = { sha256: 'p+', bytes: 30, level: 'B-T', timeStampedAt: at(9) };
    expect(seal(...both)).toMatchObject({ sha256: 'x', level: 'B-B' });
    expect(seal(...both)?.signaturePage).toEqual(page);
    const first = [...both, timeStamped('d1', 'p', 'signature-page')];
    expect(seal(...first)).toMatchObject({ sha256: 'x', level: 'B-B', signaturePage: stampedPage });
    expect(seal(...first, timeStamped('d1', 'x'))).toMatchObject({ sha256: 'x+', signaturePage: stampedPage });
    expect(seal(...both, timeStamped('d1', 'old', 'signature-page'))?.signaturePage).toEqual(page);
    expect(seal(...both, signed('b'), sealed('d1', 'a', 'b'))).not.toHaveProperty('signaturePage');
  });

  it('says how many signatures the upload carried, and what was removed from it', () => {
    const [draft, sent] = [drafted, sentTo(['a'])];
    const stripped = { sha256: 'u', bytes: 11, removed: ['JavaScript'] };
    const [document] = sent.data.documents;
    const with2 = { ...sent, data: { ...sent.data, documents: [{ ...document, signatures: 2, stripped }] } };
    expect(viewOf(invitationDetails, log(draft, with2 as Fact))?.documents[0]).toMatchObject({
      signatures: 2,
      stripped,
    });
    const plain = viewOf(invitationDetails, log(draft, sent))?.documents[0];
    expect(plain).toMatchObject({ signatures: 0 });
    expect(plain).not.toHaveProperty('stripped');
  });
});
