import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  loadConfig,
  loadServiceKeys,
  type Migration,
  openMigration,
  projections,
  type ServerConfig,
  storeFiles,
} from '@attestory/server';
import type { Command } from 'commander';
import { print, UsageError, withApplication } from '../context.js';
import { checkCopy } from '../migrate/check-copy.js';
import { copyDocuments } from '../migrate/copy-documents.js';
import { compareLogs, copyEvents } from '../migrate/copy-events.js';
import { compareKeys, copyKeys } from '../migrate/copy-keys.js';
import { Steps } from '../steps.js';
import { manifestFile } from './backup.command.js';
import { rebuildAll } from './rebuild.command.js';
import { textOf, verifyStores } from './verify.command.js';

interface MigrateOptions {
  readonly from: string;
  readonly to?: string;
  readonly json?: boolean;
}

/** `attestory migrate`: from a data folder to the servers that are configured. */
export function migrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('move log, documents and keys from a data folder to EventStoreDB, MongoDB or both')
    .requiredOption('--from <folder>', 'the data folder that is left; its service may run, but can only be read')
    .option('--to <file>', 'settings of the service that has it then (default: ATTESTORY_CONFIG and the environment)')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nIt can be broken off and run again; what was copied is not copied twice. Nothing is removed from the old folder.\n' +
        'Exit codes: 0 moved, 1 a failure or damage (run it again when it is mended), 2 wrong usage, or a target that is not empty.\n' +
        'Example:\n  attestory migrate --from /var/lib/attestory --to /etc/attestory/servers.env\n',
    )
    .action(migrate);
}

async function migrate({ from, to, json = false }: MigrateOptions): Promise<void> {
  const env = to === undefined ? process.env : { ...process.env, ATTESTORY_CONFIG: resolve(to) };
  const config = loadConfig(env);
  const folder = resolve(from);
  refuse(folder, config);
  const migration = await openMigration(folder, config, await loadServiceKeys(config));
  const steps = new Steps(json);
  try {
    const result = await move(migration, steps, json);
    if (result) {
      await steps.runBriefly(() =>
        withApplication(({ app, tools }) => rebuildAll(app, tools, Object.values(projections), json), { env }),
      );
      print(json, { ok: true, ...result }, () => told(result));
    }
  } finally {
    await migration.close();
  }
}

/** @throws UsageError */
function refuse(from: string, { dataFolder, eventStore, mongodb, keysFolder }: ServerConfig): void {
  if (!eventStore && !mongodb)
    throw new UsageError('nowhere to go: ATTESTORY_EVENT_STORE, ATTESTORY_MONGODB or both say where.');
  if (!existsSync(join(from, storeFiles.events))) throw new UsageError(`${from} holds no log: is --from right?`);
  if (existsSync(join(from, manifestFile)))
    throw new UsageError(`${from} is a backup: put it into a data folder first (attestory restore).`);
  if (from === dataFolder)
    throw new UsageError(
      `${from} is left: ATTESTORY_DATA must name a fresh folder, for what stays beside the servers.`,
    );
  if (!existsSync(join(keysFolder, 'master.key')))
    throw new UsageError(`${keysFolder} holds no keys: ATTESTORY_KEYS must name those of the service that moves.`);
}

interface Moved {
  readonly events: number;
  readonly root: string;
  readonly provenLeaves: number;
  readonly keys: number;
  readonly destroyed: number;
  readonly files: number;
}

/** Null when nothing was to be moved, which was told then: the source is damaged, or has moved before. */
async function move(migration: Migration, steps: Steps, json: boolean): Promise<Moved | null> {
  const { source, target, wasLeft } = migration;
  const report = await verifyStores(source, [], json);
  if (!report.intact) {
    print(json, { ok: false, ...report }, () => `Nothing was copied: the source is damaged.\n${textOf(report)}`);
    process.exitCode = 1;
    return null;
  }
  const { more } = await compareLogs(source.store, target.store);
  if (more > 0 && !wasLeft) throw new UsageError(`the target has ${more} events more than the source: it is in use.`);
  if (more > 0) {
    print(
      json,
      { ok: true, finishedBefore: true, more },
      () => `It has moved before, and gone on by ${more} events since.`,
    );
    return null;
  }
  await compareKeys(source.keyVault, target.keyVault);
  await steps.runBriefly(() => migration.begin());
  const { events } = report;
  const keys = await steps.run('keys', await count(source.keyVault.stored()), (progress) =>
    copyKeys(source.keyVault, target.keyVault, progress),
  );
  const { files, lost } = await steps.run('documents by event', events, (progress) =>
    copyDocuments(source, target, progress),
  );
  if (lost.length > 0)
    throw new Error(`the source lacks the bytes of ${lost.length} documents, or has them damaged: ${lost.join(', ')}`);
  await steps.run('events', events, (progress) => copyEvents(source.store, target.store, progress));
  const checked = await steps.run('reading back', events, (progress) => checkCopy(source, target, progress));
  await steps.runBriefly(() => migration.finish());
  return { ...checked, ...keys, files };
}

async function count(batches: AsyncIterable<readonly unknown[]>): Promise<number> {
  let all = 0;
  for await (const batch of batches) all += batch.length;
  return all;
}

function told({ events, root, provenLeaves, keys, destroyed, files }: Moved): string {
  return [
    `Moved ${events} events, ${keys} keys (and ${destroyed} marks of destroyed ones) and ${files} files of documents.`,
    `The Merkle root over the source’s ${provenLeaves} leaves is the same; over all ${events} events it is ${root}.`,
    'The old folder can only be read from now on: start the service with its new settings.',
  ].join('\n');
}
