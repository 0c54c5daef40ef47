import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rebuildProjection } from '@attestory/application';
import { loadConfig, loadServiceKeys, openApplication, projections } from '@attestory/server';
import { type Collection, type Db, type Document, MongoClient } from 'mongodb';
import { nothingOutside } from '../../test/support/nothing-outside.ts';
import { startStores } from '../../test/support/test-stores.ts';
import { type Measurement, middle, more, type Scale, whole } from './figures.ts';
import { fill, timed } from './rebuild.bench.ts';
import { onWhich } from './servers.ts';

/** P8. */
export const rebuildsOnServers: Measurement = { of: 'rebuilds into MongoDB', measure: rebuildFigures };

async function rebuildFigures(scale: Scale) {
  const runs = await measure(scale.runs, scale.quick ? 200 : 5_000);
  return [
    {
      id: 'P8',
      what: 'projection rebuild into MongoDB (verify, decrypt, fold, store), the log embedded',
      against: 'the driver’s bulkWrite of the same documents, 1,000 at once, into collections with the same indexes',
      ratios: runs.map((run) => run.bulkSeconds / run.rebuildSeconds),
      measured: `${whole(middle(runs, (run) => run.events / run.rebuildSeconds))} events/s, ${whole(middle(runs, (run) => run.documents / run.rebuildSeconds))} documents/s, bulkWrite ${whole(middle(runs, (run) => run.documents / run.bulkSeconds))} documents/s${onWhich('MongoDB')}`,
      ...{ atLeast: '0.70', aim: '0.90', reached: more(0.7, 0.9) },
      remark:
        'a view that changes in several batches is written as often, and the events are read, verified, decrypted and folded by the same thread',
    },
  ];
}

interface Run {
  readonly events: number;
  readonly documents: number;
  readonly rebuildSeconds: number;
  readonly bulkSeconds: number;
}

async function measure(runs: number, invitations: number): Promise<Run[]> {
  const folder = mkdtempSync(join(tmpdir(), 'attestory-rebuild-'));
  const stores = await startStores('mongodb');
  const config = loadConfig({ ATTESTORY_DATA: folder, ...stores.env });
  const open = await openApplication(config, await loadServiceKeys(config), nothingOutside, () => {});
  const client = await MongoClient.connect(config.mongodb as string);
  try {
    await fill(open, invitations);
    const results: Run[] = [];
    for (let run = 0; run < runs; run++) {
      const [rebuilt, rebuildSeconds] = await timed(() => rebuildProjection(open.tools, projections.invitations));
      if (rebuilt.views !== invitations) throw new Error(`${rebuilt.views} views of ${invitations} invitations`);
      const { documents, bulkSeconds } = await writeInBulk(client.db(), projections.invitations.name);
      results.push({ events: rebuilt.events, documents, rebuildSeconds, bulkSeconds });
    }
    return results;
  } finally {
    await client.close();
    await open.close();
    await stores.remove();
    rmSync(folder, { recursive: true });
  }
}

/** What the rebuild has stored, written once more beside it. */
async function writeInBulk(db: Db, projection: string) {
  const names = (await db.listCollections().toArray()).map(({ name }) => name);
  let [documents, bulkSeconds] = [0, 0];
  for (const name of names.filter((name) => /^(views|entries)\./.test(name) && name.includes(`.${projection}@`))) {
    const stored = db.collection<Document>(name);
    const all = await stored.find().toArray();
    const beside = db.collection<Document>(`bench-${name}`);
    const indexes = (await stored.indexes()).filter((index) => index.name !== '_id_');
    await db.createCollection(beside.collectionName);
    if (indexes.length > 0) await beside.createIndexes(indexes.map(({ name, key }) => ({ name: name as string, key })));
    const [, seconds] = await timed(() => writeAll(beside, all));
    if ((await beside.countDocuments()) !== all.length) throw new Error('documents are missing');
    await beside.drop();
    [documents, bulkSeconds] = [documents + all.length, bulkSeconds + seconds];
  }
  if (documents === 0) throw new Error('the rebuild has left no documents');
  return { documents, bulkSeconds };
}

async function writeAll(to: Collection<Document>, documents: readonly Document[]): Promise<void> {
  const options = { ordered: false, writeConcern: { w: 'majority', journal: true } } as const;
  for (let start = 0; start < documents.length; start += 1_000) {
    const some = documents.slice(start, start + 1_000);
    await to.bulkWrite(
      some.map((document) => ({ insertOne: { document } })),
      options,
    );
  }
}
