import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { given } from '../testing/given.sample.js';
import type { ArchivedDocumentCommand } from './commands.js';
import { archivedDocumentDecider } from './decider.js';
import type { ArchivedDocumentEvent } from './events.js';

const { decide, evolve, initial } = archivedDocumentDecider;
const end = '2027-05-26T10:00:00.000Z';
const notBefore = '2027-05-27T10:00:00.000Z';
const later = '2028-01-01T00:00:00.000Z';
const rule = (version = 1, keepUntil: string | null = end) => {
  return { rule: 'organization/f', policyVersion: `${version}`, keepUntil };
};
const of = (command: object) => command as ArchivedDocumentCommand;
const archive = (holder: object, retention: object, more: object = {}) =>
  of({ type: 'ArchiveDocument', document: { archivedDocumentId: 'ad', holder, documentId: 'd', retention, ...more } });
const archived = archive({ kind: 'organization', organizationId: 'acme' }, rule(), { folderId: 'f' });
const ofAino = archive(
  { kind: 'person', personId: 'aino' },
  { rule: 'personal/self', policyVersion: '1', keepUntil: end },
);
const change = (retention: object, folderId: string | null = 'f') =>
  of({ type: 'ChangeRetention', folderId, retention, because: 'rule' });
const hold = (holdId = 'h') => of({ type: 'PlaceHold', holdId, reason: 'A dispute', memberId: 'm' });
const release = (holdId = 'h') => of({ type: 'ReleaseHold', holdId });
const notify = (keepUntil: string | null = end) =>
  of({
    type: 'GivePurgeNotice',
    keepUntil,
    notice: { noticeId: 'n', told: 'mailed', purgeNotBefore: notBefore },
  });
const start = (now = later) => of({ type: 'StartPurge', certificateId: 'ce', now });
const record = (certificateId = 'ce') =>
  of({ type: 'RecordPurge', certificate: { certificateId }, signature: { keyId: 'k', value: 'v' } });

function play(commands: readonly ArchivedDocumentCommand[]): ArchivedDocumentEvent[] {
  const events: ArchivedDocumentEvent[] = [];
  for (const command of commands) {
    const decision = decide(command, events.reduce(evolve, initial));
    if ('accepted' in decision) events.push(...decision.accepted);
  }
  return events;
}
const after = (...commands: ArchivedDocumentCommand[]) => given(archivedDocumentDecider, play(commands));

describe('how long a copy is kept', () => {
  it('changes with the rule of the folder in which it lies', () => {
    const [changed] = after(archived)
      .when(change(rule(2, later)))
      .thenAccepted('RetentionChanged');
    expect(changed?.data).toEqual({ ...rule(2, later), because: 'rule' });
    after(archived).when(change(rule())).thenAccepted();
  });

  it('does not change by the rule of a folder that it has left a moment ago', () => {
    after(archived)
      .when(change(rule(2, later), null))
      .thenAccepted();
  });

  it('does not go back to an older version of the rule that somebody still had in hand', () => {
    after(archived, change(rule(3, later)))
      .when(change(rule(2)))
      .thenAccepted();
    after(archived, change({ ...rule(3), rule: 'organization/other' }))
      .when(change(rule(2)))
      .thenAccepted('RetentionChanged');
  });
});

