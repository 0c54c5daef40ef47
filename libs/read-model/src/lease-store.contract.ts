import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Lease, type LeaseStore, LeaseStoreUnavailableError } from './lease-store.port.js';

/** The leases that a test works on. */
export interface LeasesToTest {
  /** The same leases each time, as another process would have them. */
  open(): Promise<LeaseStore>;
  remove(): Promise<void>;
}

/** What every store of leases does. */
export function leaseStoreContract(adapter: string, newLeases: () => Promise<LeasesToTest>): void {
  let leases: LeasesToTest;
  let mine: LeaseStore;
  let theirs: LeaseStore;
  beforeEach(async () => {
    leases = await newLeases();
    [mine, theirs] = [await leases.open(), await leases.open()];
  });
  afterEach(async () => {
    await mine.close();
    await theirs.close();
    await leases.remove();
  });

  const seenBy = async (store: LeaseStore, name = 'mail'): Promise<Lease | null> =>
    (await store.renew('nobody')).find((lease) => lease.name === name) ?? null;

  describe(`leases on ${adapter}`, () => {
    it('are there once they were taken, with who has them', async () => {
      expect(await mine.renew('me')).toEqual([]);
      const lease = await mine.take('mail', 'me', null);
      expect(lease).toMatchObject({ name: 'mail', holder: 'me' });
      expect(await seenBy(theirs)).toEqual(lease);
    });

    it('have one holder, of however many that ask at once', async () => {
      for (const round of [1, 2]) {
        const seen = await seenBy(mine);
        const taken = await Promise.all(
          Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? mine : theirs).take('mail', `${round}-${i}`, seen)),
        );
        const [winner, ...others] = taken.filter((lease) => lease !== null);
        expect(others).toEqual([]);
        expect(await seenBy(mine)).toEqual(winner);
      }
    });

    it('beat while their holder renews them, and only those', async () => {
      const [first, other] = [await mine.take('mail', 'me', null), await theirs.take('seal', 'them', null)];
      await mine.renew('me');
      const renewed = (await mine.renew('me')).find(({ name }) => name === 'mail');
      expect(renewed?.beat).toBeGreaterThan(first?.beat ?? 0);
      expect(renewed).toEqual(await seenBy(theirs));
      expect(await seenBy(mine, 'seal')).toEqual(other);
    });

    it('are not taken from a holder who has renewed since they were seen', async () => {
      await mine.take('mail', 'me', null);
      const seen = await seenBy(theirs);
      await mine.renew('me');
      expect(await theirs.take('mail', 'them', seen)).toBeNull();
      expect(await seenBy(theirs)).toMatchObject({ holder: 'me' });
    });

    it('are taken from a holder who has not, under a greater token', async () => {
      const first = await mine.take('mail', 'me', null);
      const second = await theirs.take('mail', 'them', await seenBy(theirs));
      expect(second).toMatchObject({ holder: 'them' });
      expect(second?.token).toBeGreaterThan(first?.token ?? 0);
      expect((await mine.renew('me')).find(({ name }) => name === 'mail')).toEqual(second);
    });

    it('are not taken by one who saw them long ago', async () => {
      const seen: (Lease | null)[] = [null];
      for (const holder of ['a', 'b', 'c', 'd']) seen.push(await mine.take('mail', holder, await seenBy(mine)));
      for (const old of seen.slice(0, -1)) expect(await theirs.take('mail', 'late', old)).toBeNull();
      expect(await seenBy(theirs)).toEqual(seen.at(-1));
    });

    it('can be given back, and their tokens still grow', async () => {
      const first = (await mine.take('mail', 'me', null)) as Lease;
      await mine.release(first);
      const free = await seenBy(theirs);
      expect(free).toMatchObject({ holder: null });
      const second = await theirs.take('mail', 'them', free);
      expect(second?.token).toBeGreaterThan(first.token);
    });

    it('are not given back by one who has lost them', async () => {
      const lost = (await mine.take('mail', 'me', null)) as Lease;
      const taken = await theirs.take('mail', 'them', await seenBy(theirs));
      await mine.release(lost);
      expect(await seenBy(theirs)).toEqual(taken);
    });

    it('can’t be used once they are closed', async () => {
      await mine.close();
      await mine.close();
      for (const use of [mine.renew('me'), mine.take('mail', 'me', null)])
        await expect(use).rejects.toThrow(LeaseStoreUnavailableError);
    });
  });
}
