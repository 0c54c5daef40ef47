import type { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { freezeProcess } from '../../test/support/freeze-process.ts';
import type { Fleet, Guarded } from './fleet.ts';
import { pause } from './rig.ts';

/** Resolves when what is away may come back. */
export type Away = () => Promise<void>;

/** Longer than requests wait, and than leases hold. */
export const forSeconds: Away = () => pause(2_000 + Math.random() * 6_000);

export const forAMinute: Away = () => pause(60_000);

/** Something that happens to a fleet, and is over when it resolves. */
export interface FleetFault {
  readonly name: string;
  /** Gives the milliseconds until another worker led all that the one that was hit had led; null: no worker was. */
  readonly strike: (fleet: Fleet, away: Away) => Promise<number | null>;
}

type Store = 'log' | 'database';
type Killable = Guarded<{ kill(): Promise<void>; startAgain(): Promise<void>; freeze(): Promise<void>; thaw(): void }>;

const titles = { log: 'EventStoreDB', database: 'MongoDB' } as const;

function onStore(store: Store): FleetFault[] {
  const hit = (name: string, fault: (to: Killable, away: Away) => Promise<void>): FleetFault => ({
    name: `${titles[store]} ${name}`,
    strike: async (fleet, away) => {
      await fault(fleet[store], away);
      return null;
    },
  });
  return [
    hit('killed', async ({ server }, away) => {
      await server.kill();
      await away();
      await server.startAgain();
    }),
    hit('frozen', async ({ server }, away) => {
      await server.freeze();
      await away();
      server.thaw();
    }),
    hit('cut off', async ({ gate }, away) => {
      gate.cut();
      await away();
      gate.open();
    }),
    hit('not heard of', async ({ gate }, away) => {
      gate.silence();
      await away();
      gate.open();
    }),
  ];
}

const onFront: readonly FleetFault[] = [
  {
    name: 'API killed',
    strike: async ({ front }) => {
      await front.end('SIGKILL');
      await front.restart();
      return null;
    },
  },
  {
    name: 'API frozen',
    strike: async ({ front }, away) => {
      await frozen(front, away);
      return null;
    },
  },
];

const onWorkers: readonly FleetFault[] = [
  {
    name: 'leading worker killed',
    strike: async (fleet) => {
      const { leader, leads, other } = await fleet.standing();
      await leader.end('SIGKILL');
      const taken = await fleet.untilLed(leads, other);
      await leader.restart();
      return taken;
    },
  },
  {
    name: 'leading worker frozen',
    strike: async (fleet) => {
      const { leader, leads, other } = await fleet.standing();
      return frozen(leader, () => fleet.untilLed(leads, other));
    },
  },
  {
    name: 'other worker killed',
    strike: async (fleet) => {
      const { other } = await fleet.standing();
      await other.end('SIGKILL');
      await other.restart();
      return null;
    },
  },
];

export const fleetFaults: readonly FleetFault[] = [...onStore('log'), ...onWorkers, ...onStore('database'), ...onFront];

async function frozen<T>({ pid }: AttestoryProcess, meanwhile: () => Promise<T>): Promise<T> {
  await freezeProcess(pid);
  try {
    return await meanwhile();
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}
