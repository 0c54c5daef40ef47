import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type EventDraft, rebuildProjection, schemaVersion } from '@attestory/application';
import { type DomainEvent, type Instant, streams } from '@attestory/domain';
import type { Projection } from '@attestory/projections';
import { loadConfig, loadServiceKeys, openApplication, projections } from '@attestory/server';
import { ApiClient } from '../../test/support/api-client.ts';
import { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { nothingOutside } from '../../test/support/nothing-outside.ts';
import { less, type Measurement, middle, type Scale, whole } from './figures.ts';
import { factsOf, numbered } from './many-invitations.ts';

/** P21. */
export const coldStarts: Measurement = { of: 'cold starts', measure: coldStartFigures };

const few = 1_000;
const eventsEach = 10;

async function coldStartFigures(scale: Scale) {
  const many = scale.size ?? (scale.quick ? 5_000 : 100_000);
  const [small, large] = [await open(few), await open(many)];
  try {
    const runs: { readonly small: number; readonly large: number }[] = [];
    for (let run = 0; run < scale.runs; run++)
      runs.push({ small: await coldStart(small), large: await coldStart(large) });
    return [
      {
        id: 'P21',
        what: `cold start to ready at ${whole(many)} events, nothing of the data in the page cache`,
        against: `at ${whole(few)}`,
        ratios: runs.map((run) => run.large / run.small),
        measured: `${whole(middle(runs, (run) => run.large))} ms, at ${whole(few)} events ${whole(middle(runs, (run) => run.small))} ms`,
        ...{ atLeast: '≤ 2×', aim: '1.2×', reached: less(2, 1.2) },
      },
    ];
  } finally {
    await small.remove();
    await large.remove();
  }
}

/** From the process's beginning to its saying that it is ready, in milliseconds. */
async function coldStart(server: AttestoryProcess): Promise<number> {
  await server.end();
  for (const name of readdirSync(server.dataFolder))
    if (/\.sqlite/.test(name))
      execFileSync('dd', [`if=${join(server.dataFolder, name)}`, 'iflag=nocache', 'count=0', 'status=none']);
  const started = performance.now();
  await server.restart();
  return performance.now() - started;
}

/** A server that has seen so many events: in its log, its views and its tree. */
async function open(events: number): Promise<AttestoryProcess> {
  const server = await AttestoryProcess.start({ LOG_LEVEL: 'fatal' });
  await ApiClient.register(server);
  await server.end();
  await fill(server.dataFolder, events / eventsEach);
  await server.restart();
  while ((await headLeaves(server)) < events) await new Promise((done) => setTimeout(done, 200));
  return server;
}

async function headLeaves(server: AttestoryProcess): Promise<number> {
  const text = await (await fetch(`${server.baseUrl}/metrics`)).text();
  return Number(/^attestory_head_events (\S+)$/m.exec(text)?.[1]);
}

/** Invitations that were sent, mailed and looked at, encoded as ever, an append each; then all views. */
async function fill(folder: string, invitations: number): Promise<void> {
  const config = loadConfig({ ATTESTORY_DATA: folder });
  const keys = await loadServiceKeys(config);
  const { app, tools, close } = await openApplication(config, keys, nothingOutside, () => {});
  try {
    const lanes = Array.from({ length: 64 }, async (_, lane) => {
      for (let i = lane; i < invitations; i += 64)
        for (const drafts of draftsOf(i)) {
          const { events } = await app.codec.encode(drafts);
          await app.store.append((drafts[0] as EventDraft).stream, 'no-stream', events);
        }
    });
    await Promise.all(lanes);
    for (const projection of Object.values(projections) as unknown as Projection[])
      await rebuildProjection(tools, projection);
  } finally {
    await close();
  }
}

function draftsOf(i: number): readonly EventDraft[][] {
  const { id, at } = numbered(i);
  const sent = factsOf(i, 'o').slice(0, 4);
  const opened = { type: 'InvitationOpened', data: { signatoryId: `s-${i}`, linkId: randomUUID() } };
  const mine = [...sent, ...Array.from({ length: eventsEach - 5 }, () => opened)];
  const drafts = mine.map(({ type, data }, n) => draft({ type, data }, streams.invitation(id), n, at, null));
  const asked = drafts[3]?.id as string;
  const data = { signatoryId: `s-${i}`, reason: 'invitation', messageId: `m-${i}`, to: 'a@example.com' };
  return [drafts, [draft({ type: 'EmailHandedOver', data }, streams.delivery(id), 0, at, asked)]];
}

function draft(fact: object, stream: string, revision: number, time: Instant, causationId: string | null): EventDraft {
  const commandId = randomUUID();
  const who = { actor: 'operator', causationId, commandId, correlationId: commandId, commandHash: 'd'.repeat(64) };
  const about = { ...who, previousHash: null, schemaVersion, time };
  return { event: fact as DomainEvent, id: randomUUID(), stream, revision, about };
}
