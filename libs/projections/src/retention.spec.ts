import type { Logged } from '@attestory/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueRules } from './due-rules.projection.js';
import { retention } from './retention.projection.js';
import { at, type Fact, log, viewOf } from './testing.sample.js';

const end = '2027-05-26T10:00:00.000Z';
const rule = { rule: 'organization/f', policyVersion: '1', keepUntil: end };
const acme = { kind: 'organization', organizationId: 'acme' };
const archived = (more: object = {}): Fact => ({
  type: 'DocumentArchived',
  data: {
    ...{
      archivedDocumentId: 'ad',
      documentId: 'd',
      holder: acme,
      folderId: 'f',
      title: 'Lease',
      fileName: 'lease.pdf',
    },
    ...{ lastSignedAt: at(0), retention: rule, ...more },
  },
});
const changed = (keepUntil: string | null): Fact => {
  return { type: 'RetentionChanged', data: { ...rule, policyVersion: '2', keepUntil, because: 'rule' } };
};
const moved: Fact = { type: 'DocumentMoved', data: { from: 'f', to: null } };
const held = (holdId = 'h'): Fact => ({
  type: 'LegalHoldPlaced',
  data: { holdId, reason: 'A dispute', memberId: 'm' },
});
const released = (holdId = 'h'): Fact => ({ type: 'LegalHoldReleased', data: { holdId } });
const told = (purgeNotBefore: string): Fact => {
  return { type: 'PurgeNoticeGiven', data: { noticeId: 'n', told: 'mailed', purgeNotBefore } };
};
const started: Fact = { type: 'PurgeStarted', data: { ...rule, certificateId: 'ce' } };
const purged: Fact = { type: 'DocumentPurged', data: { certificate: { purgedAt: at(9) }, signature: {} } };

const inStream = (events: readonly Logged[]) =>
  events.map((event) => ({ ...event, meta: { ...event.meta, stream: 'archived-document-ad' } }));
const view = (...facts: Fact[]) => {
  const found = viewOf(retention, inStream(log(...facts)));
  if (!found) throw new Error('there is no view');
  return found;
};
const tasks = (...facts: Fact[]) => Object.values(view(...facts).tasks);
const listed = (...facts: Fact[]) => retention.entries(view(...facts)).map(({ index, member }) => `${index} ${member}`);

describe('what is due for a copy', () => {
  it('is first its notice, a day more than thirty before its end', () => {
    expect(tasks(archived())).toEqual([
      { kind: 'purge-notice', dueAt: '2027-04-26T06:05:00.000Z', causedBy: 'event-0' },
    ]);
  });

  it('is its purge once the holder was told, not before its end', () => {
    const early = '2027-05-26T06:05:02.000Z';
    expect(tasks(archived(), told(early))).toEqual([{ kind: 'purge', dueAt: end, causedBy: 'event-1' }]);
    const late = '2027-06-30T10:00:00.000Z';
    expect(tasks(archived(), told(late))).toMatchObject([{ kind: 'purge', dueAt: late }]);
  });

  it('is nothing while it is held or kept for good', () => {
    expect(tasks(archived(), held())).toEqual([]);
    expect(tasks(archived(), told(end), held())).toEqual([]);
    expect(tasks(archived(), held(), held('h2'), released())).toEqual([]);
    expect(tasks(archived(), changed(null))).toEqual([]);
  });

  it('is another notice after another end was set, or the last hold was released', () => {
    expect(tasks(archived(), told(end), changed('2030-01-01T10:00:00.000Z'))).toMatchObject([
      { kind: 'purge-notice', dueAt: '2029-12-02T06:05:00.000Z' },
    ]);
    expect(tasks(archived(), told(end), held(), released())).toMatchObject([{ kind: 'purge-notice' }]);
  });

  it('stays due when something happens that changes no end', () => {
    const overdue = archived({ retention: { ...rule, keepUntil: '2026-01-01T10:00:00.000Z' } });
    expect(tasks(overdue, moved)).toEqual(tasks(overdue));
  });

  it('is the rest of a purge that has started, at once, until the proof is there', () => {
    expect(tasks(archived(), told(end), started)).toEqual([
      { kind: 'purge', dueAt: at(2), causedBy: 'event-2', attempt: 0 },
    ]);
    expect(tasks(archived(), told(end), started, purged)).toEqual([]);
  });

  it('is without what the copy was called, from the start of its purge on', () => {
    expect(viewOf(retention, inStream(log(archived(), told(end))))).toMatchObject({ title: 'Lease' });
    expect(viewOf(retention, inStream(log(archived(), told(end), started)))).toMatchObject({
      title: null,
      fileName: null,
    });
  });

  it('is found by its holder, its folder, its end and its certificate; and once it is gone by the certificate', () => {
    expect(listed(archived())).toEqual([
      ...['due purge-notice', 'notice organization/acme', 'folder acme/f', 'organization acme'],
    ]);
    expect(listed(archived(), moved, held())).toEqual(['folder acme/root', 'organization acme', 'held acme']);
    expect(listed(archived({ holder: { kind: 'person', personId: 'p' }, folderId: undefined }))).toEqual([
      ...['due purge-notice', 'notice person/p'],
    ]);
    expect(listed(archived(), told(end), started, purged)).toEqual(['certificate ce', 'purged organization/acme']);
    const ofPerson = (foundBy: string) => archived({ holder: { kind: 'person', personId: 'p' }, foundBy });
    expect(listed(ofPerson('identity'), told(end), started, purged)).toEqual(['certificate ce', 'purged person/p']);
    expect(listed(ofPerson('email'), told(end), started, purged)).toContain('purged person/p/email');
  });

  it('is folded whatever comes, also what makes no sense', () => {
    const any = fc.constantFrom(archived(), moved, held(), released(), told(end), changed(null), started, purged);
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (facts) => {
        const found = viewOf(retention, inStream(log(...facts)));
        if (found) expect(retention.entries(found).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a retention rule', () => {
  const set = (version: number): Fact => {
    return { type: 'RetentionRuleSet', data: { ruleId: 'r', folderId: 'f', months: 6, version } };
  };
  const applied = (version: number): Fact => ({
    type: 'RetentionRuleApplied',
    data: { ruleId: 'r', version, changed: 1 },
  });
  const due = (...facts: Fact[]) => {
    const found = viewOf(dueRules, log(...facts));
    return found && Object.values(found.tasks).map(({ version }) => version);
  };

  it('is due until its newest version has reached what lies in its folder', () => {
    expect(due(set(1))).toEqual([1]);
    expect(due(set(1), set(2))).toEqual([2]);
    expect(due(set(1), set(2), applied(1))).toEqual([2]);
    expect(due(set(1), applied(1))).toBeNull();
  });
});
