import type { FolderId, Instant } from '@attestory/domain';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { processIdentity } from '../command-identity.js';
import { holdsOf, placeHold, releaseHold } from '../commands/legal-holds.js';
import type { Owner } from '../people/belongings.js';
import { purgeProcess } from '../processes/purge.process.js';
import { retentionPlan } from '../retention/retention-plan.js';
import { everyFolder, type TenantContext, type TenantReader } from '../tenant.js';
import { MemoryVault } from '../testing/memory-vault.sample.js';
import {
  Archive,
  acme,
  aino,
  keepingApplication,
  organizationId,
  type PurgedStores,
} from '../testing/retention.sample.js';
import { MemoryEventStore, MemoryKeyVault } from '../testing/stores.sample.js';
import { purgedOf } from './personal-documents.queries.js';
import { listPurged, listRetention, summarizeRetention } from './retention.queries.js';

const now = '2026-02-01T10:00:00.000Z' as Instant;
const all: TenantReader = { organizationId, folders: everyFolder };
/** Who may read what lies in the folder `f` only. */
const partly: TenantReader = {
  organizationId,
  folders: { accessTo: (folderId) => (folderId === 'f' ? 'read' : 'none'), readable: ['f' as never] },
};
const another: TenantReader = { organizationId: 'another', folders: everyFolder };
const context = (reader: TenantReader, name: string) => {
  const tenant = { ...reader, by: { kind: 'client', clientId: 'c' } } as TenantContext;
  return { tenant, identity: processIdentity('test', name, null) };
};
let archive: Archive;
let stores: PurgedStores;
let copies: string[];

beforeEach(async () => {
  stores = { store: new MemoryEventStore(), keys: new MemoryKeyVault(), vault: new MemoryVault() };
  archive = new Archive(keepingApplication(stores, { now: () => now }));
  await archive.organization();
  copies = [];
  for (let i = 0; i < 3; i++) copies.push((await archive.document([acme, aino])).copies[0] as string);
  await archive.copy(copies[0] as string, { type: 'MoveDocument', to: 'f' as FolderId });
});

const ids = async (reader: TenantReader, page: object = {}) =>
  (await listRetention(archive.app, reader, { limit: 20, ...page })).items.map((view) => view.archivedDocumentId);
const plan = async (until: string, more: object = {}) => {
  const planned = [];
  for await (const one of retentionPlan(archive.app, { until: until as Instant, ...more })) planned.push(one);
  return planned;
};

describe('what is due', () => {
  it('is listed for whoever may read it, and for nobody else', async () => {
    expect((await ids(all)).sort()).toEqual([...copies].sort());
    expect(await ids(partly)).toEqual([copies[0]]);
    expect(await ids(another)).toEqual([]);
    expect(await ids(all, { folder: null })).toHaveLength(2);
  });

  it('is listed up to a time, that time included', async () => {
    expect(await ids(all, { until: '2026-07-31T09:00:00.000Z' })).toHaveLength(3);
    expect(await ids(all, { until: '2026-07-31T08:59:59.999Z' })).toEqual([]);
  });

  it('is counted per month and rule, and what is held apart', async () => {
    await placeHold(archive.app, context(all, 'hold') as never, copies[1] as string, 'A dispute');
    const summary = await summarizeRetention(archive.app, all, { until: '2027-01-01T00:00:00.000Z' });
    expect(summary).toMatchObject({
      months: [{ month: '2026-07', rule: 'organization/root', policyVersion: '1', due: 2, held: 1 }],
      held: 1,
    });
    expect((await summarizeRetention(archive.app, partly, { until: '2027-01-01T00:00:00.000Z' })).held).toBe(0);
  });
});

