import {
  type BulkSendingEvent,
  bulkSendingDecider,
  type BulkSendingState,
  type KnownBulkSending,
  type Logged,
  streams,
} from '@attestory/domain';
import type { Application } from '../application.js';
import { mayRead, type TenantReader } from '../tenant.js';
import { CommandRejectedError } from '../transact.js';

/**
 * What belongs to another organization, or lies in a folder that somebody may not read, does not exist; nor does one whose rows
 * never all came.
 */
export function isTheirs(reader: TenantReader, state: BulkSendingState): state is KnownBulkSending {
  return state.status !== 'none' && state.status !== 'adding' && mayRead(reader, state);
}

/** A bulk sending as the log has it now. @throws CommandRejectedError `not-found` */
export async function loadBulkSending(
  { transactor }: Pick<Application, 'transactor'>,
  reader: TenantReader,
  bulkSendingId: string,
): Promise<{ readonly state: KnownBulkSending; readonly events: readonly Logged<BulkSendingEvent>[] }> {
  const { state, events } = await transactor.load(streams.bulkSending(bulkSendingId), bulkSendingDecider);
  if (!isTheirs(reader, state)) throw new CommandRejectedError({ code: 'not-found' });
  return { state, events: events as readonly Logged<BulkSendingEvent>[] };
}
