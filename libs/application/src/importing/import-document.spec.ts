import { createHash, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  type DocumentEvent,
  documentDecider,
  identityNumberKey,
  type ImportDescription,
  type Logged,
  organizationDecider,
  streams,
} from '@attestory/domain';
import { EventStoreUnavailableError } from '@attestory/event-store';
import type { Application } from '../application.js';
import { processIdentity } from '../command-identity.js';
import { lookupHash } from '../projection-runner.js';
import { everyFolder } from '../tenant.js';
import { MemoryVault } from '../testing/memory-vault.sample.js';
import { organizationApplication } from '../testing/organizations.sample.js';
import { ImportDocumentCommand, ImportDocumentHandler, type Importer } from './import-document.handler.js';
import { importedDocumentIdOf } from './imported-facts.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const lease = 'bytes of the lease';
const number = { country: 'FI', value: '131052-308T' } as const;
const blobOf = (event?: DocumentEvent) => (event?.type === 'DocumentImported' ? event.data.blobId : 'none');
const said = {
  title: 'Lease',
  sha256: sha256(lease),
  closedAt: '2024-05-31T11:00:00.000Z',
  origin: 'Another service',
  signatories: [
    { name: 'Aino', email: 'aino@example.com', identity: number, signedAt: '2024-05-31T11:00:00.000Z' },
    { name: 'Otso', signedAt: '2024-05-30T11:00:00.000Z', role: { kind: 'self' }, method: 'light', assurance: 'none' },
  ].map((one) => ({ role: { kind: 'self' }, method: 'fi-bank-id', assurance: 'strong', ...one })),
} as unknown as ImportDescription;