describe('a legal hold', () => {
  it('keeps a copy whose time is over', () => {
    after(archived, notify(), hold()).when(start()).thenRejected('on-hold');
    after(archived, hold()).when(notify()).thenRejected('on-hold');
    after(archived, notify(), hold(), hold('h2'), release()).when(start()).thenRejected('on-hold');
  });

  it('keeps it whatever a new rule says', () => {
    after(archived, hold(), change(rule(2, '2027-01-01T00:00:00.000Z')), notify())
      .when(start())
      .thenRejected('on-hold');
  });

  it('is told of before it can be purged again, once it was released', () => {
    after(archived, notify(), hold(), release()).when(start()).thenRejected('notice-missing');
    after(archived, notify(), hold(), release(), notify()).when(start()).thenAccepted('PurgeStarted');
  });

  it('comes too late once the purge has started, and is told so', () => {
    after(archived, notify(), start()).when(hold()).thenRejected('purge-started');
    after(archived, notify(), start(), record()).when(hold()).thenRejected('document-purged', { certificateId: 'ce' });
  });

  it('is placed and released once', () => {
    after(archived, hold()).when(hold()).thenAccepted();
    after(archived, hold(), release()).when(hold()).thenAccepted();
    after(archived, hold(), release()).when(release()).thenAccepted();
    after(archived, hold()).when(release('other')).thenRejected('hold-unknown');
  });

  it('is an organization’s: nobody places one on a person’s copy', () => {
    after(ofAino).when(hold()).thenRejected('not-found');
    after().when(hold()).thenRejected('not-found');
  });
});

describe('a purge', () => {
  it('starts when the time is over and the holder was told long enough ago', () => {
    const [started] = after(archived, notify()).when(start(notBefore)).thenAccepted('PurgeStarted');
    expect(started?.data).toEqual({ ...rule(), certificateId: 'ce' });
    after(archived, notify()).when(start(end)).thenRejected('notice-missing');
    after(archived).when(start()).thenRejected('notice-missing');
    after(archived, notify()).when(start('2027-05-26T09:59:59.999Z')).thenRejected('not-due');
  });

  it('never starts where a copy is kept for good', () => {
    after(archived, change(rule(2, null)))
      .when(start())
      .thenRejected('not-due');
    after(archived, change(rule(2, null)))
      .when(notify(null))
      .thenRejected('not-due');
  });

  it('goes by a notice of the time that is in force only', () => {
    after(archived, change(rule(2, later)))
      .when(notify())
      .thenRejected('not-due');
    after(archived, notify(), change(rule(2, '2027-05-25T10:00:00.000Z')))
      .when(start())
      .thenRejected('notice-missing');
    after(archived, notify()).when(notify()).thenAccepted();
  });

  it('has one proof, whoever else has made one', () => {
    after(archived, notify(), start()).when(start()).thenAccepted();
    after(archived, notify(), start()).when(record()).thenAccepted('DocumentPurged');
    after(archived, notify(), start(), record()).when(record('another')).thenAccepted();
    after(archived, notify()).when(record()).thenRejected('not-due');
  });

  it('is not undone: no rule, no notice and no second start follows it', () => {
    for (const command of [change(rule(2, later)), notify(), release()])
      after(archived, notify(), start()).when(command).thenRejected('purge-started');
    after(archived, notify(), start(), record()).when(start()).thenRejected('document-purged');
  });

  it('happens in no history to a copy that is held, not due, or whose holder was not told', () => {
    const times = fc.constantFrom(end, notBefore, later, null);
    const any = fc.oneof(
      fc.constantFrom(hold(), hold('h2'), release(), release('h2'), record(), notify()),
      times.map((time) => notify(time)),
      times.map((time) => start(time ?? later)),
      fc.tuple(fc.integer({ min: 1, max: 4 }), times).map(([version, time]) => change(rule(version, time))),
    );
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), (commands) => {
        const events = play([archived, ...commands]);
        const types = events.map(({ type }) => type);
        const started = types.indexOf('PurgeStarted');
        if (started < 0) return;
        const before = events.slice(0, started).reduce(evolve, initial);
        if (before.status === 'none') throw new Error('nothing was there');
        expect(before.holds).toEqual([]);
        expect(before.notice).not.toBeNull();
        expect(before.retention.keepUntil).not.toBeNull();
        expect(types.slice(started + 1).filter((type) => type !== 'DocumentPurged')).toEqual([]);
        expect(types.filter((type) => type === 'DocumentPurged').length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1_000 },
    );
  });
});
