import { randomBytes, randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { type Measurement, middle, more, type Scale, whole } from './figures.ts';
import { onWhich } from './servers.ts';
import { clients, SigningServer, signRightly } from './signatories.ts';
import { rate } from './signing.bench.ts';

/** P5. */
export const signingOnServers: Measurement = { of: 'signatures with the log on a server', measure: signingFigures };

async function signingFigures(scale: Scale) {
  const runs = await measure(scale.runs, scale.quick ? 1 : 2);
  return [
    {
      id: 'P5',
      what: 'SignDocument/s over HTTP, 64 clients, five signatories each invitation, the log on EventStoreDB',
      against: 'raw `appendToStream`/s with the same client, 64 writers',
      ratios: runs.map((run) => run.signaturesPerSecond / run.appendsPerSecond),
      measured: `${whole(middle(runs, (run) => run.signaturesPerSecond))} signatures/s, ${whole(middle(runs, (run) => run.appendsPerSecond))} appends/s${onWhich('EventStoreDB')}`,
      ...{ atLeast: '0.50', aim: '0.75', reached: more(0.5, 0.75) },
      remark:
        'one thread takes the requests, and reads the stream back from the server where it isn’t at hand; clients, log, sealing children and the service share the cores',
    },
  ];
}

interface Run {
  readonly signaturesPerSecond: number;
  readonly appendsPerSecond: number;
}

async function measure(runs: number, perClient: number): Promise<Run[]> {
  const server = await SigningServer.start('esdb');
  const log = EventStoreDBClient.connectionString(server.env.ATTESTORY_EVENT_STORE as string);
  try {
    const results: Run[] = [];
    for (let run = 0; run < runs; run++) {
      const all = await server.prepare(clients * perClient, 5);
      const lanes = Array.from({ length: clients }, (_, i) => all.filter((_, at) => at % clients === i).flat());
      const signaturesPerSecond = await rate(lanes, signRightly);
      await server.calm();
      await server.check(all.flat());
      results.push({ signaturesPerSecond, appendsPerSecond: await appends(log) });
    }
    return results;
  } finally {
    await log.dispose();
    await server.end();
  }
}

const text = randomBytes(600).toString('base64');

/** Events of about the size of a signature's, each writer on a stream of its own. */
async function appends(log: EventStoreDBClient): Promise<number> {
  const seconds = 2;
  let appended = 0;
  const started = performance.now();
  const writer = async () => {
    const stream = `bench-${randomUUID()}`;
    for (let revision = -1n; performance.now() < started + seconds * 1_000; revision++) {
      const event = jsonEvent({ type: 'Measured', data: { text } });
      const expectedRevision = revision < 0n ? NO_STREAM : revision;
      const { nextExpectedRevision } = await log.appendToStream(stream, event, { expectedRevision });
      if (nextExpectedRevision !== revision + 1n) throw new Error(`${stream} is at ${nextExpectedRevision}`);
      appended++;
    }
  };
  await Promise.all(Array.from({ length: clients }, writer));
  return appended / ((performance.now() - started) / 1_000);
}