describe('what is gone', () => {
  const signer = { keyId: 'k', sign: () => 'v' };
  const personId = (aino as { readonly personId: string }).personId;
  const purge = async (copyId: string) => {
    await archive.tell(copyId, now);
    const muchLater = keepingApplication(stores, { now: () => '2028-01-01T10:00:00.000Z' as Instant });
    await purgeProcess(muchLater, signer)({ causedBy: 'c' } as never, { archivedDocumentId: copyId } as never);
  };
  const gone = async (owner: Owner) =>
    (await purgedOf(archive.app, owner, { limit: 20 })).items.map((view) => view.archivedDocumentId);

  it('is listed for the holder whose copy it was, and for nobody else', async () => {
    const [ofAcme, ofAino] = (await archive.document([acme, aino])).copies as [string, string];
    for (const id of [ofAcme, ofAino]) await purge(id);
    const listed = (await listPurged(archive.app, all, { limit: 20 })).items.map((view) => view.archivedDocumentId);
    expect(listed).toEqual([ofAcme]);
    expect(await gone({ personId, assurance: 'strong' })).toEqual([ofAino]);
    expect(await gone({ personId: 'vera', assurance: 'strong' })).toEqual([]);
  });

  it('is listed for whoever came by an e-mail link only where their address had found it', async () => {
    const byIdentity = (await archive.document([aino])).copies[0] as string;
    const byAddress = (await archive.document([aino], { foundBy: 'email' })).copies[0] as string;
    for (const id of [byIdentity, byAddress]) await purge(id);
    expect(await gone({ personId, assurance: 'single-factor' })).toEqual([byAddress]);
    expect(await gone({ personId, assurance: 'strong' })).toHaveLength(2);
  });
});

describe('a legal hold', () => {
  it('says who placed it and why, until it is released', async () => {
    const [id] = copies as [string];
    const { holdId } = await placeHold(archive.app, context(all, 'a') as never, id, 'A dispute');
    expect(await holdsOf(archive.app, all, id)).toEqual([
      { id: holdId, reason: 'A dispute', placedAt: now, by: { clientId: 'c' } },
    ]);
    // The same command again is the same hold.
    expect((await placeHold(archive.app, context(all, 'a') as never, id, 'A dispute')).holdId).toBe(holdId);
    await releaseHold(archive.app, context(all, 'b') as never, id, holdId);
    expect(await holdsOf(archive.app, all, id)).toEqual([]);
  });

  it('is not there for another organization, nor where one may not read, nor on people’s copies', async () => {
    const [inFolder, elsewhere] = copies as [string, string];
    const ofAino = (await archive.document([aino])).copies[0] as string;
    for (const [reader, id] of [
      [another, inFolder],
      [partly, elsewhere],
      [all, ofAino],
      [all, 'nothing'],
    ] as const) {
      await expect(placeHold(archive.app, context(reader, id) as never, id, 'x')).rejects.toThrow('not-found');
      await expect(holdsOf(archive.app, reader, id)).rejects.toThrow('not-found');
    }
    await expect(releaseHold(archive.app, context(all, 'c') as never, inFolder, 'none')).rejects.toThrow(
      'hold-unknown',
    );
  });
});

describe('a plan', () => {
  it('says what is told and purged until a time, and changes nothing', async () => {
    const before = (await archive.app.store.head()) as string;
    expect(await plan('2026-06-30T00:00:00.000Z')).toEqual([]);
    const told = await plan('2026-07-15T00:00:00.000Z');
    expect(told).toHaveLength(3);
    expect(told[0]).toMatchObject({ noticeAt: '2026-07-01T06:05:00.000Z', purgeAt: null });
    const gone = await plan('2026-08-15T00:00:00.000Z');
    expect(gone.map(({ purgeAt }) => purgeAt)).toEqual(copies.map(() => '2026-07-31T09:00:00.000Z'));
    expect(await archive.app.store.head()).toBe(before);
  });

  it('holds people’s copies too, unless it is of one organization', async () => {
    expect(await plan('2028-01-01T00:00:00.000Z')).toHaveLength(6);
    expect(await plan('2028-01-01T00:00:00.000Z', { organizationId })).toHaveLength(3);
    expect(await plan('2028-01-01T00:00:00.000Z', { organizationId: 'another' })).toEqual([]);
  });

  it('leaves out what is held', async () => {
    await archive.hold(copies[0] as string);
    expect(await plan('2027-01-01T00:00:00.000Z', { organizationId })).toHaveLength(2);
  });

  it('goes on from a notice that was given', async () => {
    await archive.tell(copies[0] as string, '2026-12-24T10:00:00.000Z');
    const [one] = (await plan('2027-01-01T00:00:00.000Z')).filter(({ archivedDocumentId: id }) => id === copies[0]);
    expect(one).toMatchObject({ noticeAt: now, purgeAt: '2026-12-24T10:00:00.000Z' });
  });
});
