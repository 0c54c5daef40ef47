import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Binary } from 'mongodb';
import { MongoServer } from '../../../../test/support/mongo-server.js';
import { KeyDestroyedError, type KeyRef, KeyVaultUnavailableError, WrongMasterKeyError } from '../key-vault.port.js';
import { type KeysOnServer, newKeysOnServer } from './keys-on-server.fixture.js';

const a: KeyRef = { scope: 'invitation-1', subject: 'signatory-a' };
const b: KeyRef = { scope: 'invitation-1', subject: 'signatory-b' };

let server: MongoServer;
let there: KeysOnServer;
beforeAll(async () => {
  server = await MongoServer.start();
});
afterAll(() => server.remove());
beforeEach(async () => {
  there = await newKeysOnServer(server);
});
afterEach(() => there.remove());

const keys = () => there.db.collection<{ readonly _id: string }>('keys');
const bytesOf = async ({ subject }: KeyRef) =>
  Buffer.from(
    ((await keys().findOne({ subject } as never, { promoteBuffers: true })) as never as { wrapped: Uint8Array })
      .wrapped,
  );

describe('the keys in the database', () => {
  it('are none in the clear', async () => {
    const [key] = await (await there.open()).ensure([a]);
    expect((await bytesOf(a)).includes(Buffer.from(key as Uint8Array))).toBe(false);
  });

  it.each<readonly [string, () => Promise<unknown>]>([
    ['swapped with those of another', async () => set(a, new Binary(await bytesOf(b)))],
    ['cut short', async () => set(a, new Binary((await bytesOf(a)).subarray(0, 20)))],
    ['emptied', () => set(a, new Binary(new Uint8Array(0)))],
    ['replaced by a text', () => set(a, 'a text')],
  ])('give no key whose bytes were %s, and fail nobody else', async (_, tampering) => {
    const vault = await there.open();
    const [, sound] = await vault.ensure([a, b]);
    await tampering();
    await expect(vault.get([a])).rejects.toThrow(WrongMasterKeyError);
    await expect(vault.ensure([a])).rejects.toThrow(WrongMasterKeyError);
    expect(await vault.get([b])).toEqual([sound]);
  });
  const set = ({ subject }: KeyRef, wrapped: unknown) =>
    keys().updateOne({ subject } as never, { $set: { wrapped } } as never);

  it('are refused when they lost the value by which master keys are checked', async () => {
    await (await there.open()).ensure([a]);
    await there.db.collection('keys.check').deleteMany({});
    await expect(there.open()).rejects.toThrow(KeyVaultUnavailableError);
    expect(await there.db.collection('keys.check').countDocuments({})).toBe(0);
  });

  it('are not opened with a master key of another length', async () => {
    await expect(there.open(new Uint8Array(16))).rejects.toThrow(RangeError);
  });

  it('are of one master key, whichever of two processes comes first with another', async () => {
    const openings = [1, 2, 3, 4].map((byte) => there.open(new Uint8Array(32).fill(byte)));
    const results = await Promise.allSettled(openings);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(3);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(WrongMasterKeyError);
  });

  it('hold nothing of a destroyed key but its mark, which nothing takes away', async () => {
    const [one, other] = [await there.open(), await there.open()];
    await one.ensure([a, b]);
    const before = await bytesOf(a);
    await other.destroy([a]);
    expect((await bytesOf(a)).equals(Buffer.alloc(before.length))).toBe(true);
    const attempts = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? one : other).ensure([a])),
    );
    for (const attempt of attempts)
      expect(attempt).toMatchObject({ status: 'rejected', reason: expect.any(KeyDestroyedError) });
    expect(await keys().countDocuments({ destroyed: true } as never)).toBe(1);
  });

  it('stay destroyed while others ask for them at the same moment', async () => {
    const [one, other] = [await there.open(), await there.open()];
    const refs = Array.from({ length: 30 }, (_, i) => ({ scope: 'invitation-1', subject: `s-${i}` }));
    await one.ensure(refs);
    await Promise.allSettled(refs.flatMap((ref) => [one.ensure([ref]), other.destroy([ref]), one.get([ref])]));
    expect(await one.get(refs)).toEqual(refs.map(() => null));
  });
});
