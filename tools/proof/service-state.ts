import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rebuildProjection } from '@attestory/application';
import type { EventStore, RecordedEvent } from '@attestory/event-store';
import { openSqliteReadModel } from '@attestory/read-model/open-sqlite';
import { loadConfig, loadServiceKeys, type OpenApplication, openApplication, projections } from '@attestory/server';
import { nothingOutside } from '../../test/support/nothing-outside.ts';
import type { EventData, Objections, StoredEvent } from './rig.ts';

/** Works with the service's own parts on its stores, beside it, wherever they are. */
export async function besideService<T>(
  env: Readonly<Record<string, string>>,
  work: (open: OpenApplication) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'attestory-beside-'));
  const config = loadConfig({ ATTESTORY_DATA: folder, ...env });
  const keys = await loadServiceKeys(config);
  const open = await openApplication(config, keys, nothingOutside, () => {});
  try {
    return await work(open);
  } finally {
    await open.close();
    rmSync(folder, { recursive: true });
  }
}

/** The log wherever it is, read beside the service. */
export async function eventsBeside(env: Readonly<Record<string, string>>): Promise<StoredEvent[]> {
  return besideService(env, async ({ app }) => {
    const events: StoredEvent[] = [];
    for await (const batch of app.store.readAll())
      for (const { stream, type, data } of batch)
        events.push({ position: events.length, stream, type, data: JSON.parse(data) as EventData });
    return events;
  });
}

/**
 * The views as they serve, against those that are made from the same events on the embedded store, and anew where they
 * serve. Gives how many views there are.
 */
export async function compareStates(
  env: Readonly<Record<string, string>>,
  objections: Objections,
  when: string,
): Promise<number> {
  return besideService(env, async ({ tools, app }) => {
    const folder = mkdtempSync(join(tmpdir(), 'attestory-state-'));
    const embedded = await openSqliteReadModel({ file: join(folder, 'views.sqlite') });
    let views = 0;
    try {
      for (const projection of Object.values(projections)) {
        const generation = await tools.readModel.serving(projection.name, projection.version);
        const checkpoint = await tools.readModel.checkpoint(generation);
        const serving = await tools.readModel.stateHash(generation);
        const isBehind = await isMissing(app.store, checkpoint);
        objections.unless(!isBehind, () => `${projection.name}, ${when}: it has not seen all`);
        const same = { ...tools, store: upTo(app.store, checkpoint) };
        const beside = await rebuildProjection({ ...same, readModel: embedded }, projection as never);
        const anew = await rebuildProjection(same, projection as never);
        const hashes = [serving, beside.stateHash, anew.stateHash];
        objections.unless(new Set(hashes).size === 1, () => `${projection.name}, ${when}: ${hashes.join(', ')}`);
        views += beside.views;
      }
    } finally {
      await embedded.close();
      rmSync(folder, { recursive: true });
    }
    return views;
  });
}

/** Whether the log goes on after a position with anything that isn't about the log itself. */
async function isMissing(store: EventStore, after: string | null): Promise<boolean> {
  for await (const batch of store.readAll(after === null ? {} : { after }))
    if (batch.some(({ stream }) => stream !== 'heads')) return true;
  return false;
}

/** A log that ends at a position, though others may write on. */
function upTo(store: EventStore, end: string | null): EventStore {
  const readAll = async function* (options?: Parameters<EventStore['readAll']>[0]) {
    for await (const batch of store.readAll(options)) {
      const part: RecordedEvent[] = batch.filter(({ position }) => end !== null && position <= end);
      if (part.length > 0) yield part;
      if (part.length < batch.length) return;
    }
  };
  return Object.assign(Object.create(store) as EventStore, { readAll });
}
