import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type SignedCertificate, verifyCertificate } from '@attestory/audit';
import { headSigner, sha256, verifyP256 } from '@attestory/audit/node';
import { documentDecider, type DomainEvent, type Holder, streams } from '@attestory/domain';
import { documentKey } from '../commands/store-document.js';
import { purgeProcess } from '../processes/purge.process.js';
import { acme, aino, Archive, keepingApplication, overdue, type PurgedStores } from './retention.sample.js';

/** Stores as several processes have them. */
export interface SharedStores {
  /** Those of one process. */
  open(): Promise<PurgedStores>;
  remove(): Promise<void>;
}

const pem = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' });
const signer = headSigner(pem.toString());
/** What a purge changes, one after another: the log four times, two files, the key. */
const changes = 7;
class Crash extends Error {}

/** What a purge does, whatever comes between its steps. */
export function purgeContract(adapter: string, newStores: () => Promise<SharedStores>): void {
  describe(`a purge, on ${adapter}`, () => {
    let shared: SharedStores;
    let stores: PurgedStores;
    let archive: Archive;

    beforeEach(async () => {
      shared = await newStores();
      stores = await shared.open();
      archive = new Archive(keepingApplication(stores));
      await archive.organization();
    });
    afterEach(() => shared.remove());

    const due = async (holders: readonly Holder[]) => {
      const document = await archive.document(holders);
      for (const id of document.copies) await archive.tell(id);
      return document;
    };
    /** A process of its own goes about purging a copy. */
    const purge = (id: string, own = stores, clock = { now: () => overdue }) =>
      purgeProcess(keepingApplication(own, clock), signer)(
        { causedBy: 'cause' } as never,
        { archivedDocumentId: id } as never,
      );
    const certificates = async (id: string): Promise<readonly SignedCertificate[]> => {
      const { events } = await archive.load(id);
      return events.flatMap((event) => (event.type === 'DocumentPurged' ? [event.data] : []));
    };
    const documentOf = (id: string) => archive.app.transactor.load(streams.document(id), documentDecider);
    const isGone = async ({ documentId, blobs }: { documentId: string; blobs: readonly string[] }) => {
      for (const blob of blobs) if (await stores.vault.stat(blob)) return false;
      return (await stores.keys.get([documentKey(documentId)]))[0] === null;
    };
    const expectGoneOnce = async (document: Awaited<ReturnType<typeof due>>, id: string) => {
      expect(await isGone(document)).toBe(true);
      const [proof, ...others] = await certificates(id);
      expect(others).toEqual([]);
      expect(proof?.certificate.deleted).toHaveLength(2);
      expect(proof?.certificate).not.toHaveProperty('bytesKept');
      expect(await verifyCertificate(proof as SignedCertificate, signer.publicKey, sha256, verifyP256)).toBe(true);
      const types = (await documentOf(document.documentId)).events.map(({ type }) => type as DomainEvent['type']);
      expect(types.slice(-3)).toEqual(['HolderRemoved', 'DocumentPurgeStarted', 'DocumentBytesPurged']);
    };

    it('deletes the bytes and their key, and leaves a proof of what, whose, why and when', async () => {
      const document = await due([acme]);
      const [id] = document.copies as [string];
      await purge(id);
      await expectGoneOnce(document, id);
      expect((await certificates(id))[0]?.certificate).toMatchObject({
        ...{ version: 1, archivedDocumentId: id, documentId: document.documentId, holder: acme, purgedAt: overdue },
        ...{ rule: 'organization/root', policyVersion: '1', keepUntil: '2026-07-31T09:00:00.000Z' },
      });
    });

    it.each(crashPoints())('that breaks off %s change %i is finished at the next start', async (when, nth) => {
      const document = await due([acme]);
      const [id] = document.copies as [string];
      const own = await shared.open();
      await expect(purge(id, crashing(own, when, nth))).rejects.toThrow(Crash);
      await purge(id);
      await expectGoneOnce(document, id);
      // And once more there is nothing to do.
      await purge(id);
      expect(await certificates(id)).toHaveLength(1);
    });

    it('takes nothing from others who hold the document, wherever it breaks off', async () => {
      for (const [when, nth] of crashPoints().filter(([, n]) => n <= 3)) {
        const document = await due([acme, aino]);
        const [id, other] = document.copies as [string, string];
        await expect(purge(id, crashing(stores, when, nth))).rejects.toThrow(Crash);
        await purge(id);
        expect(await isGone(document)).toBe(false);
        const [proof] = await certificates(id);
        expect(proof?.certificate).toMatchObject({ deleted: [], bytesKept: true });
        expect((await archive.load(other)).state).toMatchObject({ status: 'kept' });
        for (const blob of document.blobs) expect(await stores.vault.stat(blob)).not.toBeNull();
      }
    });

    it('by two processes at once is one purge', async () => {
      const document = await due([acme]);
      const [id] = document.copies as [string];
      const other = await shared.open();
      await Promise.all([purge(id), purge(id, other), purge(id, other)]);
      await expectGoneOnce(document, id);
    });

    it('of the last two holders at once deletes the bytes once, and each has a proof of their own', async () => {
      const document = await due([acme, aino]);
      const [one, two] = document.copies as [string, string];
      const [other, muchLater] = [await shared.open(), { now: () => '2028-09-01T10:00:00.000Z' as never }];
      await Promise.all([purge(one, stores, muchLater), purge(two, other, muchLater)]);
      expect(await isGone(document)).toBe(true);
      const proofs = [...(await certificates(one)), ...(await certificates(two))];
      expect(new Set(proofs.map(({ certificate }) => certificate.deleted.length))).toEqual(new Set([0, 2]));
    });

    it('does not begin where a hold was placed a moment ago, at the revision that it had read', async () => {
      const document = await due([acme]);
      const [id] = document.copies as [string];
      const own = await shared.open();
      await purge(
        id,
        meanwhile(own, () => archive.hold(id)),
      );
      expect((await archive.load(id)).state).toMatchObject({ status: 'kept', purge: null });
      expect(await isGone(document)).toBe(false);
      expect((await documentOf(document.documentId)).state).toMatchObject({ status: 'stored' });
    });

    it('that has begun is not stopped by a hold: whoever places it is told', async () => {
      const document = await due([acme]);
      const [id] = document.copies as [string];
      await expect(purge(id, crashing(stores, 'after', 1))).rejects.toThrow(Crash);
      await expect(archive.hold(id)).rejects.toThrow('purge-started');
      await purge(id);
      await expectGoneOnce(document, id);
    });

    it('decides by the rule in force now, and tells the holder again of another time', async () => {
      const document = await due([acme]);
      const [id] = document.copies as [string];
      await archive.setRule(120);
      await purge(id);
      expect((await archive.load(id)).state).toMatchObject({
        status: 'kept',
        notice: null,
        retention: { policyVersion: '2', keepUntil: '2036-01-31T10:00:00.000Z' },
      });
      await archive.setRule(null);
      await purge(id);
      expect((await archive.load(id)).state).toMatchObject({ status: 'kept', retention: { keepUntil: null } });
      expect(await isGone(document)).toBe(false);
    });

    it('does not wait for a seal that fails again and again', async () => {
      const document = await archive.document([acme], { unsealed: true });
      const [id] = document.copies as [string];
      await archive.tell(id);
      await purge(id);
      expect(await isGone(document)).toBe(true);
      expect((await certificates(id))[0]?.certificate.deleted).toHaveLength(1);
    });

    it('waits for its time, and for thirty days after the notice', async () => {
      const document = await archive.document([acme]);
      const [id] = document.copies as [string];
      await purge(id);
      await archive.tell(id, '2026-10-01T10:00:00.000Z');
      await purge(id);
      expect((await archive.load(id)).state).toMatchObject({ status: 'kept' });
      await purge(id, stores, { now: () => '2026-10-01T10:00:00.000Z' as never });
      await expectGoneOnce(document, id);
    });
  });
}

