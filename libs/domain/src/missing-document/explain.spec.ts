import { describe, expect, it } from '@jest/globals';
import { allIsWell, eventAt, no, nothingKnown, unknown, yes } from '../testing/missing-document.sample.js';
import { explainMissingDocument } from './explain.js';
import type { MissingDocumentFacts } from './facts.js';
import { type MissingReason, missingReasons } from './finding.js';

type Changes = { readonly [K in keyof MissingDocumentFacts]?: unknown };
type Row = readonly [when: string, reason: MissingReason, facts: Changes, expected: object];

const about = (reason: MissingReason, changes: Changes, base = allIsWell) => {
  const facts = { ...base, ...changes } as MissingDocumentFacts;
  return explainMissingDocument(facts).find((finding) => finding.reason === reason);
};
const holds = (position: string, more: object) => ({ verdict: 'holds', because: eventAt(position), ...more });
const not = (position?: string, policyVersion?: string) => ({
  verdict: 'does-not-hold',
  ...(position === undefined ? {} : { because: eventAt(position) }),
  ...(policyVersion === undefined ? {} : { policyVersion }),
});
const cannot = { verdict: 'cannot-be-told' };

const policyVersion = '2025-04-25';
const given = (withheld: readonly object[], ...ways: readonly string[]) => yes({ policyVersion, ways, withheld }, '4');
const linkOff = { given: given([{ way: 'download-link', because: 'sendDownloadLink' }], 'personal-account') };
const savingOff = { given: given([{ way: 'personal-account', because: 'saveToPersonalAccount' }], 'download-link') };
const drawn = yes({ assurance: 'none' }, '2');
const lightOff = given([{ way: 'download-link', because: 'copyToLightSignatories' }]);
const kept = (keepUntil: string | null) => yes({ keepUntil, policyVersion: '2026-01-01' }, '6');
const member = yes({ isMember: true }, '5');
const noMember = yes({ isMember: false }, '5');
const org = { asker: 'organization' };
const link = (state: string, more: object = {}) => yes({ state, expiresAt: '2026-12-24T10:00:00.000Z', ...more }, '7');
const last = '2026-11-24T10:00:00.000Z';

