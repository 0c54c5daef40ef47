import { measureAppends } from './appends.bench.ts';
import { measureAudit } from './audit.bench.ts';
import { type Figure, less, median, more, publishFigures } from './figures.ts';
import { measureLarge } from './large.bench.ts';
import { measureRebuild } from './rebuild.bench.ts';
import { measureSigning } from './signing.bench.ts';

/** `npm run bench [-- --quick]`: prints and publishes the performance figures. */
const quick = process.argv.includes('--quick');
const runs = quick ? 1 : 5;
const say = (text: string) => process.stderr.write(`bench: ${text}\n`);
const whole = (value: number) => Math.round(value).toLocaleString('en');
const middle = <T>(items: readonly T[], pick: (item: T) => number) => median(items.map(pick));

say('appends (P1, P2)');
const appends = await measureAppends(runs, quick ? 1 : 3);
say('signatures over HTTP (P3, P4)');
const signing = await measureSigning(runs, quick ? 1 : 3);
say('rebuilds (P7)');
const rebuilds = await measureRebuild(runs, quick ? 500 : 5_000);
say('a document of 100 MB (P14, P15)');
const large = await measureLarge(runs, quick ? 10_000_000 : 99_000_000);
say('verification (P16)');
const audits = await measureAudit(runs, quick ? 20_000 : 200_000);

const raw = middle(appends, (run) => run.perSecond);
const figures: Figure[] = [
  {
    id: 'P1',
    what: 'durable appends/s, 64 writers, embedded store',
    against: 'fdatasync/s of the disk',
    ratios: appends.map((run) => run.perSecond / run.disk.perSecond),
    measured: `${whole(raw)} appends/s, ${whole(middle(appends, (run) => run.disk.perSecond))} fdatasync/s`,
    ...{ atLeast: '10×', aim: '15×', reached: more(10, 15) },
    remark: 'the writer thread and JavaScript share two cores with everything else',
  },
  {
    id: 'P2',
    what: 'durable append, one writer, p50',
    against: 'fdatasync p50',
    ratios: appends.map((run) => run.alone / run.disk.p50),
    measured: `${middle(appends, (run) => run.alone).toFixed(2)} ms, fdatasync ${middle(appends, (run) => run.disk.p50).toFixed(2)} ms`,
    ...{ atLeast: '≤ 1.5×', aim: '1.1×', reached: less(1.5, 1.1) },
    remark: 'SQLite writes more than a page per commit, and the append crosses to the writer thread and back',
  },
  {
    id: 'P3',
    what: 'SignDocument/s over HTTP, 64 clients',
    against: 'raw appends/s of the same store',
    ratios: signing.map((run) => run.signaturesPerSecond / raw),
    measured: `${whole(middle(signing, (run) => run.signaturesPerSecond))} signatures/s`,
    ...{ atLeast: '0.10', aim: '0.20', reached: more(0.1, 0.2) },
    remark:
      'clients, server, sealing children and writer share the machine, and each signature here completes an invitation, which is sealed and mailed meanwhile',
  },
  {
    id: 'P4',
    what: 'the same',
    against: 'a POST of the same route that validation refuses',
    ratios: signing.map((run) => run.signaturesPerSecond / run.noopsPerSecond),
    measured: `${whole(middle(signing, (run) => run.noopsPerSecond))} refused POSTs/s`,
    ...{ atLeast: '0.20', aim: '0.50', reached: more(0.2, 0.5) },
    remark: 'the flushes of a durable append, and sealing meanwhile',
  },
  {
    id: 'P7',
    what: 'projection rebuild (verify, decrypt, fold, store), events/s, embedded',
    against: 'raw read of all events + JSON.parse',
    ratios: rebuilds.map((run) => run.rebuiltPerSecond / run.rawPerSecond),
    measured: `${whole(middle(rebuilds, (run) => run.rebuiltPerSecond))} events/s over ${whole(rebuilds[0]?.events ?? 0)} events`,
    ...{ atLeast: '0.12', aim: '0.40', reached: more(0.12, 0.4) },
  },
  {
    id: 'P14',
    what: 'peak memory over idle of server and children: upload, seal, download of a 100 MB PDF',
    against: 'the file’s size',
    ratios: large.map((run) => run.overIdle / run.bytes),
    measured: `${whole(middle(large, (run) => run.overIdle) / 1e6)} MB for ${whole((large[0]?.bytes ?? 0) / 1e6)} MB, in ${middle(large, (run) => run.seconds).toFixed(1)} s`,
    ...{ atLeast: '≤ 1.5×', aim: '64 MB', reached: (ratio) => (ratio <= 1.5 ? 'at least' : 'no') },
    remark: 'the child that reads the document holds it whole; the server itself streams',
  },
  {
    id: 'P15',
    what: 'event-loop delay p99 of the API while that runs, in ms',
    against: 'idle',
    ratios: large.map((run) => run.loop.busy),
    measured: `${middle(large, (run) => run.loop.busy).toFixed(1)} ms, idle ${middle(large, (run) => run.loop.idle).toFixed(1)} ms (of which 10 ms are the meter’s own period)`,
    ...{ atLeast: '≤ 20 ms', aim: '10 ms', reached: less(20, 10) },
    remark: 'the client that hashes and compares shares the two cores',
  },
  {
    id: 'P16',
    what: 'verify chains, tree and heads',
    against: 'bare SHA-256 of the same bytes, event by event',
    ratios: audits.map((run) => run.verifiedPerSecond / run.hashedPerSecond),
    measured: `${whole(middle(audits, (run) => run.verifiedPerSecond))} events/s over ${whole(audits[0]?.events ?? 0)} events`,
    ...{ atLeast: '0.35', aim: '1.0', reached: more(0.35, 1) },
    remark: 'the Merkle tree hashes twice more per event',
  },
];
if (quick) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
else publishFigures(figures);
