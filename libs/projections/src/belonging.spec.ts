import { describe, expect, it } from '@jest/globals';
import type { Logged } from '@attestory/domain';
import { askedIndex } from './asked-entries.js';
import { personIndex } from './belonging.js';
import { signedDocuments } from './signed-documents.projection.js';
import { signerInbox } from './signer-inbox.projection.js';
import {
  at,
  authenticated,
  cancelled,
  completed,
  corrected,
  expired,
  type Fact,
  log,
  sentTo,
  signed,
  signedStrongly,
  viewOf,
} from './testing.sample.js';

const virtanen = { subject: 'virtanen-subject', number: 'virtanen-number' };
const spouse = { subject: 'spouse-subject' };
const registered = { kind: 'representative', organizationId: 'o2' };
const all = { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: true };

/** Sent to signatories of one mailbox, as couples have it. */
const household = (ids: readonly string[], changes: object = {}, signatory: object = {}): Fact => {
  const fact = sentTo(ids);
  const signatories = fact.data.signatories.map((s) => ({ ...s, email: 'Home@example.com', ...signatory }));
  return { ...fact, data: { ...fact.data, signatories, delivery: all, ...changes } };
};
const mailbox = { member: 'email:home@example.com', personal: true };

/** Who finds it, in the order of their names. */
const membersOf = <V>(
  projection: typeof signedDocuments | typeof signerInbox,
  events: readonly Logged[],
  index = personIndex,
) => {
  const view = viewOf(projection as never, events) as V;
  const entries =
    view === null ? [] : (projection.entries as (view: V) => ReturnType<typeof signerInbox.entries>)(view);
  return [...new Set(entries.filter((entry) => entry.index === index).map(({ member }) => member))].sort();
};
const owners = (...facts: Fact[]) => membersOf(signedDocuments, log(...facts));
const inboxes = (...facts: Fact[]) => membersOf(signerInbox, log(...facts));
const asked = (...facts: Fact[]) => membersOf(signerInbox, log(...facts), askedIndex);
const inboxEntries = (...facts: Fact[]) =>
  signerInbox.entries(viewOf(signerInbox, log(...facts)) as never).filter(({ index }) => index === personIndex);

describe('the documents of a person', () => {
  it('are there once the invitation has closed, and not before', () => {
    const facts = [household(['a', 'b']), authenticated('a', 'x', virtanen), signedStrongly('a', 'x')];
    expect(owners(...facts)).toEqual([]);
    expect(owners(...facts, cancelled)).toEqual(['virtanen-number', 'virtanen-subject']);
    expect(owners(...facts, expired)).toEqual(['virtanen-number', 'virtanen-subject']);
    expect(owners(household(['a', 'b']), cancelled)).toEqual([]);
  });

  it('are those of the identity that signed, whoever else came over the same link or shares the mailbox', () => {
    const came = [authenticated('a', 'x', spouse), authenticated('a', 'y', virtanen), authenticated('a', 'z', spouse)];
    expect(owners(household(['a']), ...came, signedStrongly('a', 'y'), completed)).toEqual([
      'virtanen-number',
      'virtanen-subject',
    ]);
  });

  it('are nobody’s where the identity was erased, or is of an authentication that nobody knows', () => {
    expect(owners(household(['a']), authenticated('a', 'x', null), signedStrongly('a', 'x'), completed)).toEqual([]);
    expect(owners(household(['a']), signedStrongly('a', 'x'), completed)).toEqual([]);
  });

  it('are found by the mailbox where somebody drew', () => {
    expect(owners(household(['a']), signed('a'), completed)).toEqual([mailbox.member]);
    expect(owners(household(['a']), corrected('a'), signed('a'), completed)).toEqual(['email:new@example.com']);
  });

  it('are those of an import, too, by the identity that is claimed, else by the address', () => {
    const signatory = { name: 'A', email: 'Home@example.com', signedAt: at(1), role: { kind: 'self' } };
    const of = (more: object) => ({
      type: 'DocumentImported' as const,
      data: {
        ...{ documentId: 'i', organizationId: 'o', title: 'Old', claimed: { closedAt: at(2) }, sha256: 'i' },
        signatories: [{ signatoryId: 'a', ...signatory, method: 'x', assurance: 'strong', ...more }],
      },
    });
    expect(owners(of({}))).toEqual([mailbox.member]);
    expect(owners(of({ keys: virtanen }))).toEqual(['virtanen-number', 'virtanen-subject']);
    expect(owners(of({ keys: null }))).toEqual([]);
    const view = viewOf(signedDocuments, log(of({})));
    expect(view).toMatchObject({ state: 'imported', closedAt: at(2), lastSignedAt: at(1), delivery: null });
    expect(view?.documents).toMatchObject([{ id: 'i', kind: 'imported' }]);
  });

  it('stand in their lists by when the invitation closed, and know when the last one signed', () => {
    const facts = [household(['a', 'b']), signed('a'), signed('b'), completed];
    const view = viewOf(signedDocuments, log(...facts));
    expect(signedDocuments.entries(view as never)[0]).toEqual({ index: 'person', ...mailbox, sort: at(3) });
    expect(view).toMatchObject({ state: 'completed', closedAt: at(3), lastSignedAt: at(2) });
    expect(view?.documents).toMatchObject([{ id: 'd1', kind: 'signed' }]);
  });

  it('keep nothing of those who came and did not sign', () => {
    const came = [authenticated('a', 'x', spouse), authenticated('a', 'y', virtanen), signedStrongly('a', 'y')];
    const view = viewOf(signedDocuments, log(household(['a']), ...came));
    expect(JSON.stringify(view)).not.toContain('spouse');
  });
});

