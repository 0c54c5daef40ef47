import { less, type Measurement, middle, type Scale } from './figures.ts';
import { type Ready, SigningServer, signRightly } from './signatories.ts';

/** P19. */
export const together: Measurement = { of: 'signatories who sign together', measure: togetherFigures };

async function togetherFigures({ runs, quick }: Scale) {
  const people = quick ? 5 : 50;
  const results = await measureTogether(runs, people);
  return [
    {
      id: 'P19',
      what: `${people} signatories of one invitation at once, until it is sealed for all of them`,
      against: 'one after another',
      ratios: results.map(({ atOnce, inTurn }) => atOnce.seconds / inTurn.seconds),
      measured: `${middle(results, ({ atOnce }) => atOnce.seconds).toFixed(2)} s with ${middle(results, ({ atOnce }) => atOnce.seals)} seals, one after another ${middle(results, ({ inTurn }) => inTurn.seconds).toFixed(2)} s with ${middle(results, ({ inTurn }) => inTurn.seals)}`,
      ...{ atLeast: '≤ 1.0×', aim: '0.5×', reached: less(1, 0.5) },
    },
  ];
}

interface Way {
  /** From the first signature to the seal of the full set. */
  readonly seconds: number;
  /** How many seals were made on the way. */
  readonly seals: number;
}

async function measureTogether(runs: number, people: number): Promise<{ atOnce: Way; inTurn: Way }[]> {
  const server = await SigningServer.start();
  try {
    const results: { atOnce: Way; inTurn: Way }[] = [];
    for (let run = 0; run < runs; run++) {
      const [first, second] = (await server.prepare(2, people)) as [Ready[], Ready[]];
      const oneByOne = () =>
        until(server, first, async () => {
          for (const ready of first) await signRightly(ready);
        });
      const all = () => until(server, second, () => Promise.all(second.map(signRightly)));
      // Which way comes first changes: the second one finds everything warm.
      const ways = run % 2 === 0 ? [await oneByOne(), await all()] : [await all(), await oneByOne()].reverse();
      const [inTurn, atOnce] = ways as [Way, Way];
      await server.check([...first, ...second]);
      results.push({ atOnce, inTurn });
    }
    return results;
  } finally {
    await server.end();
  }
}

async function until(server: SigningServer, all: readonly Ready[], signing: () => Promise<unknown>): Promise<Way> {
  const id = all[0]?.invitationId as string;
  const started = performance.now();
  await signing();
  while (!(await isSealed(server, id))) await new Promise((done) => setTimeout(done, 20));
  const seconds = (performance.now() - started) / 1_000;
  await server.calm();
  const { body } = await server.api.get(`/v1/invitations/${id}/history`);
  const seals = (body.items as { type: string }[]).filter(({ type }) => type === 'DocumentSealed').length;
  return { seconds, seals };
}

async function isSealed({ api }: SigningServer, id: string): Promise<boolean> {
  const { body } = await api.get(`/v1/invitations/${id}`);
  const documents = body.documents as { seal: { state: string } }[];
  return body.state === 'completed' && documents.every(({ seal }) => seal.state === 'done');
}
