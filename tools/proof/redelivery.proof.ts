import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProjectionRunner, rebuildProjection, ViewProgress } from '@attestory/application';
import { openMongo } from '@attestory/mongo/open-mongo';
import type { Projection } from '@attestory/projections';
import type { ReadModel } from '@attestory/read-model';
import { openMongoReadModel } from '@attestory/read-model/open-mongo';
import { openSqliteReadModel } from '@attestory/read-model/open-sqlite';
import { type OpenApplication, projections } from '@attestory/server';
import { ApiClient } from '../../test/support/api-client.ts';
import { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { MongoServer } from '../../test/support/mongo-server.ts';
import { samplePdf } from '../../test/support/sample-pdf.ts';
import { startStores } from '../../test/support/test-stores.ts';
import type { Proof } from '../bench/figures.ts';
import { emptyLedger, loadLoop } from './load.ts';
import { RepeatedLog } from './repeated-log.ts';
import { type Extent, Objections } from './rig.ts';
import { besideService } from './service-state.ts';

/** R5: whatever a log delivers how often, in whatever parts over restarts, the views are those of a rebuild. Seen failing with due work that listed links in the order in which they came. */
export async function proveRedelivery({ quick }: Extent): Promise<Proof> {
  return withServiceOn('embedded', quick, (open) => redeliver('R5', open, quick, inFile));
}

/** R5 on servers: the same with a log on EventStoreDB and views on MongoDB. */
export async function proveRedeliveryOnServers({ quick }: Extent): Promise<Proof> {
  return withServiceOn('servers', quick, (open) => redeliver('R5 on servers', open, quick, inDatabase));
}

/** Lets a service run until its log has something of everything, and opens it. */
async function withServiceOn(
  pair: 'embedded' | 'servers',
  quick: boolean,
  work: (open: OpenApplication) => Promise<Proof>,
): Promise<Proof> {
  const stores = await startStores(pair);
  const server = await AttestoryProcess.start({ ...stores.env, LOG_LEVEL: 'fatal' });
  try {
    const { api } = await ApiClient.register(server);
    const [pdf, ledger] = [await samplePdf('Again'), emptyLedger()];
    const enough = () => ledger.completed.length >= (quick ? 4 : 40);
    await Promise.all(Array.from({ length: 4 }, () => loadLoop(api, pdf, ledger, enough)));
    await server.end('SIGTERM');
    const keys = { ATTESTORY_KEYS: join(server.dataFolder, 'keys') };
    const data = pair === 'embedded' ? { ATTESTORY_DATA: server.dataFolder } : {};
    return await besideService({ ...stores.env, ...keys, ...data }, work);
  } finally {
    await server.remove();
    await stores.remove();
  }
}

interface FreshReadModel {
  readonly readModel: ReadModel;
  remove(): Promise<void>;
}

async function redeliver(
  id: string,
  { app, tools }: OpenApplication,
  quick: boolean,
  fresh: () => Promise<FreshReadModel>,
): Promise<Proof> {
  const objections = new Objections(id);
  const rounds = quick ? 1 : 5;
  let [deliveries, restarts, events] = [0, 0, 0];
  const expected = await inFile();
  for (const projection of Object.values(projections) as unknown as Projection[]) {
    const { stateHash } = await rebuildProjection({ ...tools, readModel: expected.readModel }, projection);
    for (let round = 0; round < rounds; round++) {
      const { readModel, remove } = await fresh();
      const log = await RepeatedLog.of(app.store);
      const store = Object.assign(Object.create(app.store) as typeof app.store, { subscribe: log.subscribe });
      for (; !log.isAtEnd; restarts++) {
        const progress = new ViewProgress(projection, readModel);
        const onError = (error: unknown) => objections.add(`${projection.name}: ${String(error)}`);
        const runner = new ProjectionRunner(projection, { ...tools, store, readModel }, progress, onError);
        await runner.start({ token: restarts + 1, holds: () => true });
        await log.delivered;
        await runner.stop();
      }
      const found = await readModel.stateHash(await readModel.serving(projection.name, projection.version));
      objections.unless(found === stateHash, () => `${projection.name}: ${found}, rebuilt ${stateHash}`);
      [deliveries, events] = [deliveries + log.deliveries, log.size];
      await remove();
    }
  }
  await expected.remove();
  const count = Object.keys(projections).length;
  return objections.proof(
    `every event of a log delivered up to 10 times, in parts of random size, from an earlier place after each restart of the projection, the order kept; ${rounds} times for each of ${count} projections`,
    `${events} events, ${deliveries} deliveries, ${restarts} restarts; the state of each as a rebuild on the embedded store makes it`,
    deliveries > 2 * events * rounds * count,
  );
}

async function inFile(): Promise<FreshReadModel> {
  const folder = mkdtempSync(join(tmpdir(), 'attestory-views-'));
  const readModel = await openSqliteReadModel({ file: join(folder, 'views.sqlite') });
  return {
    readModel,
    remove: async () => {
      await readModel.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function inDatabase(): Promise<FreshReadModel> {
  const server = await MongoServer.start();
  const mongo = await openMongo({ connectionString: server.freshDatabase() });
  const readModel = await openMongoReadModel({ mongo });
  return {
    readModel,
    remove: async () => {
      await readModel.close();
      await mongo.close();
      await server.remove();
    },
  };
}