describe('the inbox of a person', () => {
  const strong = { identity: { number: null, key: 'virtanen-number' } };

  it('holds what waits for whoever has the address, whatever its case', () => {
    expect(inboxEntries(household(['a']))).toEqual([{ index: 'person', ...mailbox, sort: at(0), words: ['=my-turn'] }]);
  });

  it('holds what waits for the identity that the sender named, and nobody else of the mailbox', () => {
    expect(inboxes(household(['a'], {}, strong))).toEqual(['virtanen-number']);
  });

  it('is that of the identity once it has signed, and no longer that of the mailbox', () => {
    const came = [authenticated('a', 'x', spouse), authenticated('a', 'y', virtanen)];
    expect(inboxes(household(['a', 'b']), ...came)).toEqual([mailbox.member]);
    expect(inboxes(household(['a']), ...came, signedStrongly('a', 'y'))).toEqual([
      'virtanen-number',
      'virtanen-subject',
    ]);
    expect(inboxes(household(['a'], {}, strong), signed('a'))).toEqual([mailbox.member]);
  });

  it('holds nothing of what was signed for an organization that is registered', () => {
    const came = [authenticated('a', 'x', virtanen), signedStrongly('a', 'x', registered)];
    expect(inboxes(household(['a']), ...came)).toEqual([]);
  });

  it('says how it stands, for each who is asked there', () => {
    const words = (...facts: Fact[]) => inboxEntries(...facts).map((entry) => entry.words);
    expect(words(household(['a', 'b'], { order: 'sequential' }))).toEqual([['=my-turn', '=waiting']]);
    expect(words(household(['a', 'b']), signed('a'))).toEqual([['=signed', '=my-turn']]);
    expect(words(household(['a', 'b']), signed('a'), cancelled)).toEqual([['=closed']]);
  });
});

describe('what a person was ever asked to sign', () => {
  const strong = { identity: { number: null, key: 'virtanen-number' } };
  const came = [authenticated('a', 'x', virtanen), signedStrongly('a', 'x')];

  it('is found by the address to which the link went, whoever signed over it', () => {
    expect(asked(household(['a']))).toEqual([mailbox.member]);
    expect(asked(household(['a']), ...came)).toEqual([mailbox.member, 'virtanen-number', 'virtanen-subject']);
    expect(asked(household(['a']), corrected('a'))).toEqual(['email:new@example.com']);
  });

  it('is found by whom the sender expects, before and after', () => {
    expect(asked(household(['a'], {}, strong))).toEqual([mailbox.member, 'virtanen-number']);
    expect(asked(household(['a'], {}, strong), signed('a'), cancelled)).toEqual([mailbox.member, 'virtanen-number']);
  });

  it('is found, too, when they signed for an organization', () => {
    const facts = [authenticated('a', 'x', virtanen), signedStrongly('a', 'x', registered)];
    expect(asked(household(['a']), ...facts, completed)).toContain('virtanen-number');
  });

  it('is found by words of its title and of its files’ names, once for each person', () => {
    const view = viewOf(signerInbox, log(household(['a', 'b'], { title: 'Vuokrasopimus: Ängelholm' })));
    const entries = signerInbox.entries(view as never).filter(({ index }) => index === askedIndex);
    expect(entries).toEqual([{ index: askedIndex, ...mailbox, sort: at(0), words: expect.any(Array) }]);
    expect(entries[0]?.words).toEqual(expect.arrayContaining(['vuokrasopimus', 'angelholm', 'aengelholm', 'pdf']));
  });
});