const rows: readonly Row[] = [
  [
    'they are not among those who were asked',
    'never-asked',
    { asked: no('1') },
    holds('1', { next: 'search-otherwise' }),
  ],
  ['the sender asks', 'never-asked', { asked: no('1'), ...org }, holds('1', { next: 'copy-the-invitation' })],
  ['they were asked', 'never-asked', {}, not('1')],
  ['nothing was found', 'never-asked', { asked: unknown }, cannot],
  ['no event tells it', 'never-asked', { asked: no() }, cannot],

  [
    'another identity signed',
    'other-identity',
    { strangeIdentity: yes(null, '2') },
    holds('2', { next: 'sign-in-with-other-identity' }),
  ],
  ['theirs signed', 'other-identity', {}, not('2')],
  ['whose it is, is theirs to know', 'other-identity', { strangeIdentity: unknown }, cannot],

  [
    'they have not signed',
    'not-completed',
    { open: yes({ waitsFor: 'them' }, '1') },
    holds('1', { variant: 'waits-for-them', next: 'sign-now' }),
  ],
  [
    'others have not signed',
    'not-completed',
    { open: yes({ waitsFor: 'others' }, '2') },
    holds('2', { variant: 'waits-for-others', next: 'wait-for-others' }),
  ],
  [
    'the sender asks',
    'not-completed',
    { open: yes({ waitsFor: 'them' }, '1'), ...org },
    holds('1', { variant: 'waits-for-them', next: 'remind-signatories' }),
  ],
  ['it is closed', 'not-completed', {}, not('3')],
  ['it is not theirs to know', 'not-completed', { open: unknown }, cannot],

  ...(['cancelled', 'declined', 'expired'] as const).map((as): Row => {
    const next = 'ask-the-organization';
    return [`it is ${as}`, 'cancelled', { closed: yes({ as }, '3') }, holds('3', { variant: as, next })];
  }),
  [
    'the sender asks',
    'cancelled',
    { closed: yes({ as: 'expired' }, '3'), ...org },
    holds('3', { variant: 'expired', next: 'copy-the-invitation' }),
  ],
  ['it is completed', 'cancelled', {}, not('3')],
  ['it is open', 'cancelled', { closed: no() }, not()],
  ['it is not theirs to know', 'cancelled', { closed: unknown }, cannot],

  [
    'the sender has recorded it',
    'signed-on-paper',
    { paper: yes(null, '2') },
    holds('2', { next: 'ask-the-organization' }),
  ],
  [
    'the sender has recorded it, and they can look there themselves',
    'signed-on-paper',
    { paper: yes(null, '2'), senderCopy: member },
    holds('2', { next: 'change-to-organization' }),
  ],
  [
    'the sender asks',
    'signed-on-paper',
    { paper: yes(null, '2'), ...org },
    holds('2', { next: 'look-in-the-archive' }),
  ],
  ['they signed here', 'signed-on-paper', {}, not('2')],
  ['nobody did', 'signed-on-paper', { paper: no() }, not()],
  ['the record has a name only', 'signed-on-paper', { paper: unknown }, cannot],

  [
    'they are a member there',
    'signed-as-representative',
    { signature: yes({ assurance: 'strong', represents: { isMember: true } }, '2') },
    holds('2', { next: 'change-to-organization' }),
  ],
  [
    'they are no member there',
    'signed-as-representative',
    { signature: yes({ assurance: 'none', represents: { isMember: false } }, '2') },
    holds('2', { next: 'ask-represented-organization' }),
  ],
  ['they signed for themselves', 'signed-as-representative', {}, not('2')],
  ['they have not signed', 'signed-as-representative', { signature: no() }, not()],
  ['it is not theirs to know', 'signed-as-representative', { signature: unknown }, cannot],

  [
    'they drew, and the sender gives those who draw no copy',
    'signed-without-strong-authentication',
    { signature: drawn, given: lightOff },
    holds('2', { policyVersion, next: 'ask-other-signatories' }),
  ],
  [
    'they drew, and got a link',
    'signed-without-strong-authentication',
    { signature: drawn, given: given([], 'download-link') },
    not('4', policyVersion),
  ],
  ['they drew, and it is open', 'signed-without-strong-authentication', { signature: drawn, given: no() }, not('2')],
  ['they signed strongly', 'signed-without-strong-authentication', {}, not('2')],
  ['they have not signed', 'signed-without-strong-authentication', { signature: no() }, not()],
  ['it is not theirs to know', 'signed-without-strong-authentication', { signature: unknown }, cannot],
  ['what they got is not known', 'signed-without-strong-authentication', { signature: drawn, given: unknown }, cannot],

  ['it is', 'link-switched-off', linkOff, holds('4', { policyVersion, next: 'ask-other-signatories' })],
  [
    'it is, and the sender has the document',
    'link-switched-off',
    { ...linkOff, senderCopy: noMember },
    holds('4', { policyVersion, next: 'ask-the-organization' }),
  ],
  [
    'it is, and they can look there themselves',
    'link-switched-off',
    { ...linkOff, senderCopy: member },
    holds('4', { policyVersion, next: 'change-to-organization' }),
  ],
  ['the sender asks', 'link-switched-off', { ...linkOff, ...org }, holds('4', { policyVersion, next: 'give-a-copy' })],
  ['it is on', 'link-switched-off', {}, not('4', policyVersion)],
  ['saving is', 'link-switched-off', savingOff, not('4', policyVersion)],
  [
    'the same setting keeps it from the account only',
    'link-switched-off',
    { given: given([{ way: 'personal-account', because: 'sendDownloadLink' }]) },
    not('4', policyVersion),
  ],
  ['there was nothing to send yet', 'link-switched-off', { given: no() }, not()],
  ['it is not known', 'link-switched-off', { given: unknown }, cannot],

  ['it is', 'saving-switched-off', savingOff, holds('4', { policyVersion, next: 'ask-other-signatories' })],
  ['it is on', 'saving-switched-off', {}, not('4', policyVersion)],
  ['the link is', 'saving-switched-off', linkOff, not('4', policyVersion)],
  [
    'saving depends on something else',
    'saving-switched-off',
    { given: given([{ way: 'personal-account', because: 'assurance' }]) },
    not('4', policyVersion),
  ],
  ['there was nothing to save yet', 'saving-switched-off', { given: no() }, not()],
  ['it is not known', 'saving-switched-off', { given: unknown }, cannot],

  [
    'it was refused',
    'mail-bounced',
    { mail: yes({ state: 'bounced' }, '8') },
    holds('8', { next: 'give-another-address' }),
  ],
  [
    'the sender asks',
    'mail-bounced',
    { mail: yes({ state: 'bounced' }, '8'), ...org },
    holds('8', { next: 'give-a-copy' }),
  ],
  ['it was taken', 'mail-bounced', {}, not('8')],
  ['it is under way', 'mail-bounced', { mail: yes({ state: 'delayed' }, '8') }, not('8')],
  ['there was none', 'mail-bounced', { mail: no() }, not()],
  ['it is not theirs to know', 'mail-bounced', { mail: unknown }, cannot],

  [
    'it ends just now',
    'link-expired-or-used',
    { link: link('open', { expiresAt: last }) },
    holds('7', { variant: 'expired', until: last, next: 'ask-for-new-link' }),
  ],
  [
    'it is marked as expired',
    'link-expired-or-used',
    { link: link('expired') },
    holds('7', { variant: 'expired', until: '2026-12-24T10:00:00.000Z', next: 'ask-for-new-link' }),
  ],
  [
    'it was revoked: no new one can be had',
    'link-expired-or-used',
    { link: link('closed', { revoked: true }), senderCopy: yes({ isMember: false }, '5') },
    holds('7', { variant: 'closed', until: '2026-12-24T10:00:00.000Z', next: 'ask-the-organization' }),
  ],
  [
    'it is over, and nobody has the document any more',
    'link-expired-or-used',
    { link: link('expired'), purged: yes({ nobodyHasIt: true }, '8') },
    holds('7', { variant: 'expired', until: '2026-12-24T10:00:00.000Z', next: 'ask-other-signatories' }),
  ],
  [
    'they have used it, and nobody has the document any more',
    'link-expired-or-used',
    { link: link('open', { used: eventAt('9') }), purged: yes({ certificateId: 'c', nobodyHasIt: true }, '8') },
    holds('9', { variant: 'used', until: '2026-12-24T10:00:00.000Z', next: 'ask-other-signatories' }),
  ],
  [
    'it gave way to another that is closed',
    'link-expired-or-used',
    { link: link('closed', { used: eventAt('9') }) },
    holds('7', { variant: 'closed', until: '2026-12-24T10:00:00.000Z', next: 'ask-for-new-link' }),
  ],
  [
    'they have used it',
    'link-expired-or-used',
    { link: link('open', { used: eventAt('9') }) },
    holds('9', { variant: 'used', until: '2026-12-24T10:00:00.000Z', next: 'use-the-link' }),
  ],
  [
    'it works a millisecond longer',
    'link-expired-or-used',
    { link: link('open', { expiresAt: '2026-11-24T10:00:00.001Z' }) },
    not('7'),
  ],
  ['there is none', 'link-expired-or-used', { link: no() }, not()],
  ['it is not theirs to know', 'link-expired-or-used', { link: unknown }, cannot],

  [
    'it ends just now',
    'retention-passed',
    { retention: kept(last) },
    holds('6', { policyVersion: '2026-01-01', until: last, next: 'ask-other-signatories' }),
  ],
  ['it ends later', 'retention-passed', { retention: kept('2026-11-24T10:00:00.001Z') }, not('6', '2026-01-01')],
  ['it never ends', 'retention-passed', { retention: kept(null) }, not('6', '2026-01-01')],
  ['nothing was to be kept', 'retention-passed', { retention: no('4') }, not('4')],
  ['it is not theirs to know', 'retention-passed', { retention: unknown }, cannot],

  [
    'it was',
    'purged',
    { purged: yes({ certificateId: 'c' }, '9') },
    holds('9', { certificateId: 'c', next: 'see-certificate' }),
  ],
  [
    'all copies were, of which none was theirs',
    'purged',
    { purged: yes({}, '9') },
    holds('9', { next: 'ask-other-signatories' }),
  ],
  ['it was not', 'purged', {}, not()],
  ['it is not theirs to know', 'purged', { purged: unknown }, cannot],

  [
    'they are a member there',
    'organization-account-holds-it',
    { senderCopy: member },
    holds('5', { next: 'change-to-organization' }),
  ],
  [
    'they are no member there',
    'organization-account-holds-it',
    { senderCopy: noMember },
    holds('5', { next: 'ask-the-organization' }),
  ],
  [
    'the sender asks',
    'organization-account-holds-it',
    { senderCopy: member, ...org },
    holds('5', { next: 'look-in-the-archive' }),
  ],
  ['the organization has none', 'organization-account-holds-it', {}, not('5')],
  ['it is not known', 'organization-account-holds-it', { senderCopy: unknown }, cannot],
];

describe('Why a document is missing', () => {
  it.each(missingReasons)('%s: it is told when it holds, when it does not, and when nobody can tell', (reason) => {
    const verdicts = rows
      .filter(([, of]) => of === reason)
      .map(([, , , expected]) => (expected as { verdict: string }).verdict);
    expect(new Set(verdicts)).toEqual(new Set(['holds', 'does-not-hold', 'cannot-be-told']));
  });

  it.each(rows)('%s: %s', (_when, reason, facts, expected) => {
    expect(about(reason, facts)).toEqual({ reason, ...expected });
  });

  it('can not be told, whatever the reason, where nothing is known', () => {
    expect(explainMissingDocument(nothingKnown)).toEqual(missingReasons.map((reason) => ({ reason, ...cannot })));
  });

  it('is for no reason at all where everything went as the policy says', () => {
    const verdicts = explainMissingDocument(allIsWell).map(({ verdict }) => verdict);
    expect(verdicts).toEqual(missingReasons.map(() => 'does-not-hold'));
  });
});
