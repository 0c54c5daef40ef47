import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { given } from '../testing/given.sample.js';
import type { BulkSendingCommand } from './commands.js';
import { bulkSendingDecider } from './decider.js';
import type { BulkSendingEvent } from './events.js';

const { decide, evolve, initial } = bulkSendingDecider;
const of = (command: object) => command as BulkSendingCommand;
const begin = (rows = 2) => of({ type: 'BeginBulkSending', begun: { bulkSendingId: 'b', organizationId: 'o', rows } });
const add = (from: number, count: number) => of({ type: 'AddBulkRows', added: { from, count, rows: [], skipped: [] } });
const ready = of({ type: 'ReadyBulkSending' });
const stop = of({ type: 'StopBulkSending', by: { clientId: 'c' } });
const end = of({ type: 'EndBulkSending' });
const record = (...outcomes: object[]) => of({ type: 'RecordBulkRows', outcomes });
const sent = (row: number) => ({ row, invitationId: `i${row}` });
const refused = (row: number) => ({ row, code: 'method-not-offered' });

function play(commands: readonly BulkSendingCommand[]): BulkSendingEvent[] {
  const events: BulkSendingEvent[] = [];
  for (const command of commands) {
    const decision = decide(command, events.reduce(evolve, initial));
    if ('accepted' in decision) events.push(...decision.accepted);
  }
  return events;
}
const after = (...commands: BulkSendingCommand[]) => given(bulkSendingDecider, play(commands));
const under = [begin(), add(0, 2), ready];

describe('a bulk sending', () => {
  it('begins once, and sends nothing before all of its rows are there', () => {
    after().when(begin()).thenAccepted('BulkSendingBegun');
    after(begin()).when(begin()).thenRejected('bulk-sending-exists');
    after().when(add(0, 1)).thenRejected('not-found');
    after(begin()).when(ready).thenRejected('rows-out-of-order');
    after(begin()).when(add(1, 1)).thenRejected('rows-out-of-order');
    after(begin(), add(0, 1)).when(add(1, 1)).thenAccepted('BulkRowsAdded');
    after(begin(), add(0, 2))
      .when(record(sent(0)))
      .thenRejected('rows-out-of-order');
    after(begin(), add(0, 2)).when(end).thenRejected('rows-out-of-order');
    after(begin(), add(0, 2)).when(ready).thenAccepted('BulkSendingReady');
    after(...under)
      .when(ready)
      .thenAccepted();
    after(...under)
      .when(add(2, 1))
      .thenRejected('rows-out-of-order');
  });

  it('has one outcome for each row, in their order, however often it is recorded', () => {
    after(...under)
      .when(record(sent(0), refused(1)))
      .thenAccepted('BulkRowSent', 'BulkRowRefused');
    after(...under)
      .when(record(sent(1)))
      .thenRejected('rows-out-of-order');
    after(...under)
      .when(record(sent(0), sent(0)))
      .thenRejected('rows-out-of-order');
    after(...under)
      .when(record(sent(0), sent(1), sent(2)))
      .thenRejected('rows-out-of-order');
    after(...under, record(sent(0)))
      .when(record(sent(0)))
      .thenAccepted();
    after(...under, record(sent(0)))
      .when(record(sent(0), sent(1)))
      .thenAccepted('BulkRowSent');
  });

  it('ends when every row has its outcome, and says how many were sent', () => {
    const done = [...under, record(sent(0), refused(1))];
    after(...under, record(sent(0)))
      .when(end)
      .thenRejected('rows-out-of-order');
    after(...done)
      .when(end)
      .thenAccepted({ type: 'BulkSendingEnded', data: { sent: 1, refused: 1 } });
    after(...done, end)
      .when(end)
      .thenAccepted();
    after(...done, end)
      .when(record(sent(1)))
      .thenAccepted();
    after(...done, end)
      .when(stop)
      .thenRejected('bulk-sending-over');
  });

  it('is stopped by whoever says so: what was sent meanwhile is still recorded', () => {
    after(...under)
      .when(stop)
      .thenAccepted('BulkSendingStopped');
    after(...under, stop)
      .when(stop)
      .thenRejected('bulk-sending-over');
    after(...under, stop)
      .when(record(sent(0)))
      .thenAccepted('BulkRowSent');
    after(...under, stop, record(sent(0)))
      .when(end)
      .thenAccepted({ type: 'BulkSendingEnded', data: { sent: 1, refused: 0 } });
  });

  it('never has two outcomes of a row, and counts what it has', () => {
    const row = fc.nat(3);
    const command = fc.oneof(
      fc.constantFrom(begin(3), add(0, 2), add(2, 1), ready, stop, end),
      fc.array(fc.oneof(row.map(sent), row.map(refused)), { maxLength: 3 }).map((outcomes) => record(...outcomes)),
    );
    fc.assert(
      fc.property(fc.array(command), (commands) => {
        const events = play([begin(3), add(0, 2), ...commands]);
        const rows = events.flatMap((event) =>
          event.type === 'BulkRowSent' || event.type === 'BulkRowRefused' ? [event.data.row] : [],
        );
        expect(rows).toEqual(rows.map((_, i) => i));
        const state = events.reduce(evolve, initial);
        if (state.status !== 'none') expect(state.sent + state.refused).toBe(rows.length);
      }),
    );
  });
});
