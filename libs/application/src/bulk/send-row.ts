import type { BulkRow, BulkSendingBegun, InvitationId, RowOutcome, TemplateSaved } from '@attestory/domain';
import type { Application, CommandContext } from '../application.js';
import { newIdOf } from '../command-identity.js';
import { madeOnce } from '../templates/use-template.js';
import { actorOf, everyFolder, type TenantActor } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';
import { type BulkColumn, readColumns } from './columns.js';
import { readRow } from './read-row.js';

/** By which command a row's invitation is made, and under which id. A contract: whoever sends a row twice finds the same one. */
export function invitationOfRow(bulkSendingId: string, row: number) {
  const commandId = newIdOf(bulkSendingId, `row/${row}`);
  return { commandId, invitationId: newIdOf(commandId, 'invitation') };
}

/** Sends the rows of one bulk sending, on behalf of whoever began it. */
export class BulkSender {
  private readonly columns: readonly BulkColumn[];

  constructor(
    private readonly app: Application,
    private readonly begun: BulkSendingBegun['data'],
    private readonly template: TemplateSaved['data'],
    private readonly causationId: string | null,
  ) {
    this.columns = readColumns(begun.columns ?? [], template).columns;
  }

  /** @throws what isn't the row's own fault: it is tried again */
  async send(row: number, written: BulkRow | null): Promise<RowOutcome> {
    const { app, begun, template, columns } = this;
    const { bulkSendingId, delivery } = begun;
    try {
      await madeOnce(app, this.contextOf(row), { bulkSending: bulkSendingId, row }, async () => {
        const result = readRow({ template, columns, now: app.clock.now() }, written?.cells ?? []);
        if ('faults' in result) throw new CommandRejectedError({ code: 'rows-have-errors' });
        return { template, ...result.read, delivery, send: true };
      });
      return { row, invitationId: invitationOfRow(bulkSendingId, row).invitationId as InvitationId };
    } catch (error) {
      if (!(error instanceof CommandRejectedError) || error.rejection.code === 'busy') throw error;
      return { row, code: error.rejection.code };
    }
  }

  private contextOf(row: number): CommandContext {
    const { bulkSendingId, organizationId, delivery } = this.begun;
    const { commandId } = invitationOfRow(bulkSendingId, row);
    const by = senderIn(this.begun);
    return {
      // Where they may write was asked when it began.
      tenant: { organizationId, by, delivery, folders: everyFolder },
      identity: { commandId, actor: actorOf(by), correlationId: bulkSendingId, causationId: this.causationId },
    };
  }
}

function senderIn({ clientId, memberId, personId }: BulkSendingBegun['data']): TenantActor {
  if (clientId !== null) return { kind: 'client', clientId };
  return { kind: 'member', memberId: memberId ?? '', personId: personId ?? '', role: 'user' };
}
