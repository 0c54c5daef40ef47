import { type Answer, ApiClient } from '../../test/support/api-client.ts';
import { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { hostilePdfs } from '../../test/support/hostile-pdfs.ts';
import { collectedPdfs, generatedPdfs, samplePdf } from '../../test/support/sample-pdf.ts';
import type { Proof } from '../bench/figures.ts';
import { mutate, seededDice } from './mutants.ts';
import { pdfChildren, usage } from './processes.ts';
import { type Extent, inLanes, Objections } from './rig.ts';

const limits = { seconds: 5, mebibytes: 256 };
/** As many as the service works on at once, so that an answer's time is its own. */
const lanes = 2;
/** Between two looks at a child's memory it may still grow. */
const lookEvery = 10;

/**
 * R14: malformed PDFs over HTTP. Seen failing with a workshop that throws where it should refuse (500).
 */
export async function proveParser({ quick }: Extent): Promise<Proof> {
  const objections = new Objections('R14');
  const server = await AttestoryProcess.start({ LOG_LEVEL: 'fatal' });
  const { pid } = server;
  const peak = { mebibytes: 0, seconds: 0 };
  const watch = setInterval(() => {
    for (const child of pdfChildren(pid)) {
      const used = usage(child);
      peak.mebibytes = Math.max(peak.mebibytes, used.mebibytes);
      peak.seconds = Math.max(peak.seconds, used.seconds);
    }
  }, lookEvery);
  try {
    const { api } = await ApiClient.register(server);
    const seed = Math.floor(Math.random() * 2 ** 31);
    const { hostile, good } = await originals();
    const uploads = [...hostile, ...good.map(([name, bytes]) => [name, () => bytes] as const)];
    const sources = good.filter(([, bytes]) => bytes.length < 60_000);
    for (let i = 0; i < (quick ? 80 : 6_000); i++) {
      const [name, bytes] = sources[i % sources.length] as (typeof sources)[number];
      uploads.push([`mutant ${i} of ${name}, seed ${seed}`, () => mutate(bytes, seededDice(seed + i))]);
    }
    const tally = { accepted: 0, rejected: 0, slowest: 0 };
    await inLanes(lanes, uploads, async ([name, bytes]) => {
      const started = performance.now();
      const answer = await upload(api, bytes());
      tally.slowest = Math.max(tally.slowest, (performance.now() - started) / 1_000);
      judge(answer, name, tally, objections);
    });
    const alive = await fetch(`${server.baseUrl}/health/ready`);
    objections.unless(alive.status === 200 && server.pid === pid && !(await server.ended(1)), () => 'it has restarted');
    // Its start isn't the parser's, and neither is another machine's load.
    objections.unless(peak.seconds <= limits.seconds + 1, () => `a parser took ${peak.seconds} s of a processor`);
    objections.unless(peak.mebibytes <= limits.mebibytes * 1.1, () => `a parser held ${peak.mebibytes} MiB`);
    const most = `at most ${peak.seconds.toFixed(1)} s of a processor and ${Math.round(peak.mebibytes)} MiB in a parser, the slowest answer after ${tally.slowest.toFixed(1)} s`;
    return objections.proof(
      `${hostile.length} hostile PDFs, ${good.length} ordinary ones and ${uploads.length - hostile.length - good.length} mutants of those, uploaded`,
      `${tally.accepted} accepted, ${tally.rejected} refused with a 4xx problem, no restart, ${most}`,
      tally.accepted > 0 && tally.rejected > 0,
    );
  } finally {
    clearInterval(watch);
    await server.remove();
  }
}

type Source = readonly [name: string, bytes: () => Uint8Array];

async function originals(): Promise<{ hostile: Source[]; good: [string, Uint8Array][] }> {
  const made = Object.entries(hostilePdfs(await samplePdf('Sound'))).map(([name, { bytes }]) => [name, bytes] as const);
  const hostile = [...Object.entries(collectedPdfs('hostile')), ...made];
  return {
    hostile: hostile.map(([name, bytes]) => [name, () => bytes]),
    good: Object.entries({ ...(await generatedPdfs()), ...collectedPdfs('real') }),
  };
}

/** Each to a draft of its own, so that none meets another's limits. */
async function upload(api: ApiClient, bytes: Uint8Array): Promise<Answer> {
  const { id } = (await api.post('/v1/invitations', { title: 'Malformed' })).body as { id: string };
  return api.post(`/v1/invitations/${id}/documents?fileName=a.pdf`, bytes);
}

function judge(
  { status, body, headers }: Answer,
  name: string,
  tally: { accepted: number; rejected: number },
  objections: Objections,
): void {
  if (status === 201) tally.accepted++;
  else if (status >= 400 && status < 500 && headers.get('content-type')?.startsWith('application/problem+json'))
    tally.rejected++;
  else objections.add(`${name}: ${status} ${JSON.stringify(body)}`);
}
