import { join } from 'node:path';
import { ApiClient } from '../../test/support/api-client.ts';
import { samplePdf } from '../../test/support/sample-pdf.ts';
import type { Proof } from '../bench/figures.ts';
import { Fleet } from './fleet.ts';
import { type Extent, Objections } from './rig.ts';
import { eventsBeside } from './service-state.ts';
import { straceIsThere, withInjected } from './strace.ts';
import { type Fault, Trial } from './trial.ts';

/** No server needs more writes for one command. */
const mostWrites = 12;

/**
 * R3 on servers: the log's server and the database fail in each way, also at each of their own writes, while commands come:
 * those are answered with 503 and aren't acknowledged, or they were not concerned; when the fault is over, the same request
 * has its one effect. Seen failing with an appender that acknowledges what it knows wasn’t stored.
 */
export async function proveStoreFaults({ quick }: Extent): Promise<Proof> {
  const objections = new Objections('R3 on servers');
  const what =
    'EventStoreDB (the test server) and MongoDB (FerretDB) killed, frozen, cut off, not heard of, killed at their first, second, … write, and the database full, read-only and with I/O errors for a while and at each write (injected by strace), while invitations are drafted and documents uploaded';
  if (!straceIsThere()) return { id: 'R3 on servers', what, result: 'strace is not there: not run', holds: false };
  const fleet = await Fleet.start(['all']);
  try {
    const { api } = await ApiClient.register(fleet.front);
    const pdf = await samplePdf('Fault');
    const trial = new Trial({ server: fleet.front, api, pdf, events: () => eventsBeside(fleet.env) }, objections);
    const asked = [
      { uploads: false, reads: true, pause: 0 },
      { uploads: true, reads: false, pause: 0 },
    ];
    for (const fault of faultsOf(fleet, quick)) for (const ask of asked) await trial.under(fault, ask);
    for (const make of atWrites(fleet, quick))
      for (let n = 1; n <= (quick ? 1 : mostWrites); n++) {
        let struck = 0;
        for (const ask of asked) struck += await trial.under(make(n), ask);
        if (struck === 0) break;
      }
    await trial.conclude();
    const { refused, acknowledged, strikes, faults } = trial;
    return objections.proof(
      what,
      `${faults} faults (${strikes} struck): ${refused} requests answered 503, ${acknowledged.size} acknowledged and there exactly once`,
      refused > (quick ? 2 : 20),
    );
  } finally {
    await fleet.remove();
  }
}

/** Faults that last while a request is made and answered. */
function faultsOf({ log, database }: Fleet, quick: boolean): Fault[] {
  const kinds = [
    { store: 'EventStoreDB', ...log },
    { store: 'MongoDB', ...database },
  ].flatMap(({ store, server, gate }) => {
    const fault = (name: string, begin: () => unknown, end: () => unknown) => lasting(`${store} ${name}`, begin, end);
    const killed = fault(
      'killed',
      () => server.kill(),
      () => server.startAgain(),
    );
    const cut = fault(
      'cut off',
      () => gate.cut(),
      () => gate.open(),
    );
    const frozen = fault(
      'frozen',
      () => server.freeze(),
      () => server.thaw(),
    );
    const silent = fault(
      'not heard of',
      () => gate.silence(),
      () => gate.open(),
    );
    return quick ? [killed, silent] : [killed, cut, frozen, silent];
  });
  const broken = databaseErrors(quick).map(({ name, error }): Fault => {
    const injection = { calls: 'pwrite64', fault: `error=${error}` };
    return { name: `MongoDB ${name}`, during: (work) => withInjected(database.server.pid, injection, work) };
  });
  return [...kinds, ...broken];
}

function lasting(name: string, begin: () => unknown, end: () => unknown): Fault {
  return {
    name,
    during: async (work) => {
      await begin();
      try {
        return { result: await work(), injected: 1 };
      } finally {
        await end();
      }
    },
  };
}

function databaseErrors(quick: boolean) {
  const all = [
    { name: 'full', error: 'ENOSPC' },
    { name: 'with I/O errors', error: 'EIO' },
    { name: 'read-only', error: 'EROFS' },
  ];
  return quick ? all.slice(0, 1) : all;
}

/** Faults at the n-th write of a server. */
function atWrites({ folder, log, database }: Fleet, quick: boolean): ((n: number) => Fault)[] {
  const killed = [
    { store: 'EventStoreDB', server: log.server, calls: 'write', paths: [join(folder, 'log')] },
    { store: 'MongoDB', server: database.server, calls: 'pwrite64', paths: [] },
  ].map(
    ({ store, server, calls, paths }) =>
      (n: number): Fault => ({
        name: `${store} killed at its ${n}. write`,
        during: async (work) => {
          const { result } = await withInjected(server.pid, { calls, paths, fault: `signal=KILL:when=${n}` }, work);
          const struck = server.hasEnded ? 1 : 0;
          if (server.hasEnded) await server.startAgain();
          return { result, injected: struck };
        },
      }),
  );
  const broken = databaseErrors(quick).map(({ name, error }) => (n: number): Fault => {
    const injection = { calls: 'pwrite64', fault: `error=${error}:when=${n}` };
    return {
      name: `MongoDB ${name} at its ${n}. write`,
      during: (work) => withInjected(database.server.pid, injection, work),
    };
  });
  return [...killed, ...broken];
}