function crashPoints(): ['before' | 'after', number][] {
  const all = Array.from({ length: changes }, (_, i) => i + 1);
  return all.flatMap((nth): ['before' | 'after', number][] => [
    ['before', nth],
    ['after', nth],
  ]);
}

/** Stores of a process that dies at its nth change: just before, or as soon as it is made. */
function crashing({ store, keys, vault }: PurgedStores, when: 'before' | 'after', nth: number): PurgedStores {
  let count = 0;
  const change = async <T>(make: () => Promise<T>): Promise<T> => {
    count += 1;
    if (count >= nth && when === 'before') throw new Crash();
    if (count > nth) throw new Crash();
    const made = await make();
    if (count === nth) throw new Crash();
    return made;
  };
  return {
    store: over(store, { append: (...given) => change(() => store.append(...given)) }),
    keys: over(keys, { destroy: (refs) => change(() => keys.destroy(refs)) }),
    vault: over(vault, { delete: (id) => change(() => vault.delete(id)) }),
  };
}

/** Stores of a process ahead of whose first append somebody else does something. */
function meanwhile({ store, ...rest }: PurgedStores, act: () => Promise<void>): PurgedStores {
  let first = true;
  const append: PurgedStores['store']['append'] = async (...given) => {
    if (first) {
      first = false;
      await act();
    }
    return store.append(...given);
  };
  return { ...rest, store: over(store, { append }) };
}

function over<T extends object>(original: T, changed: Partial<T>): T {
  return new Proxy(original, {
    get: (target, name) => {
      const value: unknown = Reflect.get(name in changed ? changed : target, name);
      return typeof value === 'function' && !(name in changed) ? value.bind(target) : value;
    },
  });
}
