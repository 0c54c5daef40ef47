import { execFileSync } from 'node:child_process';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { ApiClient } from '../../test/support/api-client.ts';
import { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { samplePdf } from '../../test/support/sample-pdf.ts';
import type { Proof } from '../bench/figures.ts';
import { type Extent, Objections, storedEvents } from './rig.ts';
import { type Injection, straceIsThere, withInjected } from './strace.ts';
import { type Asked, type Fault, Trial } from './trial.ts';

const files = { log: 'events', keys: 'keys', views: 'views', tree: 'tree' } as const;
type Store = keyof typeof files | 'documents';

/** No store needs more writes for one command. */
const mostWrites = 40;

/**
 * R3: each store fails in each way at each write: commands are answered with 503 and aren't acknowledged, or they were not
 * concerned; when the fault is over, the same request has its one effect. Seen failing with a writer of the log that
 * answers although its commit failed.
 */
export async function proveFaults({ quick }: Extent): Promise<Proof> {
  const objections = new Objections('R3');
  const what =
    'disk full, I/O error, read-only (injected by strace at the first, second, … write and flush of log, keys, views, tree and documents), a limit of file size, and each store taken away, while commands come';
  if (!straceIsThere()) return { id: 'R3', what, result: 'strace is not there: not run', holds: false };
  const server = await AttestoryProcess.start({ LOG_LEVEL: 'fatal', ATTESTORY_HEAD_EVERY_SECONDS: '1' });
  try {
    const { api } = await ApiClient.register(server);
    const events = async () => storedEvents(server.dataFolder);
    const trial = new Trial({ server, api, pdf: await samplePdf('Fault'), events }, objections);
    const under = (store: Store, fault: Fault) =>
      trial.under({ ...fault, name: `${store}, ${fault.name}` }, askedOf(store));
    for (const store of [...(Object.keys(files) as Store[]), 'documents' as const]) {
      for (const fault of lasting(server, store)) await under(store, fault);
      for (const { name, calls, error } of single(store, quick))
        for (let n = 1; n <= (quick ? 2 : mostWrites); n++) {
          const fault = injection(server, store, `${name} at the ${n}. ${calls}`, calls, `error=${error}:when=${n}`);
          if ((await under(store, fault)) === 0) break;
        }
    }
    await trial.conclude();
    const { refused, acknowledged, strikes } = trial;
    return objections.proof(
      what,
      `${trial.faults} faults (${strikes} failed calls): ${refused} requests answered 503, ${acknowledged.size} acknowledged and there exactly once`,
      refused > (quick ? 5 : 30) && strikes > refused / 2,
    );
  } finally {
    await server.remove();
  }
}

/** What is asked for while a store fails: something that needs it. */
const askedOf = (store: Store): Asked => ({
  uploads: store === 'documents',
  reads: store === 'views' || store === 'tree',
  pause: store === 'tree' ? 1_200 : 0,
});

/** Faults that last while a request is made and answered. */
function lasting(server: AttestoryProcess, store: Store): Fault[] {
  const path = join(server.dataFolder, store === 'documents' ? 'documents' : `${files[store]}.sqlite`);
  const gone: Fault = {
    name: 'gone',
    during: async (work) => {
      renameSync(path, `${path}.away`);
      try {
        return { result: await work(), injected: 1 };
      } finally {
        renameSync(`${path}.away`, path);
      }
    },
  };
  const limit = (bytes: string) => execFileSync('prlimit', ['--pid', String(server.pid), `--fsize=${bytes}:unlimited`]);
  const noRoom: Fault = {
    name: 'no file may grow',
    during: async (work) => {
      limit('1');
      try {
        return { result: await work(), injected: 1 };
      } finally {
        limit('unlimited');
      }
    },
  };
  return store === 'log' || store === 'documents' ? [gone, noRoom] : [gone];
}

function single(store: Store, quick: boolean) {
  const calls = store === 'documents' ? ['fsync', 'rename'] : ['pwrite64', 'fdatasync'];
  const errors = quick ? ['ENOSPC'] : ['ENOSPC', 'EIO', 'EROFS'];
  const names: Record<string, string> = { ENOSPC: 'disk full', EIO: 'I/O error', EROFS: 'read-only' };
  return calls.flatMap((call) =>
    errors
      .filter((error) => call === 'pwrite64' || call === 'rename' || error !== 'EROFS')
      .map((error) => ({ name: names[error] as string, calls: call, error })),
  );
}

function injection(server: AttestoryProcess, store: Store, name: string, calls: string, fault: string): Fault {
  // The folder of documents gets new files all the time; nothing else flushes and renames while one is uploaded.
  const path = join(server.dataFolder, `${files[store as keyof typeof files]}.sqlite`);
  const paths = store === 'documents' ? {} : { paths: [path, `${path}-wal`, `${path}-journal`] };
  const what: Injection = { calls, fault, ...paths };
  return { name, during: (work) => withInjected(server.pid, what, work) };
}
