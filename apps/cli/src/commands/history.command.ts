import { invitationDecider, streams } from '@attestory/domain';
import { type SignatureHistory, signatureHistory } from '@attestory/projections';
import type { Command } from 'commander';
import { print, UsageError, withApplication } from '../context.js';

/** `attestory history <invitation>`: straight from the log, so it needs no views. */
export function historyCommand(program: Command): void {
  program
    .command('history')
    .description('the full signature history of an invitation, from the log')
    .argument('<invitation>', 'its id')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  attestory history 0f3c8a52-7d0b-5d6e-9a54-2f6d6c1b7a11\n')
    .action((id: string, options: { readonly json?: boolean }) => history(id, options));
}

async function history(id: string, { json }: { readonly json?: boolean }): Promise<void> {
  const view = await withApplication(async ({ app }) => {
    const { events } = await app.transactor.load(streams.invitation(id), invitationDecider);
    const delivery = await app.codec.decode(await app.store.readStream(streams.delivery(id)));
    const all = [...events, ...delivery].sort((a, b) => (a.meta.position < b.meta.position ? -1 : 1));
    return all.reduce(signatureHistory.fold, null as SignatureHistory | null);
  });
  if (!view) throw new UsageError(`There is no invitation ${id}.`);
  print(json, { id, items: view.entries }, () =>
    view.entries
      .map(({ at, type, actor, revision, stream, hash }) => {
        const where = `${stream.startsWith('delivery-') ? 'delivery' : 'invitation'} ${revision}`;
        return `${at}  ${type.padEnd(20)}  ${where.padEnd(14)}  ${actor.padEnd(47)}  ${hash.slice(0, 16)}…`;
      })
      .join('\n'),
  );
}
