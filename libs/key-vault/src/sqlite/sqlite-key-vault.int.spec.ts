import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type KeyRef, KeyVaultUnavailableError, WrongMasterKeyError } from '../key-vault.port.js';
import { openSqliteKeyVault } from '../open-sqlite.js';

const masterKey = new Uint8Array(32).fill(7);
const a: KeyRef = { scope: 'invitation-1', subject: 'signatory-a' };
const b: KeyRef = { scope: 'invitation-1', subject: 'signatory-b' };

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attestory-keys-'));
  file = join(folder, 'keys.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = () => openSqliteKeyVault({ file, masterKey });
function onFile<T>(work: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(file);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

describe('the file of keys', () => {
  it('is readable by its owner only', async () => {
    const vault = await open();
    await vault.ensure([a]);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
    await vault.close();
  });

  it('holds no key in the clear', async () => {
    const vault = await open();
    const [key] = await vault.ensure([a]);
    for (const name of readdirSync(folder))
      expect(readFileSync(join(folder, name)).includes(Buffer.from(key as Uint8Array))).toBe(false);
    await vault.close();
  });

  it.each([
    [
      'swapped with those of another',
      'UPDATE data_key SET wrapped = (SELECT wrapped FROM data_key d WHERE d.id = 3 - data_key.id)',
    ],
    [
      'moved to another subject',
      "UPDATE data_key SET subject = 'signatory-x-' || subject WHERE id = 1; UPDATE data_key SET subject = 'signatory-a' WHERE id = 2",
    ],
    ['cut short', 'UPDATE data_key SET wrapped = substr(wrapped, 1, 20)'],
    ['emptied', "UPDATE data_key SET wrapped = x''"],
  ])('gives no key whose bytes were %s', async (_, tampering) => {
    const vault = await open();
    await vault.ensure([a, b]);
    await vault.close();
    onFile((db) => db.exec(tampering));
    const tampered = await open();
    await expect(tampered.get([a])).rejects.toThrow(WrongMasterKeyError);
    await tampered.close();
  });

  it('gives no key that was moved where scope and subject read the same in a row', async () => {
    const vault = await open();
    await vault.ensure([{ scope: 'ab', subject: 'c' }]);
    await vault.close();
    onFile((db) => db.exec("UPDATE data_key SET scope = 'a', subject = 'bc'"));
    const tampered = await open();
    await expect(tampered.get([{ scope: 'a', subject: 'bc' }])).rejects.toThrow(WrongMasterKeyError);
    await tampered.close();
  });

  it('fails only those who ask for a key that was tampered with', async () => {
    const vault = await open();
    await vault.ensure([a, b]);
    await vault.close();
    onFile((db) => db.exec("UPDATE data_key SET wrapped = x'00' WHERE id = 1"));
    const tampered = await open();
    const fresh: KeyRef = { scope: 'invitation-2', subject: 'signatory-c' };
    const [bad, good] = await Promise.allSettled([tampered.ensure([fresh, a]), tampered.ensure([fresh, b])]);
    expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled']);
    await tampered.close();
  });

  it('is refused when another program made it, when it is newer, and when it is no database', async () => {
    onFile((db) => db.exec('CREATE TABLE other (x)'));
    await expect(open()).rejects.toThrow(KeyVaultUnavailableError);
    onFile((db) => db.exec('DROP TABLE other; PRAGMA application_id = 1'));
    await expect(open()).rejects.toThrow(KeyVaultUnavailableError);
    rmSync(file);
    await (await open()).close();
    onFile((db) => db.exec('PRAGMA user_version = 2'));
    await expect(open()).rejects.toThrow('version 2');
    writeFileSync(file, 'something else, and long enough to be read as a header of a database file'.repeat(20));
    await expect(open()).rejects.toThrow(KeyVaultUnavailableError);
  });

  it('is refused when it lost the value by which master keys are checked', async () => {
    await (await open()).close();
    onFile((db) => db.exec('DELETE FROM vault'));
    await expect(open()).rejects.toThrow(KeyVaultUnavailableError);
  });

  it('is refused in a folder that is not there', async () => {
    const nowhere = join(folder, 'none', 'keys.sqlite');
    await expect(openSqliteKeyVault({ file: nowhere, masterKey })).rejects.toThrow(KeyVaultUnavailableError);
  });

  it('is not opened with a master key of another length', async () => {
    await expect(openSqliteKeyVault({ file, masterKey: new Uint8Array(16) })).rejects.toThrow(RangeError);
  });

  it('waits while another process writes, without holding up this one', async () => {
    const vault = await open();
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    let turns = 0;
    const ticking = setInterval(() => turns++, 1).unref();
    const making = vault.ensure([a]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    other.exec('COMMIT');
    other.close();
    expect(await making).toEqual(await vault.get([a]));
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(1);
    await vault.close();
  });

  it('does not cache a key whose commit failed', async () => {
    const vault = await open();
    onFile((db) =>
      db.exec(
        "CREATE TRIGGER full BEFORE INSERT ON data_key WHEN NEW.subject = 'x' BEGIN SELECT RAISE(FAIL, 'full'); END",
      ),
    );
    await expect(vault.ensure([a, { scope: 's', subject: 'x' }])).rejects.toThrow(KeyVaultUnavailableError);
    expect(await vault.get([a])).toEqual([null]);
    expect(await vault.ensure([a])).toEqual(await vault.get([a]));
    await vault.close();
  });
});

describe('a destroyed key', () => {
  const refs = Array.from(
    { length: 2_000 },
    (_, i): KeyRef => ({ scope: `invitation-${i * 7919}`, subject: `s-${i}` }),
  );

  const wrappedOf = (ref: KeyRef) =>
    onFile((db) => {
      const row = db
        .prepare('SELECT wrapped FROM data_key WHERE scope = ? AND subject = ?')
        .get(ref.scope, ref.subject);
      return Buffer.from(row?.wrapped as Uint8Array);
    });
  /** Searched by its parts, too: a page may have been torn anywhere. */
  const foundOf = (keys: readonly Buffer[]) => {
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    const isIn = (wrapped: Buffer) => (bytes: Buffer) =>
      [0, 20, 40].some((at) => bytes.includes(wrapped.subarray(at, at + 20)));
    return keys.filter((wrapped) => files.some(isIn(wrapped)));
  };
  const found = (wrapped: Buffer) => foundOf([wrapped]);

  it('is in no file any more, while the vault is still open, and its mark stays', async () => {
    const vault = await open();
    // In small and large groups, so that pages fill in many ways.
    for (let i = 0; i < refs.length; i += 1 + (i % 97)) await vault.ensure(refs.slice(i, i + 1 + (i % 97)));
    const doomed = refs.filter((_, i) => i % 3 === 0);
    const wrapped = doomed.map(wrappedOf);
    expect(foundOf(wrapped)).toHaveLength(doomed.length);
    await vault.destroy(doomed.slice(0, 100));
    await vault.destroy(doomed.slice(100));
    expect(foundOf(wrapped)).toEqual([]);
    const marks = onFile((db) => db.prepare('SELECT count(*) AS n FROM data_key WHERE destroyed = 1').get());
    expect(marks).toMatchObject({ n: doomed.length });
    expect((await vault.get(refs)).map((key) => key === null)).toEqual(refs.map((_, i) => i % 3 === 0));
    await vault.close();
  });

  it('leaves the files also when it was destroyed by a process that ended before it could empty its log', async () => {
    const vault = await open();
    await vault.ensure([a, b]);
    const wrapped = wrappedOf(a);
    const reader = new DatabaseSync(file);
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM data_key').get();
    // The reader keeps the log in use: the key is gone, its old bytes are not.
    await expect(vault.destroy([a])).rejects.toThrow(KeyVaultUnavailableError);
    expect(await vault.get([a])).toEqual([null]);
    expect(found(wrapped)).not.toEqual([]);
    reader.close();
    const next = await open();
    expect(found(wrapped)).toEqual([]);
    await next.close();
    await vault.close();
  });
});
