import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { copyStores, loadConfig, type ServerConfig, storeFiles, version } from '@attestory/server';
import type { Command } from 'commander';
import { isThere, print, UsageError, withApplication } from '../context.js';
import { headFrom, textOf, verifyStores } from './verify.command.js';

interface Manifest {
  readonly kind: 'attestory-backup';
  readonly format: 1;
  /** Of the program that wrote it. */
  readonly version: string;
  readonly createdAt: string;
  /** SHA-256 of each store's file, hex. */
  readonly files: Readonly<Record<string, string>>;
  readonly documents: number;
}

/** What a folder has that is a backup. */
export const manifestFile = 'manifest.json';

/** `attestory backup <folder>` and `attestory restore <folder>`: the embedded stores, without the service's keys. */
export function backupCommand(program: Command): void {
  program
    .command('backup')
    .description('copy log, tree, keys of documents and documents, while the service runs')
    .argument('<folder>', 'a new folder; it appears when the backup is whole')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nThe service’s own keys (ATTESTORY_KEYS) are not in it: without master.key a backup can’t be read.\nExample:\n  attestory backup /backup/2026-11-24\n',
    )
    .action(backup);
  program
    .command('restore')
    .description('put a backup into the empty folder of ATTESTORY_DATA, and verify it')
    .argument('<folder>', 'a backup')
    .option('--head <file>', 'also against a signed head from outside, which shows a backup that is older')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  ATTESTORY_DATA=/srv/attestory attestory restore /backup/2026-11-24\n')
    .action(restore);
}

/** @throws UsageError when not all of it is in the data folder */
function refuseServers({ eventStore, mongodb }: ServerConfig): void {
  const given = [eventStore && 'ATTESTORY_EVENT_STORE', mongodb && 'ATTESTORY_MONGODB'].filter((name) => name);
  if (given.length === 0) return;
  const are = given.length === 1 ? 'is' : 'are';
  throw new UsageError(
    `${given.join(' and ')} ${are} given: what is on a server is backed up and restored by its server’s own tools, the data folder as files.`,
  );
}

async function backup(folder: string, { json }: { readonly json?: boolean }): Promise<void> {
  const config = loadConfig(process.env);
  const { dataFolder } = config;
  refuseServers(config);
  const to = resolve(folder);
  if (await isThere(to)) throw new UsageError(`${to} exists already: name a new folder.`);
  if (!(await isThere(join(dataFolder, storeFiles.events))))
    throw new UsageError(`${dataFolder} holds no log: is ATTESTORY_DATA right?`);
  await mkdir(dirname(to), { recursive: true });
  const unfinished = `${to}.unfinished-${process.pid}`;
  try {
    await mkdir(unfinished, { mode: 0o700 });
    const documents = await copyStores(dataFolder, unfinished, () => {});
    const manifest: Manifest = {
      kind: 'attestory-backup',
      format: 1,
      version,
      createdAt: new Date().toISOString(),
      files: await hashesOf(unfinished),
      documents,
    };
    await writeDurably(join(unfinished, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`);
    await syncFolder(unfinished);
    await rename(unfinished, to);
    await syncFolder(dirname(to));
    print(json, { folder: to, ...manifest }, () =>
      [
        `${to}: the log, its tree, the documents’ keys and ${documents} blobs.`,
        'Not in it: the service’s own keys. Keep a copy of them elsewhere.',
      ].join('\n'),
    );
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function restore(folder: string, options: { readonly head?: string; readonly json?: boolean }): Promise<void> {
  const from = resolve(folder);
  const heads = options.head === undefined ? [] : [await headFrom(options.head)];
  const manifest = await manifestOf(from);
  const config = loadConfig(process.env);
  const { dataFolder } = config;
  refuseServers(config);
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const there = (await readdir(dataFolder)).filter((name) => name !== 'keys');
  if (there.length > 0)
    throw new UsageError(`${dataFolder} is not empty (${there.slice(0, 3).join(', ')}): nothing is overwritten.`);
  const documents = await copyStores(from, dataFolder, () => {});
  if (documents < manifest.documents)
    throw new Error(`the backup names ${manifest.documents} blobs, and only ${documents} are there`);
  const report = await withApplication(({ app, logFile }) => verifyStores({ ...app, logFile }, heads, options.json));
  print(options.json, { ok: report.intact, createdAt: manifest.createdAt, documents, ...report }, () =>
    [`Restored the backup of ${manifest.createdAt} into ${dataFolder}, with ${documents} blobs.`, textOf(report)].join(
      '\n',
    ),
  );
  if (!report.intact) process.exitCode = 1;
}

/** @throws UsageError when it is no backup @throws Error when one of its files isn't what it was */
async function manifestOf(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, manifestFile), 'utf8').catch(() => '');
  let manifest: Partial<Manifest> = {};
  try {
    manifest = JSON.parse(text) as Manifest;
  } catch {
    // Told below.
  }
  if (manifest.kind !== 'attestory-backup' || manifest.format !== 1)
    throw new UsageError(`${folder} is no backup of this program: it has no ${manifestFile}.`);
  const found = await hashesOf(folder);
  const changed = Object.keys(found).filter((name) => found[name] !== manifest.files?.[name]);
  if (changed.length > 0) throw new Error(`the backup is damaged: ${changed.join(', ')} is not as it was written`);
  return manifest as Manifest;
}

async function hashesOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const hashes: Record<string, string> = {};
  for (const name of Object.values(storeFiles)) {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(join(folder, name))) hash.update(chunk as Buffer);
    hashes[name] = hash.digest('hex');
  }
  return hashes;
}

async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  await handle.writeFile(text);
  await handle.sync();
  await handle.close();
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}
