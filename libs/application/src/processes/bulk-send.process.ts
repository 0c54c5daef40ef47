import {
  type BulkRow,
  type BulkSendingCommand,
  type BulkSendingEvent,
  bulkSendingDecider,
  type InvitationId,
  invitationDecider,
  type KnownBulkSending,
  type Logged,
  type RowOutcome,
  streams,
} from '@attestory/domain';
import type { BulkSendingView, BulkSendTask } from '@attestory/projections';
import type { Application } from '../application.js';
import { processIdentity } from '../command-identity.js';
import { templateVersion } from '../templates/template-access.js';
import { BulkSender, invitationOfRow } from '../bulk/send-row.js';

/** How many rows are sent before it is recorded, and somebody else may lead: few enough that progress is seen. */
const rowsPerTurn = 20;
const atOnce = 4;
/** Those that may have been under way when a process ended; more than any version sends in one turn. */
const looksBackAt = 200;

/**
 * Sends what the rows of a table ask for, some at a time, and records it. Each invitation's id follows from its row, so that one
 * that was sent and not yet recorded is found, not sent again.
 */
export function bulkSendProcess(app: Application) {
  return async ({ causedBy }: BulkSendTask, { id }: Pick<BulkSendingView, 'id'>): Promise<void> => {
    const stream = streams.bulkSending(id);
    const { state, events, revision } = await app.transactor.load(stream, bulkSendingDecider);
    if (state.status === 'none' || state.status === 'adding' || state.status === 'ended') return;
    const record = (command: BulkSendingCommand, name: string) =>
      app.transactor.transact({
        ...{ stream, decider: bulkSendingDecider, command, content: { name } },
        identity: processIdentity('bulk-sending', `${id}/${name}`, causedBy),
      });
    const recordRows = async (outcomes: readonly RowOutcome[]) => {
      const name = `rows/${state.next}-${state.next + outcomes.length}`;
      if (outcomes.length > 0) await record({ type: 'RecordBulkRows', outcomes }, name);
    };
    if (state.status === 'stopped') await recordRows(await foundRows(app, id, state));
    else {
      const rows = rowsFrom(events as readonly Logged<BulkSendingEvent>[], state.next);
      // Whatever was added, that it was stopped or what another leader recorded, is for the next turn to see.
      const goesOn = async () => (await app.store.lastEvent(stream))?.revision === revision;
      const turn = new Turn(await senderOf(app, state, events[0]?.meta.id ?? null), goesOn);
      await turn.send(rows);
      await recordRows(turn.outcomes());
      if (turn.failure) throw turn.failure.error;
      if (turn.outcomes().length < rows.length || state.next + rows.length < state.added) return;
    }
    await record({ type: 'EndBulkSending' }, 'end');
  };
}

interface NumberedRow {
  readonly row: number;
  /** null: erased. */
  readonly written: BulkRow | null;
}

/** Several rows at once, begun in their order, and recorded in it. */
class Turn {
  failure: { readonly error: unknown } | null = null;
  private readonly done = new Map<number, RowOutcome>();
  private begun: readonly NumberedRow[] = [];

  constructor(
    private readonly sender: BulkSender,
    private readonly goesOn: () => Promise<boolean>,
  ) {}

  async send(rows: readonly NumberedRow[]): Promise<void> {
    this.begun = rows;
    const waiting = [...rows];
    const lanes = Array.from({ length: atOnce }, async () => {
      while (!this.failure && (await this.goesOn())) {
        const next = waiting.shift();
        if (!next) return;
        await this.sendOne(next);
      }
    });
    await Promise.all(lanes);
  }

  /** Up to the first that has none. */
  outcomes(): readonly RowOutcome[] {
    const outcomes = this.begun.map(({ row }) => this.done.get(row));
    const end = outcomes.indexOf(undefined);
    return outcomes.slice(0, end < 0 ? undefined : end).flatMap((one) => one ?? []);
  }

  private async sendOne({ row, written }: NumberedRow): Promise<void> {
    try {
      this.done.set(row, await this.sender.send(row, written));
    } catch (error) {
      this.failure = { error };
    }
  }
}

function rowsFrom(events: readonly Logged<BulkSendingEvent>[], next: number): readonly NumberedRow[] {
  const found: NumberedRow[] = [];
  for (const event of events) {
    if (event.type !== 'BulkRowsAdded') continue;
    const { from, count, rows } = event.data;
    for (let row = Math.max(from, next); row < from + count && found.length < rowsPerTurn; row++)
      found.push({ row, written: rows?.[row - from] ?? null });
  }
  return found;
}

/** Of what was stopped: rows that were sent and not recorded, and those between them that were not. */
async function foundRows(app: Application, id: string, { next, added }: KnownBulkSending): Promise<RowOutcome[]> {
  const outcomes: RowOutcome[] = [];
  for (let row = next; row < Math.min(added, next + looksBackAt); row++) {
    const invitationId = invitationOfRow(id, row).invitationId as InvitationId;
    const { state } = await app.transactor.load(streams.invitation(invitationId), invitationDecider);
    outcomes.push(state.status === 'none' ? { row, code: 'bulk-sending-over' } : { row, invitationId });
  }
  const last = outcomes.findLastIndex((one) => 'invitationId' in one);
  return outcomes.slice(0, last + 1);
}

async function senderOf(app: Application, { begun }: KnownBulkSending, causationId: string | null) {
  const template = await templateVersion(app, begun.templateId, begun.templateVersion);
  return new BulkSender(app, begun, template, causationId);
}
