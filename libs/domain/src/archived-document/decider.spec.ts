import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { given } from '../testing/given.sample.js';
import type { ArchivedDocumentCommand } from './commands.js';
import { archivedDocumentDecider } from './decider.js';
import type { ArchivedDocumentEvent } from './events.js';
import { holderKey } from './holder.js';
import { certificateIdOf } from './state.js';

const { decide, evolve, initial } = archivedDocumentDecider;
const later = '2030-01-01T00:00:00.000Z';
const keep = { rule: 'organization/keep', policyVersion: '1', keepUntil: null };
const rule = { rule: 'organization/f2', policyVersion: '1', keepUntil: later };
const acme = { kind: 'organization', organizationId: 'acme' };
const aino = { kind: 'person', personId: 'aino' };

const archive = (holder: object = acme, more: object = {}) =>
  ({
    type: 'ArchiveDocument',
    document: { archivedDocumentId: 'ad', holder, documentId: 'd', sha256: 'a', retention: keep, ...more },
  }) as unknown as ArchivedDocumentCommand;
const move = (to: string | null, retention?: object) =>
  ({ type: 'MoveDocument', to, ...(retention ? { retention } : {}) }) as ArchivedDocumentCommand;

const fact = (type: ArchivedDocumentEvent['type'], data: object) => ({ type, data }) as ArchivedDocumentEvent;
const archived = (more: object = {}) =>
  fact('DocumentArchived', (archive(acme, more) as unknown as { document: object }).document);
const started = fact('PurgeStarted', { ...rule, certificateId: 'ce' });
const purged = fact('DocumentPurged', { certificate: { certificateId: 'ce' }, signature: {} });
const after = (...events: ArchivedDocumentEvent[]) => given(archivedDocumentDecider, events);
const stateOf = (...events: ArchivedDocumentEvent[]) => events.reduce(evolve, initial);

describe('a holder’s copy of a document', () => {
  it('is archived once, and never again once it was purged', () => {
    after().when(archive()).thenAccepted('DocumentArchived');
    after(archived()).when(archive()).thenAccepted();
    after(archived(), started, purged).when(archive()).thenAccepted();
  });

  it('moves between folders, and out of all', () => {
    after(archived())
      .when(move('f'))
      .thenAccepted({ type: 'DocumentMoved', data: { from: null, to: 'f' as never } });
    after(archived({ folderId: 'f' }))
      .when(move(null))
      .thenAccepted({ type: 'DocumentMoved', data: { from: 'f' as never, to: null } });
    after(archived({ folderId: 'f' }))
      .when(move('f', rule))
      .thenAccepted();
  });

  it('is kept by the rule of the folder that it moves to, said only where that is another one', () => {
    const [, changed] = after(archived()).when(move('f2', rule)).thenAccepted('DocumentMoved', 'RetentionChanged');
    expect(changed?.data).toEqual({ ...rule, because: 'moved' });
    after(archived()).when(move('f2', keep)).thenAccepted('DocumentMoved');
  });

  it('moves no more once its purge has started, and who asks after it hears of the certificate', () => {
    after(archived(), started).when(move('f')).thenRejected('purge-started');
    after(archived(), started, purged).when(move('f')).thenRejected('document-purged', { certificateId: 'ce' });
    expect(certificateIdOf(stateOf(archived(), started))).toBe('ce');
    expect(certificateIdOf(stateOf(archived()))).toBeNull();
  });

  it('has no folder where it is a person’s, nor where there is none', () => {
    after(fact('DocumentArchived', { holder: aino, retention: keep }))
      .when(move('f'))
      .thenRejected('not-found');
    after().when(move('f')).thenRejected('not-found');
  });

  it('was told of by a notice only for the time that is in force', () => {
    const notice = fact('PurgeNoticeGiven', { noticeId: 'n', told: 'mailed', purgeNotBefore: later });
    const changed = (data: object) => fact('RetentionChanged', { ...data, because: 'rule' });
    expect(stateOf(archived(), notice)).toMatchObject({ notice: { noticeId: 'n' } });
    expect(stateOf(archived(), notice, changed({ ...keep, rule: 'x' }))).toMatchObject({ notice: { noticeId: 'n' } });
    expect(stateOf(archived(), notice, changed(rule))).toMatchObject({ notice: null, retention: rule });
  });

  it('is held while one hold stands', () => {
    const held = [archived(), fact('LegalHoldPlaced', { holdId: 'h1' }), fact('LegalHoldPlaced', { holdId: 'h2' })];
    expect(stateOf(...held, fact('LegalHoldReleased', { holdId: 'h1' }))).toMatchObject({
      holds: ['h2'],
      released: ['h1'],
    });
  });

  it('lies where it was moved last, and answers any command in any state', () => {
    const folder = fc.option(fc.constantFrom('f', 'f2', '__proto__'));
    const command = fc.oneof(
      fc.constantFrom(acme, aino).map((holder) => archive(holder)),
      fc.tuple(folder, fc.option(fc.constantFrom(keep, rule), { nil: undefined })).map(([to, by]) => move(to, by)),
    );
    const anything = fc.oneof(command, fc.constantFrom(started, purged));
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 12 }), (steps) => {
        const events: ArchivedDocumentEvent[] = [];
        let lies: string | null = null;
        for (const step of steps) {
          if ('data' in step) {
            events.push(step);
            continue;
          }
          const decision = decide(step, events.reduce(evolve, initial));
          if (!('accepted' in decision)) continue;
          events.push(...decision.accepted);
          if (step.type === 'MoveDocument') lies = step.to;
        }
        const state = events.reduce(evolve, initial);
        if (state.status !== 'none') expect(state.folderId).toBe(lies);
        expect(events.filter(({ type }) => type === 'DocumentArchived').length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is of one holder, who has one name', () => {
    expect(holderKey(acme as never)).toBe('organization/acme');
    expect(holderKey(aino as never)).toBe('person/aino');
  });
});
