import { join } from 'node:path';
import { applyBatch } from '@attestory/application';
import { archivedDocuments, invitationDetails, type Projection } from '@attestory/projections';
import { openSqliteReadModel } from '@attestory/read-model/open-sqlite';
import { ApiClient, type Credentials } from '../../test/support/api-client.ts';
import { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { less, type Measurement, median, middle, type Scale, whole } from './figures.ts';
import { archivedFactsOf, factsOf, type Numbered, numbered } from './many-invitations.ts';

/** P10. */
export const lists: Measurement = { of: 'pages of long lists', measure: listFigures };

const few = 10_000;
const pageSize = 20;

async function listFigures(scale: Scale) {
  const many = scale.size ?? (scale.quick ? 20_000 : 100_000);
  const [small, large] = [await open(few), await open(many)];
  try {
    const runs: ListRun[] = [];
    for (let run = -1; run < scale.runs; run++) {
      const times = await oneRun(small, large, scale.quick ? 5 : 40);
      // The first one warms up.
      if (run >= 0) runs.push(times);
    }
    const ms = (pick: (run: ListRun) => number) => `${middle(runs, pick).toFixed(1)} ms`;
    return [
      {
        id: 'P10',
        what: `pages of invitations and archive over HTTP at ${whole(many)}: first, deep, filtered, searched; p99`,
        against: `the same at ${whole(few)}`,
        ratios: runs.map((run) => run.large.p99 / run.small.p99),
        measured: `${ms((run) => run.large.p99)}, at ${whole(few)} ${ms((run) => run.small.p99)}; p50 ${ms((run) => run.large.p50)} and ${ms((run) => run.small.p50)}; views folded from made-up events without a log, in ${whole(large.seconds)} s`,
        ...{ atLeast: '≤ 3×', aim: '1.5×', reached: less(3, 1.5) },
      },
    ];
  } finally {
    await small.server.remove();
    await large.server.remove();
  }
}

interface Lists {
  readonly server: AttestoryProcess;
  readonly api: ApiClient;
  readonly count: number;
  /** How long filling took. */
  readonly seconds: number;
}

interface Times {
  readonly p50: number;
  readonly p99: number;
}

interface ListRun {
  readonly small: Times;
  readonly large: Times;
}

/** A server over so many invitations of one organization. */
async function open(count: number): Promise<Lists> {
  const server = await AttestoryProcess.start({ LOG_LEVEL: 'fatal' });
  const { credentials } = await ApiClient.register(server);
  await server.end();
  const started = performance.now();
  await fill(join(server.dataFolder, 'views.sqlite'), credentials, count);
  const seconds = (performance.now() - started) / 1_000;
  await server.restart();
  return { server, count, seconds, api: await ApiClient.authenticate(server.baseUrl, credentials) };
}

/** As a rebuild would, but from events that no log holds. */
async function fill(file: string, { organizationId }: Credentials, count: number): Promise<void> {
  const readModel = await openSqliteReadModel({ file });
  const codec = { decode: (events: readonly unknown[]) => Promise.resolve(events) };
  const tools = { readModel, codec: codec as never, lookup: (member: string) => member };
  const views = [
    [invitationDetails, factsOf],
    [archivedDocuments, archivedFactsOf],
  ] as unknown as readonly (readonly [Projection, typeof factsOf])[];
  for (const [projection, of] of views) {
    const serving = await readModel.serving(projection.name, projection.version);
    const end = (await readModel.checkpoint(serving)) as string;
    const generation = await readModel.startRebuild(projection.name, projection.version);
    let checkpoint: string | null = null;
    for (let i = 0; i < count; i += 500) {
      const facts = Array.from({ length: Math.min(500, count - i) }, (_, n) => of(i + n, organizationId)).flat();
      const events = facts.map(({ meta, ...fact }) => ({ ...fact, ...meta, meta }));
      ({ checkpoint } = await applyBatch(tools, projection, generation, checkpoint, events as never));
    }
    await readModel.commit(generation, { expectedCheckpoint: checkpoint, checkpoint: end, writes: [] });
    await readModel.swap(generation);
  }
  await readModel.close();
}

async function oneRun(small: Lists, large: Lists, times: number): Promise<ListRun> {
  const [few, many] = [[] as number[], [] as number[]];
  for (let i = 0; i < times; i++)
    for (const kind of kinds) {
      // Side by side, so that what else the machine does meets both alike.
      few.push(await timed(small, kind, i));
      many.push(await timed(large, kind, i));
    }
  return { small: timesOf(few), large: timesOf(many) };
}

function timesOf(values: readonly number[]): Times {
  const sorted = [...values].sort((a, b) => a - b);
  return { p50: median(sorted), p99: sorted[Math.ceil(sorted.length * 0.99) - 1] as number };
}

/** A page that somebody asks for: its query, and which invitations are on it, newest first from a number on. */
interface Kind {
  readonly list: 'invitations' | 'archive';
  readonly query: (one: Numbered) => string;
  readonly holds: (one: Numbered, asked: Numbered) => boolean;
  /** Begins in the midst of the list, over a cursor. */
  readonly isDeep?: true;
  /** Only what is older than the one that is asked for. */
  readonly isBefore?: true;
}

const all = () => true;
const archived = ({ isCompleted }: Numbered) => isCompleted;
const kinds: readonly Kind[] = [
  { list: 'invitations', query: () => '', holds: all },
  { list: 'invitations', query: () => '', holds: all, isDeep: true },
  { list: 'invitations', query: () => '&status=sent', holds: (one) => !one.isCompleted },
  { list: 'invitations', query: () => '&status=completed', holds: archived, isDeep: true },
  { list: 'invitations', query: ({ at }) => `&to=${at}`, holds: all, isBefore: true },
  { list: 'invitations', query: () => '&q=lease', holds: all, isDeep: true },
  { list: 'invitations', query: ({ title }) => `&q=${title.slice(6, 13)}`, holds: (one, { id }) => one.id === id },
  {
    list: 'invitations',
    query: ({ street }) => `&q=${street}+lease`,
    holds: (one, { street }) => one.street === street,
  },
  {
    list: 'invitations',
    query: () => '&q=ang+s&status=sent',
    holds: (one) => !one.isCompleted && one.signatory.endsWith('Ångström'),
  },
  { list: 'archive', query: () => '', holds: archived },
  { list: 'archive', query: () => '', holds: archived, isDeep: true },
  {
    list: 'archive',
    query: () => '&q=lea+soren',
    holds: (one) => one.isCompleted && one.signatory.endsWith('Sørensen'),
  },
];

/** Milliseconds of one page; what is on it is checked. */
async function timed({ api, count }: Lists, kind: Kind, n: number): Promise<number> {
  const at = Math.floor(count * (0.3 + ((n * 37) % 50) / 100));
  const asked = numbered(at);
  const path = `/v1/${kind.list}?limit=${pageSize}${kind.query(asked)}`;
  let from = kind.isBefore ? at - 1 : count - 1;
  let cursor = '';
  if (kind.isDeep) {
    const { body } = await api.get(`${path}&to=${asked.at}`);
    cursor = `&cursor=${body.nextCursor}`;
    from = expected(kind, asked, at - 1).next;
  }
  const started = performance.now();
  const answer = await api.get(`${path}${cursor}`);
  const took = performance.now() - started;
  const ids = answer.body.items?.map((item: { id: string; invitationId?: string }) => item.invitationId ?? item.id);
  if (JSON.stringify(ids) !== JSON.stringify(expected(kind, asked, from).ids))
    throw new Error(`${path}: ${answer.status}, not what it should hold`);
  return took;
}

function expected({ holds }: Kind, asked: Numbered, from: number): { readonly ids: string[]; readonly next: number } {
  const ids: string[] = [];
  let i = from;
  for (; i >= 0 && ids.length < pageSize; i--) {
    const one = numbered(i);
    if (holds(one, asked)) ids.push(one.id);
  }
  return { ids, next: i };
}