describe('importing a document', () => {
  let world: Awaited<ReturnType<typeof organizationApplication>>;
  let vault: MemoryVault;
  let app: Application;
  let importer: Importer;
  beforeEach(async () => {
    world = await organizationApplication();
    vault = new MemoryVault();
    app = open();
    const { organizationId } = world;
    importer = { organizationId, folders: everyFolder, vouchedBy: { kind: 'operator' } } as never;
  });

  /** Another process over the same stores. */
  const open = () => {
    const inspect = async ({ size }: { readonly size: number }) =>
      size === 0
        ? { rejected: { code: 'not-a-pdf', detail: 'The file is empty.' } }
        : { accepted: { pages: 2, attachments: 0 } };
    const settings = { ...world.app.settings, limits: { documentBytes: 1_000 } };
    return { ...world.open(), vault, pdf: { inspect }, settings } as unknown as Application;
  };
  const run = (change: Partial<ImportDescription> = {}, text = lease, key: string = randomUUID(), on = app) =>
    new ImportDocumentHandler(on).execute(
      new ImportDocumentCommand(
        processIdentity('test', key, null),
        { ...importer, importId: key as never },
        { ...said, ...change },
        {
          ...{ fileName: 'a.pdf', bytes: [Buffer.from(text)] },
        },
      ),
    );
  const documentId = () => importedDocumentIdOf(importer.organizationId, said.sha256);
  const events = async (): Promise<readonly Logged<DocumentEvent>[]> =>
    (await open().transactor.load(streams.document(documentId()), documentDecider)).events;

  it('stores its bytes under a key of its own, and records what is said of it and who vouches', async () => {
    const imported = await run();
    expect(imported).toMatchObject({ documentId: documentId(), pages: 2, signatures: 0, bytes: lease.length });
    const [event, ...more] = await events();
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      type: 'DocumentImported',
      data: {
        ...{ title: 'Lease', fileName: 'a.pdf', claimed: { closedAt: said.closedAt, origin: 'Another service' } },
        vouchedBy: { kind: 'operator' },
        signatories: [
          { name: 'Aino', email: 'aino@example.com' },
          { name: 'Otso', email: null },
        ],
      },
    });
    expect(vault.blobs.get(blobOf(event))?.toString()).toBe(lease);
    expect(world.keys.keys.has(`document-${documentId()}/bytes`)).toBe(true);
  });

  it('keeps of an identity number a keyed hash and its masked form: not the number, encrypted or not', async () => {
    await run();
    const [event] = await events();
    expect(event).toMatchObject({
      data: {
        signatories: [
          {
            identityNumber: '131052-****',
            keys: { number: lookupHash(new Uint8Array(32))(identityNumberKey(number)) },
          },
          expect.not.objectContaining({ keys: expect.anything() }),
        ],
      },
    });
    expect(JSON.stringify(event)).not.toContain(number.value);
    const stored = world.store.events.filter(({ stream }) => stream.startsWith('document-'));
    for (const text of [number.value, 'Aino', 'aino@', 'Lease', 'Another', 'a.pdf', '131052'])
      expect(JSON.stringify(stored)).not.toContain(text);
  });

  it('refuses another file than the one that is described, and keeps nothing of it', async () => {
    await expect(run({}, 'another text')).rejects.toMatchObject({ rejection: { code: 'wrong-hash' } });
    await expect(run({ sha256: sha256('') as never }, '')).rejects.toMatchObject({ rejection: { code: 'not-a-pdf' } });
    const folderId = randomUUID() as never;
    await expect(run({ folderId })).rejects.toMatchObject({ rejection: { code: 'folder-unknown' } });
    expect([vault.blobs.size, await events()]).toEqual([0, []]);
  });

  it('takes the same file once, whoever sends it again: in turn, at once, or from another process', async () => {
    await run();
    const again = { rejection: { code: 'already-imported', documentId: documentId() } };
    await expect(run()).rejects.toMatchObject(again);
    await expect(run({ title: 'Another' }, lease, 'x', open())).rejects.toMatchObject(again);
    const pledge = { sha256: sha256('pledge') as never };
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => run(pledge, 'pledge', randomUUID(), open())));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect([await events(), vault.blobs.size]).toEqual([[expect.anything()], 2]);
  });

  it('answers a repeat of the same command as the first time, and refuses it with other content', async () => {
    const first = await run({}, lease, 'once');
    expect(await run({}, lease, 'once', open())).toEqual(first);
    const reused = run({ title: 'Twice' }, lease, 'once');
    await expect(reused).rejects.toMatchObject({ rejection: { code: 'command-id-reused' } });
    const both = await Promise.all([1, 2].map(() => run({ sha256: sha256('b') as never }, 'b', 'two', open())));
    expect(both[0]).toEqual(both[1]);
    expect(vault.blobs.size).toBe(2);
  });

  it('refuses another file under a key that imported one, in turn or at once; what a key was refused for doesn’t count', async () => {
    const pledge = { sha256: sha256('pledge') as never };
    await expect(run(pledge, 'another text', 'once')).rejects.toMatchObject({ rejection: { code: 'wrong-hash' } });
    await run({}, lease, 'once');
    const reused = { rejection: { code: 'command-id-reused' } };
    await expect(run(pledge, 'pledge', 'once', open())).rejects.toMatchObject(reused);
    await run(pledge, 'pledge');
    await expect(run(pledge, 'pledge', 'once', open())).rejects.toMatchObject(reused);
    const texts = ['b', 'c'];
    const both = await Promise.allSettled(
      texts.map((text) => run({ sha256: sha256(text) as never }, text, 'two', open())),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: reused });
    expect(vault.blobs.size).toBe(3);
  });

  it('keeps the bytes when it can’t be told whether the log has the fact, and else takes them back', async () => {
    world.store.mishaps.push('not-stored');
    await expect(run()).rejects.toMatchObject({ outcome: 'not-stored' });
    expect(vault.blobs.size).toBe(0);
    const { transactor } = app;
    const transact = async (transaction: { readonly stream: string }) => {
      if (!transaction.stream.startsWith('document-')) return transactor.transact(transaction as never);
      throw new EventStoreUnavailableError('cut off', 'unknown');
    };
    const unsure = { ...app, transactor: { load: transactor.load.bind(transactor), transact } } as Application;
    await expect(run({}, lease, 'once', unsure)).rejects.toMatchObject({ outcome: 'unknown' });
    expect(vault.blobs.size).toBe(1);
  });

  it.each(['put', 'inspect', 'append', 'appended'] as const)(
    'is taken up again by the same command after a process ended at its %s, and imported once',
    async (step) => {
      const ended = Promise.withResolvers<void>();
      const end = () => {
        ended.resolve();
        return new Promise<never>(() => {});
      };
      const dying = open();
      const { store } = world;
      const append = store.append.bind(store);
      if (step === 'put') dying.vault.put = end;
      if (step === 'inspect') dying.pdf.inspect = end;
      if (step === 'append') store.append = end;
      if (step === 'appended')
        store.append = async (...given) => {
          await append(...given);
          return end();
        };
      void run({}, lease, 'once', dying);
      await ended.promise;
      [store.append, vault] = [append, Object.assign(new MemoryVault(), { blobs: vault.blobs })];
      const imported = await run({}, lease, 'once', open());
      const [event, ...more] = await events();
      expect([event?.meta.position, more]).toEqual([imported.position, []]);
      expect(vault.blobs.get(blobOf(event))?.toString()).toBe(lease);
    },
  );

  it('does not take back what was purged', async () => {
    await run();
    const holder = { kind: 'organization', organizationId: importer.organizationId } as const;
    for (const command of [
      { type: 'AddHolder', holder, archivedDocumentId: 'a' },
      { type: 'RemoveHolder', holder, files: [] },
    ])
      await app.transactor.transact({
        ...{ stream: streams.document(documentId()), decider: documentDecider, command: command as never },
        ...{ identity: processIdentity('test', command.type, null), content: command },
      });
    await expect(run()).rejects.toMatchObject({ rejection: { code: 'document-purged' } });
  });

  it('puts it where whoever imports may write', async () => {
    const folderId = randomUUID();
    await app.transactor.transact({
      ...{ stream: streams.organization(importer.organizationId), decider: organizationDecider },
      command: { type: 'CreateFolder', folderId, name: 'Leases', rights: [] } as never,
      ...{ identity: processIdentity('test', 'folder', null), content: 'folder' },
    });
    importer = { ...importer, folders: { accessTo: () => 'read', readable: 'all' } };
    const there = { folderId: folderId as never };
    await expect(run(there)).rejects.toMatchObject({ rejection: { code: 'folder-read-only' } });
    importer = { ...importer, folders: everyFolder };
    await run(there);
    expect(await events()).toMatchObject([{ data: { folderId } }]);
  });
});
