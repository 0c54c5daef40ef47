import { describe, expect, it } from '@jest/globals';
import { archivedDocuments } from './archived-documents.projection.js';
import { duePeople } from './due-people.projection.js';
import { archived, at, type Fact, log, viewOf } from './testing.sample.js';

const fact = (type: Fact['type'], data: object): Fact => ({ type, data });
const view = (...facts: Fact[]) => viewOf(archivedDocuments, log(archived(), ...facts));
const entries = (...facts: Fact[]) => archivedDocuments.entries(view(...facts) as never);
const words = ['lease', 'd1', 'pdf', 'asa', 'nor', 'aasa', 'noer', '=completed', '+signed'];

describe('an archived document', () => {
  it('is found by its title, its file’s name and those who signed, its state, kind and folder', () => {
    expect(entries()).toEqual([
      { index: 'holder', member: 'organization/o', sort: at(3), words: expect.arrayContaining([...words, '/none']) },
    ]);
    expect(entries(fact('DocumentMoved', { from: null, to: 'f' }))[0]?.words).toContain('/f');
    expect(view()).toMatchObject({ id: 'ad', documentId: 'd1', folderId: null, holds: [] });
  });

  it('of a person is in a list of its own, too, where an e-mail address has found it', () => {
    const person = { kind: 'person', personId: 'p' };
    const membersOf = (foundBy: string) =>
      archivedDocuments
        .entries(viewOf(archivedDocuments, log(archived({ holder: person, foundBy }))) as never)
        .map(({ member }) => member);
    expect(membersOf('identity')).toEqual(['person/p']);
    expect(membersOf('email')).toEqual(['person/p', 'person/p/email']);
  });

  it('tells how long it is kept, and by how many holds', () => {
    const rule = { rule: 'organization/f', policyVersion: '2', keepUntil: at(9) };
    const held = [fact('LegalHoldPlaced', { holdId: 'h1' }), fact('LegalHoldPlaced', { holdId: 'h2' })];
    const changed = fact('RetentionChanged', { ...rule, because: 'moved' });
    expect(view(changed, ...held, fact('LegalHoldReleased', { holdId: 'h1' }))).toMatchObject({
      retention: rule,
      holds: ['h2'],
    });
  });

  it('is in no list once its purge has started, and nothing of it can be read there any more', () => {
    const started = fact('PurgeStarted', { rule: 'r', policyVersion: '1', keepUntil: at(4), certificateId: 'ce' });
    expect(entries(started)).toEqual([]);
    expect(JSON.stringify(view(started))).not.toMatch(/Lease|d1\.pdf|Nør/);
    expect(view(started)?.purge).toEqual({ certificateId: 'ce', startedAt: at(1) });
    const done = fact('DocumentPurged', { certificate: {}, signature: {} });
    expect(view(started, done)?.purge).toEqual({ certificateId: 'ce', startedAt: at(1), purgedAt: at(2) });
  });
});

describe('what is due for a person', () => {
  const proofs = [
    fact('PersonRegistered', { personId: 'p', language: 'fi', assurance: 'strong' }),
    fact('IdentityLinked', { identityId: 'x', identity: { keys: null } }),
    fact('EmailVerified', { emailId: 'e', email: null }),
  ];
  const ended = (n: number) => fact('EarlierDocumentsArchived', { causedBy: `event-${n}`, archived: 0 });
  const due = (...facts: Fact[]) => Object.keys(viewOf(duePeople, log(...facts))?.tasks ?? {});

  it('is to archive what they signed before, once for each identity and address, until that is done', () => {
    expect(due(...proofs)).toEqual(['event-1', 'event-2']);
    expect(due(...proofs, ended(1))).toEqual(['event-2']);
    expect(viewOf(duePeople, log(...proofs, ended(1), ended(2)))).toBeNull();
    expect(due(...proofs, ended(7))).toEqual(['event-1', 'event-2']);
  });
});
