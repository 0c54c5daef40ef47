import { type Instant, shippedPolicies } from '@attestory/domain';
import type { Application } from '../application.js';
import { EventCodec } from '../codec/event-codec.js';
import { lookupHash } from '../projection-runner.js';
import { registerOrFindPerson } from '../people/register-person.js';
import { Transactor } from '../transact.js';
import { aino, FakeBroker } from './fake-broker.sample.js';
import { MemoryEventStore, MemoryKeyVault } from './stores.sample.js';

const minute = 60_000;

/** An application in memory, as far as people's accounts need one. */
export function peopleApplication() {
  const broker = new FakeBroker();
  const clock = {
    time: '2026-11-24T10:00:00.000Z',
    now: () => clock.time as Instant,
    pass: (milliseconds: number) => {
      clock.time = new Date(Date.parse(clock.time) + milliseconds).toISOString();
    },
  };
  const [store, keys] = [new MemoryEventStore(), new MemoryKeyVault()];
  /** Of one process; others have their own over the same stores. */
  const open = () => {
    const transactor = new Transactor(store, new EventCodec(keys), clock, new Uint8Array(32));
    const sessions = { idle: 30 * minute, longest: 12 * 60 * minute };
    const settings = { baseUrl: 'https://sign.example', sessions, deliveryPolicies: shippedPolicies };
    const parts = { clock, store, keys, transactor, settings, identities: broker };
    return { ...parts, lookup: lookupHash(new Uint8Array(32)) } as unknown as Application;
  };
  /** The types of the events, per category of stream. */
  const types = (category: string) =>
    store.events.filter(({ stream }) => stream.startsWith(`${category}-`)).map(({ type }) => type);
  return { app: open(), open, broker, clock, store, keys, types };
}

/** The same, with one person who has registered strongly. */
export async function registeredPerson() {
  const world = peopleApplication();
  const wanted = { language: 'fi', register: true, correlationId: crypto.randomUUID() } as const;
  const { personId } = await registerOrFindPerson(world.app, { proofed: aino, authenticationId: 'a' }, wanted);
  return { ...world, personId };
}
