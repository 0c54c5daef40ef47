import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Application, documentKey, newIdOf, retentionWorkers, sealedBlobId } from '@attestory/application';
import {
  archivedDocumentDecider,
  documentDecider,
  type Instant,
  organizationDecider,
  streams,
} from '@attestory/domain';
import { loadConfig, loadServiceKeys, openApplication } from '@attestory/server';
import { nothingOutside } from '../../test/support/nothing-outside.ts';
import { appendRuns } from './appends.bench.ts';
import { type Measurement, median, more, type Scale, whole } from './figures.ts';

/** P23. */
export const purges: Measurement = { of: 'a purge of many', measure: purgeFigures };

/** What a purge appends, and each append is awaited: its start, that the holder is gone, that the bytes are, its proof. */
const appendsEach = 4;

async function purgeFigures(scale: Scale) {
  const copies = scale.size ?? (scale.quick ? 200 : 100_000);
  // Before and after: what else the machine does must not be in one of both only.
  const before = await appendRuns(scale);
  const run = await measurePurge(copies);
  const runs = [...before, ...(await appendRuns(scale))];
  const appends = median(runs.map(({ perSecond }) => perSecond));
  return [
    {
      id: 'P23',
      what: `a purge of ${whole(copies)} due documents in one run (two files each, embedded): its appends/s`,
      against: 'durable appends/s, 64 writers (P1)',
      ratios: [(run.perSecond * appendsEach) / appends],
      measured: `${whole(run.perSecond)} documents/s in ${whole(run.seconds)} s, ${whole(run.memory)} MB of memory at most (${whole(run.before)} MB before); ${whole(appends)} appends/s`,
      ...{ atLeast: '0.05', aim: '0.2', reached: more(0.05, 0.2) },
      remark:
        'each document costs four awaited appends, two files and a key, three streams that are read, verified and decrypted, and the view is kept up beside it',
    },
  ];
}

interface PurgeRun {
  readonly perSecond: number;
  readonly seconds: number;
  /** Megabytes of resident memory: the most while it ran, and right before. */
  readonly memory: number;
  readonly before: number;
}

const organizationId = crypto.randomUUID();
const signedAt = '2020-01-31T10:00:00.000Z' as Instant;
const holder = { kind: 'organization', organizationId };
const hash = 'a'.repeat(64);
const lead = { token: 1, holds: () => true };

/** As the service does it: the worker, led by a view that follows the log. Every copy must be gone, with its bytes. */
async function measurePurge(copies: number): Promise<PurgeRun> {
  const folder = mkdtempSync(join(tmpdir(), 'attestory-purge-'));
  const config = loadConfig({ ATTESTORY_DATA: folder });
  const keys = await loadServiceKeys(config);
  const open = await openApplication(config, keys, nothingOutside, (where, error) => fail(where, error));
  const { app, runners, progress } = open;
  try {
    const blobs = await fill(app, copies);
    const due = (await app.store.head()) as string;
    await runners.retention.start(lead);
    while (!(await progress.retention.waitFor(due, 60_000)));
    const [, purging] = retentionWorkers(app, runners, keys.heads, (kind) => ({ onError: (e) => fail(kind, e) }));
    const [before, started] = [megabytes(), performance.now()];
    let memory = before;
    await purging?.start(lead);
    while ((await left(app)) > 0) {
      memory = Math.max(memory, megabytes());
      await new Promise((done) => setTimeout(done, 100));
    }
    const seconds = (performance.now() - started) / 1_000;
    await purging?.stop();
    await runners.retention.stop();
    for (const blob of blobs) if (await app.vault.stat(blob)) throw new Error('bytes are left');
    return { perSecond: copies / seconds, seconds, memory, before };
  } finally {
    await open.close();
    rmSync(folder, { recursive: true });
  }
}

function fail(where: string, error: unknown): void {
  process.stderr.write(`${where}: ${error instanceof Error ? error.stack : String(error)}\n`);
}

