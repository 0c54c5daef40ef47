import { setTimeout as sleep } from 'node:timers/promises';
import { type AppendResult, EventStoreDBClient, jsonEvent, type StreamMetadata } from '@eventstore/db-client';
import type { EsdbServerProcess } from '../support/esdb-server/esdb-server-process.js';
import { decode, toEvents } from './decode.js';
import { encode, encodeError, type Names, rankPositions } from './encode.js';
import { readOutcome } from './read-outcome.js';
import type { Scenario, Step } from './recording.js';
import { subscribe } from './subscribe-outcome.js';
import type { SubscriptionLog } from './subscription-log.js';
import { takeHeard } from './wire-tap.js';

const CREDENTIALS = { username: 'admin', password: 'changeit' };
/** A call that never ended in the recording isn't waited for as long as there. */
const NEVER_MS = 1_500;
const THAW_MS = 400;
const PATIENCE_MS = 10_000;
/** A frozen server shows by the client's keepalive, after 20 s if it isn't told otherwise. */
const IMPATIENT: Readonly<Record<string, string>> = {
  'frozen-server-keepalive': '&keepAliveInterval=1500&keepAliveTimeout=1000&defaultDeadline=1500',
};

export interface Played {
  readonly outcomes: readonly unknown[];
  readonly heard: readonly ReturnType<typeof takeHeard>[];
}

/** What the replayed steps share. */
export interface Stage {
  readonly client: EventStoreDBClient;
  readonly server: EsdbServerProcess;
  readonly names: Names;
  readonly saved: Map<string, unknown>;
  readonly logs: Map<string, SubscriptionLog>;
  readonly bulk: Map<string, bigint[]>;
  readonly withCredentials: boolean;
  readonly read: (value: unknown) => unknown;
}

/** Does a scenario's steps with the real client. */
export async function play(
  scenario: Scenario,
  steps: readonly Step[],
  { server, prefix, withCredentials }: { server: EsdbServerProcess; prefix: string; withCredentials: boolean },
): Promise<Played> {
  const stage = prepare(scenario, server, prefix, withCredentials);
  const [outcomes, heard]: [unknown[], ReturnType<typeof takeHeard>[]] = [[], []];
  takeHeard();
  for (const step of steps) {
    outcomes.push(await outcomeOf(stage, step));
    heard.push(takeHeard());
  }
  await stage.client.dispose();
  return { outcomes: rankPositions(outcomes), heard };
}

function prepare(scenario: Scenario, server: EsdbServerProcess, prefix: string, withCredentials: boolean): Stage {
  // Ids are known to the server over scenarios: the second run has others.
  const [recorded, replayed] = ['-4000-8000-', withCredentials ? '-4000-9000-' : '-4000-8000-'];
  const toReplayed = (text: string) => text.replaceAll(recorded, replayed);
  const ids = JSON.stringify(scenario.steps).match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/giu) ?? [];
  const knownIds = new Set(ids.map((id) => toReplayed(id).toLowerCase()));
  const recordedOptions = scenario.connectionOptions?.includes('=') ? `&${scenario.connectionOptions}` : '';
  const options = IMPATIENT[scenario.id] ?? recordedOptions;
  const saved = new Map<string, unknown>();
  return {
    client: EventStoreDBClient.connectionString(`${server.connectionString}${options}`),
    server,
    names: { prefix, knownIds, toRecorded: (text) => text.replaceAll(replayed, recorded) },
    saved,
    logs: new Map(),
    bulk: new Map(),
    withCredentials,
    read: (value) => decode(value, { prefix, toReplayed, saved }),
  };
}

async function outcomeOf(stage: Stage, step: Step): Promise<unknown> {
  const isNever = (step.outcome as { neverSettledWithinMs?: number }).neverSettledWithinMs;
  const hasOther = stage.withCredentials && step.outcomeWithCredentials !== undefined;
  if (isNever === undefined || hasOther) return perform(stage, step);
  const never = Symbol('never');
  const settled = await Promise.race([perform(stage, step), sleep(NEVER_MS, never)]);
  return settled === never ? { neverSettledWithinMs: isNever } : settled;
}

