import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { type BulkSendingEvent, bulkSendingDecider, type Logged, streams } from '@attestory/domain';
import { bulkSendings, type BulkSendingView, type BulkSendTask } from '@attestory/projections';
import type { Application } from '../application.js';
import { beginBulkSending } from '../bulk/begin-bulk-sending.js';
import { bulkResult } from '../bulk/bulk-sending.queries.js';
import { stopBulkSending } from '../bulk/stop-bulk-sending.js';
import { retireTemplate, saveTemplate } from '../templates/save-template.js';
import { lease, rowsFor, tableOf, templateApplication } from '../testing/templates.sample.js';
import { bulkSendProcess } from './bulk-send.process.js';

describe('bulk sending', () => {
  let world: Awaited<ReturnType<typeof templateApplication>>;
  let templateId: string;
  beforeEach(async () => {
    world = await templateApplication();
    templateId = (await saveTemplate(world.app, world.context(), null, lease)).template.id;
  });

  const begin = (rows = rowsFor(3), key?: string, skipErrors = false, app = world.open()) =>
    beginBulkSending(app, world.context(key), templateId, { table: tableOf(rows), skipErrors });
  const eventsOf = async (id: string) =>
    (await world.open().transactor.load(streams.bulkSending(id), bulkSendingDecider))
      .events as readonly Logged<BulkSendingEvent>[];
  const viewOf = async (id: string) =>
    (await eventsOf(id)).reduce(bulkSendings.fold, null as BulkSendingView | null) as BulkSendingView;
  /** One turn, in a process of its own unless another is given; false when nothing is due any more. */
  const turn = async (id: string, app: Application = world.open()) => {
    const view = await viewOf(id);
    const task = view.tasks['send'];
    if (task) await bulkSendProcess(app)(task, view);
    return task !== undefined;
  };
  const finish = async (id: string) => {
    while (await turn(id));
  };
  const invited = () => world.types('invitation').filter((type) => type === 'InvitationSent').length;
  const refusal = (code: string, members: object = {}) => ({
    rejection: expect.objectContaining({ code, ...members }),
  });

  it('sends one invitation for each row, and says what became of it', async () => {
    const { bulkSendingId, rows, skipped } = await begin();
    expect([rows, skipped, invited()]).toEqual([3, 0, 0]);
    await finish(bulkSendingId);
    expect(invited()).toBe(3);
    expect(await viewOf(bulkSendingId)).toMatchObject({ state: 'ended', sent: 3, refused: 0 });
    const result = await bulkResult(world.app, world.tenant, bulkSendingId);
    expect(result).toMatchObject({ columns: ['Tenant.name', 'Tenant.email', 'Rent'], delimiter: ';' });
    expect(result.rows).toMatchObject(
      rowsFor(3).map((cells, i) => ({ line: i + 2, state: 'sent', invitationId: expect.any(String), cells })),
    );
  });

  it('hides the rows in the log, in parts that stay small', async () => {
    const long = rowsFor(450).map(([name = '', email = '']) => [name, email, 'x'.repeat(2_000)]);
    const { bulkSendingId } = await begin(long);
    const stored = world.store.events.filter(({ stream }) => stream === streams.bulkSending(bulkSendingId));
    expect(Math.max(...stored.map(({ data }) => data.length))).toBeLessThan(256 * 1_024);
    const text = JSON.stringify(stored);
    for (const personal of ['Tenant 7', 'tenant.7@', 'Tenant.name']) expect(text).not.toContain(personal);
    const parts = (await eventsOf(bulkSendingId)).filter(({ type }) => type === 'BulkRowsAdded');
    expect(parts.length).toBeGreaterThan(2);
    expect(JSON.stringify(parts)).toContain('Tenant 449');
  });

  it('is the same bulk sending under the same key, however often and from wherever it comes', async () => {
    const table = rowsFor(450);
    const first = await begin(table, 'once');
    const both = await Promise.all([begin(table, 'once'), begin(table, 'once')]);
    expect(both).toEqual([first, first]);
    await saveTemplate(world.open(), world.context(), templateId, { name: 'Lease', title: '{{Other}}' });
    expect(await begin(table, 'once')).toEqual(first);
    await expect(begin(rowsFor(2), 'once')).rejects.toMatchObject(refusal('command-id-reused'));
    expect(world.types('bulk-sending').filter((type) => type === 'BulkSendingBegun')).toHaveLength(1);
  });

  it('that broke off while its rows were added sends nothing, and goes on where the same request comes again', async () => {
    const table = rowsFor(450);
    const append = world.store.append.bind(world.store);
    let left = 2;
    world.store.append = async (...given) => {
      if (left-- === 0) return new Promise<never>(() => {});
      return append(...given);
    };
    const started = world.types('bulk-sending').length;
    void begin(table, 'once');
    while (left >= 0) await new Promise((done) => setImmediate(done));
    world.store.append = append;
    expect(world.types('bulk-sending').length - started).toBe(2);
    const { bulkSendingId } = await begin(table, 'once');
    const parts = (await eventsOf(bulkSendingId)).filter(({ type }) => type === 'BulkRowsAdded');
    expect(parts.map(({ data }) => 'from' in data && data.from)).toEqual([0, 200, 400]);
    expect(await viewOf(bulkSendingId)).toMatchObject({ state: 'sending', rows: 450 });
  });

  it.each([1, 4, 9, 12, 13, 14])(
    'sends each row once, although the process ended at its append number %i',
    async (append) => {
      const { bulkSendingId } = await begin(rowsFor(6));
      const { store } = world;
      const real = store.append.bind(store);
      const ended = Promise.withResolvers<void>();
      let left = append;
      store.append = async (...given) => {
        // As a process that is killed: what is on its way is in the log or isn't, and nothing comes after it.
        const number = --left;
        if (number < 0) return new Promise<never>(() => {});
        const done = await real(...given);
        if (number === 0) {
          ended.resolve();
          return new Promise<never>(() => {});
        }
        return done;
      };
      void turn(bulkSendingId);
      await ended.promise;
      store.append = real;
      await finish(bulkSendingId);
      expect(invited()).toBe(6);
      const documents = world.types('document').filter((type) => type === 'DocumentStored');
      expect(documents).toHaveLength(6);
      expect(await viewOf(bulkSendingId)).toMatchObject({ state: 'ended', sent: 6, refused: 0 });
    },
  );

  it('goes on in turns, so that progress is seen and somebody else may take over', async () => {
    const { bulkSendingId } = await begin(rowsFor(50));
    await turn(bulkSendingId);
    expect(await viewOf(bulkSendingId)).toMatchObject({ state: 'sending', sent: 20 });
    await finish(bulkSendingId);
    expect(await viewOf(bulkSendingId)).toMatchObject({ state: 'ended', sent: 50 });
  });

  it('reads as much for its last rows as for its first, however many were sent before', async () => {
    const { bulkSendingId } = await begin(rowsFor(100));
    const app = world.open();
    const { store } = world;
    const readStream = store.readStream.bind(store);
    let read = { calls: 0, events: 0 };
    store.readStream = async (...given) => {
      const events = await readStream(...given);
      read = { calls: read.calls + 1, events: read.events + events.length };
      return events;
    };
    const perTurn: (typeof read)[] = [];
    const view = await viewOf(bulkSendingId);
    for (let sent = 0; sent < 100; sent += 20) {
      read = { calls: 0, events: 0 };
      await bulkSendProcess(app)(view.tasks['send'] as BulkSendTask, view);
      perTurn.push(read);
    }
    const [, second, ...later] = perTurn;
    expect(later.slice(0, -1)).toEqual([second, second]);
  });

  it('reads its own stream once per turn, not for each row: thousands of rows are in it', async () => {
    const { bulkSendingId } = await begin(rowsFor(20));
    const app = world.open();
    const { transactor } = app;
    const loaded: string[] = [];
    const watching = {
      transact: transactor.transact.bind(transactor),
      load: (stream: string, decider: never) => {
        loaded.push(stream);
        return transactor.load(stream, decider);
      },
    } as Application['transactor'];
    await turn(bulkSendingId, { ...app, transactor: watching });
    expect(invited()).toBe(20);
    expect(loaded.filter((stream) => stream === streams.bulkSending(bulkSendingId))).toHaveLength(1);
  });

  it('is stopped in the middle: what was sent stays, and nothing more goes out', async () => {
    const { bulkSendingId } = await begin(rowsFor(50));
    await turn(bulkSendingId);
    const stopped = await stopBulkSending(world.open(), world.context(), bulkSendingId);
    expect(stopped.view).toMatchObject({ state: 'stopping', sent: 20 });
    await finish(bulkSendingId);
    expect(await viewOf(bulkSendingId)).toMatchObject({ state: 'stopped', sent: 20, refused: 0 });
    expect(invited()).toBe(20);
    const { rows } = await bulkResult(world.app, world.tenant, bulkSendingId);
    expect(rows.map(({ state }) => state)).toEqual([...Array(20).fill('sent'), ...Array(30).fill('stopped')]);
    await expect(stopBulkSending(world.open(), world.context(), bulkSendingId)).rejects.toMatchObject(
      refusal('bulk-sending-over'),
    );
  });

  it('that is stopped within a turn begins no other row', async () => {
    const { bulkSendingId } = await begin(rowsFor(20));
    const app = world.open();
    const { transactor } = app;
    let sent = 0;
    const watching: Application['transactor'] = {
      load: transactor.load.bind(transactor),
      transact: async (transaction) => {
        const done = await transactor.transact(transaction);
        if (transaction.stream.startsWith('invitation-') && ++sent === 5)
          await stopBulkSending(world.open(), world.context(), bulkSendingId);
        return done;
      },
    };
    await turn(bulkSendingId, { ...app, transactor: watching });
    await finish(bulkSendingId);
    expect(invited()).toBeLessThan(20);
    expect(await viewOf(bulkSendingId)).toMatchObject({ state: 'stopped', sent: invited() });
  });

  it('that was stopped finds what a process had sent and not recorded when it ended', async () => {
    const { bulkSendingId } = await begin(rowsFor(30));
    const app = world.open();
    const { transactor } = app;
    const ended = Promise.withResolvers<void>();
    const dying: Application['transactor'] = {
      load: transactor.load.bind(transactor),
      transact: (transaction) => {
        if (!transaction.stream.startsWith('bulk-sending-')) return transactor.transact(transaction);
        ended.resolve();
        return new Promise<never>(() => {});
      },
    };
    void turn(bulkSendingId, { ...app, transactor: dying });
    await ended.promise;
    expect([invited(), (await viewOf(bulkSendingId)).sent]).toEqual([20, 0]);
    await stopBulkSending(world.open(), world.context(), bulkSendingId);
    await finish(bulkSendingId);
    expect(await viewOf(bulkSendingId)).toMatchObject({ state: 'stopped', sent: 20 });
    expect(invited()).toBe(20);
  });

  it('sends by the template as it was when it began', async () => {
    const { bulkSendingId } = await begin();
    await saveTemplate(world.open(), world.context(), templateId, { name: 'Lease', title: 'Another {{Thing}}' });
    await retireTemplate(world.open(), world.context(), templateId);
    await finish(bulkSendingId);
    expect(await viewOf(bulkSendingId)).toMatchObject({ sent: 3 });
  });

  it('leaves out rows with errors where that is said, and else sends nothing', async () => {
    const rows = [...rowsFor(2), ['Otso', 'no address', '1'], ['=1+1', 'a@example.com', '1']];
    await expect(begin(rows)).rejects.toMatchObject(refusal('rows-have-errors', { errorCount: 2 }));
    expect(world.types('bulk-sending')).toEqual([]);
    const { bulkSendingId, skipped } = await begin(rows, undefined, true);
    await finish(bulkSendingId);
    expect([skipped, invited()]).toEqual([2, 2]);
    const result = (await bulkResult(world.app, world.tenant, bulkSendingId)).rows;
    expect(result.map(({ line, state, problem }) => [line, state, problem])).toEqual([
      [2, 'sent', null],
      [3, 'sent', null],
      [4, 'skipped', 'email'],
      [5, 'skipped', 'formula'],
    ]);
    await expect(begin([['=1', 'x', '1']], undefined, true)).rejects.toMatchObject(refusal('rows-have-errors'));
  });

  it('records why a row could not be sent, and goes on with the others', async () => {
    const strong = {
      ...lease,
      roles: [{ name: 'Tenant', methods: ['strong'] as const, strongMethods: ['se-bankid'] as never }],
    };
    templateId = (await saveTemplate(world.app, world.context(), null, strong)).template.id;
    const { bulkSendingId } = await begin();
    await finish(bulkSendingId);
    expect(await viewOf(bulkSendingId)).toMatchObject({ state: 'ended', sent: 0, refused: 3 });
    const { rows } = await bulkResult(world.app, world.tenant, bulkSendingId);
    expect(rows[0]).toMatchObject({ state: 'refused', problem: 'method-not-offered', invitationId: null });
    expect(world.vault.blobs.size).toBe(2);
  });

  it('tries again what failed for a reason of its own', async () => {
    const { bulkSendingId } = await begin();
    world.store.mishaps.push('none', 'not-stored');
    await expect(turn(bulkSendingId)).rejects.toMatchObject({ outcome: 'not-stored' });
    await finish(bulkSendingId);
    expect([invited(), (await viewOf(bulkSendingId)).sent]).toEqual([3, 3]);
  });

  it('is there for its own organization only, and where its folder may be written', async () => {
    const { bulkSendingId } = await begin();
    const stranger = world.tenantOf(randomUUID());
    await expect(bulkResult(world.app, stranger, bulkSendingId)).rejects.toMatchObject(refusal('not-found'));
    const stop = (tenant: typeof stranger) =>
      stopBulkSending(world.app, world.context(undefined, tenant), bulkSendingId);
    await expect(stop(stranger)).rejects.toMatchObject(refusal('not-found'));
    const reading = { ...world.tenant, folders: { accessTo: () => 'read' as const, readable: 'all' as const } };
    await expect(stop(reading)).rejects.toMatchObject(refusal('folder-read-only'));
    const foreign = beginBulkSending(world.app, world.context(undefined, stranger), templateId, {
      ...{ table: tableOf(rowsFor(1)), skipErrors: false },
    });
    await expect(foreign).rejects.toMatchObject(refusal('not-found'));
  });
});