const megabytes = () => process.memoryUsage.rss() / 2 ** 20;

/** How many copies wait for their purge or are in the middle of it, as far as one page tells. */
async function left(app: Application): Promise<number> {
  const { items } = await app.views.retention.find({ index: 'due', member: 'purge', limit: 1 });
  return items.length;
}

/** Sealed documents of two small files each, whose time is over and whose holder was told. @returns some of the files */
async function fill(app: Application, copies: number): Promise<readonly string[]> {
  const mainUser = { memberId: 'm', personId: 'p', name: 'Ada' };
  const registered = { organizationId, name: 'Acme Oy', businessId: '1234567-1', mainUser };
  const organization = { stream: streams.organization(organizationId), decider: organizationDecider };
  await run(app, { ...organization, command: { type: 'RegisterOrganization', ...registered } });
  const rule = { type: 'SetRetentionRule', folderId: null, ruleId: 'r', months: 1, by: null };
  await run(app, { ...organization, command: rule });
  const blobs: string[] = [];
  const lanes = Array.from({ length: 64 }, async (_, lane) => {
    for (let i = lane; i < copies; i += 64) blobs.push(...(await document(app)));
  });
  await Promise.all(lanes);
  return blobs.slice(0, 1_000);
}

async function document(app: Application): Promise<readonly string[]> {
  const [documentId, invitationId] = [crypto.randomUUID(), crypto.randomUUID()];
  const files = [`original-${crypto.randomUUID()}`, sealedBlobId(documentId, hash)];
  const [key] = (await app.keys.ensure([documentKey(documentId)])) as [Uint8Array];
  for (const id of files) await app.vault.put({ id, key }, bytes());
  const about = { stream: streams.document(documentId), decider: documentDecider };
  const stored = { documentId, organizationId, invitationId, blobId: files[0], sha256: hash, bytes: 9, pages: 1 };
  await run(app, { ...about, command: { type: 'StoreDocument', document: { ...stored, attachments: 0 } } });
  const sealing = { type: 'DocumentSealed', data: { documentId, signedBy: ['s'], sha256: hash, bytes: 9 } };
  await run(app, { stream: streams.invitation(invitationId), decider: anyFact, command: sealing });
  const id = newIdOf(documentId, `archived/organization/${organizationId}`);
  await run(app, { ...about, command: { type: 'AddHolder', holder, archivedDocumentId: id } });
  const keepUntil = '2020-02-29T10:00:00.000Z';
  const archived = {
    ...{ archivedDocumentId: id, holder, documentId, invitationId, title: 'Lease', fileName: 'lease.pdf' },
    ...{ kind: 'signed', state: 'completed', sha256: hash, pages: 1, bytes: 9, senderId: organizationId },
    ...{ closedAt: signedAt, lastSignedAt: signedAt, signatories: [{ signatoryId: 's', name: 'Aino', signedAt }] },
    retention: { rule: 'organization/root', policyVersion: '1', keepUntil },
  };
  const copy = { stream: streams.archivedDocument(id), decider: archivedDocumentDecider };
  await run(app, { ...copy, command: { type: 'ArchiveDocument', document: archived } });
  const notice = { noticeId: 'n', told: 'mailed', purgeNotBefore: keepUntil };
  await run(app, { ...copy, command: { type: 'GivePurgeNotice', keepUntil, notice } });
  return files;
}

const anyFact = { initial: null, decide: (event: unknown) => ({ accepted: [event] }), evolve: () => null };

function run(app: Application, transaction: object): Promise<unknown> {
  const commandId = crypto.randomUUID();
  const identity = { commandId, actor: 'operator', correlationId: commandId, causationId: null };
  return app.transactor.transact({ ...transaction, identity, content: commandId } as never);
}

async function* bytes(): AsyncIterable<Uint8Array> {
  yield Buffer.from('123456789');
}
