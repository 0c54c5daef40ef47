import type { Application } from '@attestory/application';
import { documentDecider, invitationDecider, streams } from '@attestory/domain';
import { type HistoryEntry, historyEntry, type SignatureHistory, signatureHistory } from '@attestory/projections';
import type { Command } from 'commander';
import { print, UsageError, withApplication } from '../context.js';

/** `attestory history <id>`: straight from the log, so it needs no views. */
export function historyCommand(program: Command): void {
  program
    .command('history')
    .description('the full signature history of an invitation, or of a document that was imported, from the log')
    .argument('<id>', 'of the invitation or the document')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  attestory history 0f3c8a52-7d0b-5d6e-9a54-2f6d6c1b7a11\n')
    .action((id: string, options: { readonly json?: boolean }) => history(id, options));
}

async function history(id: string, { json }: { readonly json?: boolean }): Promise<void> {
  const items = await withApplication(async ({ app }) => (await ofInvitation(app, id)) ?? (await ofImport(app, id)));
  if (!items) throw new UsageError(`There is no invitation ${id}, nor a document of that id that was imported.`);
  print(json, { id, items }, () => items.map(line).join('\n'));
}

async function ofInvitation(app: Application, id: string): Promise<readonly HistoryEntry[] | undefined> {
  const { events } = await app.transactor.load(streams.invitation(id), invitationDecider);
  const delivery = await app.codec.decode(await app.store.readStream(streams.delivery(id)));
  const all = [...events, ...delivery].sort((a, b) => (a.meta.position < b.meta.position ? -1 : 1));
  return all.reduce(signatureHistory.fold, null as SignatureHistory | null)?.entries;
}

async function ofImport(app: Application, id: string): Promise<readonly HistoryEntry[] | null> {
  const { events } = await app.transactor.load(streams.document(id), documentDecider);
  return events[0]?.type === 'DocumentImported' ? events.map(historyEntry) : null;
}

function line({ at, type, actor, revision, stream, hash, data }: HistoryEntry): string {
  const where = `${stream.slice(0, stream.indexOf('-'))} ${revision}`;
  const text = `${at}  ${type.padEnd(20)}  ${where.padEnd(14)}  ${actor.padEnd(47)}  ${hash.slice(0, 16)}…`;
  return type === 'DocumentImported' ? `${text}\n${claimLine(data as ImportClaim)}` : text;
}

interface ImportClaim {
  readonly claimed: { readonly closedAt: string; readonly origin?: string | null };
  readonly vouchedBy: { readonly kind: string; readonly clientId?: string; readonly memberId?: string };
}

function claimLine({ claimed: { closedAt, origin }, vouchedBy }: ImportClaim): string {
  const { kind, clientId = '', memberId = clientId } = vouchedBy;
  const where = origin ? ` (${origin})` : '';
  return `  signed elsewhere${where} by ${closedAt}, as ${`the ${kind} ${memberId}`.trim()} says, who vouches for it`;
}