type Args = Readonly<Record<string, unknown>> & { readonly stream: string; readonly options?: object };

async function perform(stage: Stage, step: Step): Promise<unknown> {
  const args = stage.read(step.args) as Args;
  if (step.op.startsWith('subscribeTo')) return subscribe(stage, step, args);
  if (step.op === 'readStream' || step.op === 'readAll') return readOutcome(stage, step, args);
  try {
    const before = step.op in SERVER_OPS || 'sub' in args ? await emittedAfter(stage, step, args) : null;
    if (before) return { ok: before };
    return { ok: encode(await callClient(stage, step, args), stage.names) };
  } catch (error) {
    return { error: encodeError(error, stage.names) };
  }
}

const SERVER_OPS: Readonly<Record<string, (stage: Stage, args: Args) => Promise<void> | void>> = {
  freezeServer: ({ server }) => server.freeze(),
  thawServer: async ({ server }) => {
    server.thaw();
    // What it answers late belongs to this step.
    await sleep(THAW_MS);
  },
  killServer: ({ server }, args) => server.kill(args.signal as 'SIGKILL'),
  startServer: ({ server }) => server.startAgain(),
  restartServer: async ({ server }) => {
    await server.kill('SIGTERM');
    await server.startAgain();
  },
};

/** Does something to the server or a subscription, and tells what the subscription emitted. */
async function emittedAfter(stage: Stage, step: Step, args: Args): Promise<object> {
  await SERVER_OPS[step.op]?.(stage, args);
  const result = step.op === 'unsubscribe' || step.op === 'dispose' ? { resolved: '<undefined>' } : {};
  const log = stage.logs.get(args.sub as string);
  if (step.op === 'unsubscribe') await log?.subscription?.unsubscribe();
  if (step.op === 'dispose') await stage.client.dispose();
  if (!log) return result;
  const expected = (step.outcome as { ok: { emitted: unknown[] } }).ok.emitted.length;
  const bulk = stage.bulk.get(stage.read(step.countAgainst) as string);
  const emitted = await log.take(expected, PATIENCE_MS, bulk);
  const { destroyed, readableEnded } = log.subscription as never as { destroyed: boolean; readableEnded: boolean };
  return { ...result, ...(step.op === 'unsubscribe' && { destroyed, readableEnded }), emitted };
}

async function callClient(stage: Stage, step: Step, args: Args): Promise<unknown> {
  const { client, server, withCredentials } = stage;
  const { stream, options } = args;
  const append = { ...options, ...(withCredentials && { credentials: CREDENTIALS }) };
  switch (step.op) {
    case 'appendToStream': {
      const result = await client.appendToStream(stream, toEvents(args.events), append);
      if (step.save !== undefined) stage.saved.set(step.save, result.position);
      return result;
    }
    case 'killServerDuringAppend': {
      await server.freeze();
      const appended = client.appendToStream(stream, toEvents(args.events), append);
      const settled = Promise.allSettled([appended]);
      await sleep(300);
      await server.kill();
      await settled;
      return appended;
    }
    case 'appendMany':
      return appendMany(stage, stream, args.count as number, args.type as string);
    case 'setStreamMetadata':
      return client.setStreamMetadata(stream, args.metadata as StreamMetadata, append);
    case 'getStreamMetadata':
      return client.getStreamMetadata(stream, options);
    case 'deleteStream':
      return client.deleteStream(stream, options);
    case 'tombstoneStream':
      return client.tombstoneStream(stream, options);
    default:
      throw new TypeError(`no such step: ${step.op}`);
  }
}

async function appendMany(stage: Stage, stream: string, count: number, type: string): Promise<object> {
  const positions: bigint[] = [];
  stage.bulk.set(stream, positions);
  for (let appended = 0; appended < count; appended++) {
    const { position }: AppendResult = await stage.client.appendToStream(
      stream,
      jsonEvent({ type, data: { appended } }),
    );
    if (position) positions.push(position.commit);
  }
  return { appended: count };
}
