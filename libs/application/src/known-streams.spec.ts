import { beforeEach, describe, expect, it } from '@jest/globals';
import { type InvitationCommand, invitationDecider } from '@attestory/domain';
import { EventCodec } from './codec/event-codec.js';
import { EventDamagedError } from './codec/stored-event.js';
import { processIdentity } from './command-identity.js';
import { KnownStreams } from './known-streams.js';
import { systemClock } from './ports/clock.port.js';
import { MemoryEventStore, MemoryKeyVault } from './testing/stores.sample.js';
import { Transactor } from './transact.js';

const draft = (invitationId: string) =>
  ({
    type: 'DraftInvitation',
    ...{ invitationId, organizationId: 'o', clientId: 'c', title: 'First', message: null, language: 'en' },
    ...{ order: 'parallel', expiresAt: null, documents: [], signatories: [] },
    limits: { documents: 9, signatories: 9 },
    delivery: { sendDownloadLink: true, saveToPersonalAccount: true, copyToLightSignatories: false },
  }) as unknown as InvitationCommand;
const change = (title: string): InvitationCommand => ({ type: 'ChangeDraft', title });

describe('Streams that are known', () => {
  let store: MemoryEventStore;
  let keys: MemoryKeyVault;
  let streams: KnownStreams;
  /** Another process: it knows nothing of what is known here. */
  let rival: Transactor;
  beforeEach(async () => {
    [store, keys] = [new MemoryEventStore(), new MemoryKeyVault()];
    streams = new KnownStreams(store, new EventCodec(keys));
    rival = new Transactor(store, new EventCodec(keys), systemClock, new Uint8Array(32));
    await append('a', draft('a'));
    await append('a', change('Second'));
  });

  const append = (id: string, command: InvitationCommand) =>
    rival.transact({
      ...{ stream: `invitation-${id}`, decider: invitationDecider, command, content: command },
      identity: processIdentity('test', JSON.stringify([id, command]), null),
    });
  const load = (id = 'a') => streams.load(`invitation-${id}`, invitationDecider);
  const readsOf = async (work: () => Promise<unknown>) => {
    store.reads.length = 0;
    await work();
    return [...store.reads];
  };

  it('are read on from their last event, and give what another process has appended', async () => {
    const before = await load();
    expect(before).toMatchObject({ state: { title: 'Second' }, revision: 1 });
    await append('a', change('Third'));
    expect(await readsOf(async () => expect(await load()).toMatchObject({ state: { title: 'Third' } }))).toEqual([1]);
    const whole = await new KnownStreams(store, new EventCodec(keys)).load('invitation-a', invitationDecider);
    expect(await load()).toEqual(whole);
    // What was given before is as it was.
    expect(before.events).toHaveLength(2);
  });

  it('have no text that was erased since, whether in their events or in their state', async () => {
    await load();
    const subjects = [...keys.keys.keys()].map((name) => ({
      scope: 'invitation-a',
      subject: name.split('/')[1] ?? '',
    }));
    expect(subjects.length).toBeGreaterThan(0);
    await keys.destroy(subjects);
    for (const loaded of [await load(), await load()]) {
      expect(loaded.state).toMatchObject({ title: null });
      expect(JSON.stringify(loaded)).not.toMatch(/First|Second/);
    }
    expect(await readsOf(load)).toEqual([0]);
  });

  it('are read from their beginning when their last event is not there as it was', async () => {
    await load();
    await append('b', draft('b'));
    const [first, second] = store.events as [(typeof store.events)[0], (typeof store.events)[0]];
    store.events.splice(1, 1);
    expect(await readsOf(async () => expect(await load()).toMatchObject({ revision: 0 }))).toEqual([1, 0]);
    store.events.splice(0, 1, first, { ...second, data: second.data.replace('{', '{"more":1,') });
    await expect(load()).rejects.toThrow(EventDamagedError);
  });

  it('take no event that does not follow the last one', async () => {
    await load();
    await append('a', change('Third'));
    await append('a', change('Fourth'));
    store.events.splice(2, 1);
    await expect(load()).rejects.toThrow('its chain breaks at revision 2');
  });

  it('are forgotten for those used later when there is no more room', async () => {
    const sizeOf = (id: string) =>
      store.events
        .filter(({ stream }) => stream === `invitation-${id}`)
        .reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
    for (const id of ['b', 'c']) for (const command of [draft(id), change('Second')]) await append(id, command);
    streams = new KnownStreams(store, new EventCodec(keys), sizeOf('a') + sizeOf('b') + sizeOf('c') - 1);
    for (const id of ['a', 'b', 'a', 'c']) await load(id);
    expect(await readsOf(() => load('a'))).toEqual([1]);
    expect(await readsOf(() => load('b'))).toEqual([0]);
    expect(await readsOf(() => load('a'))).toEqual([1]);
  });
});
