import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { collect, inPieces, newBlob } from '../document-vault.contract.js';
import { BlobDamagedError, type DocumentVault, DocumentVaultUnavailableError } from '../document-vault.port.js';
import { openFilesDocumentVault } from '../open-files.js';

const run = promisify(execFile);

describe('the vault of encrypted files', () => {
  let folder: string;
  let vault: DocumentVault;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-vault-'));
    vault = await openFilesDocumentVault({ folder });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const files = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));

  it('notices a changed, cut, added or moved byte anywhere, before it gives out what was changed', async () => {
    const [blob, bytes] = [newBlob(), randomBytes(200_000)];
    await vault.put(blob, inPieces(bytes, 60_000));
    const [file] = (await files()) as [string];
    const sound = await readFile(file);
    const chunk = 65_536 + 16;
    const damages: Record<string, Buffer> = {
      ...Object.fromEntries(
        [0, 4, 20, 40, 70_000, sound.length - 1].map((at) => {
          const flipped = Buffer.from(sound);
          flipped[at] = (flipped[at] as number) ^ 1;
          return [`flipped at ${at}`, flipped];
        }),
      ),
      'cut by one byte': sound.subarray(0, -1),
      'cut by its last chunk': sound.subarray(0, 37 + chunk),
      'cut to nothing': sound.subarray(0, 10),
      'one byte more': Buffer.concat([sound, Buffer.alloc(1)]),
      'a chunk more': Buffer.concat([sound, sound.subarray(37, 37 + chunk)]),
      'two chunks swapped': Buffer.concat([
        sound.subarray(0, 37),
        sound.subarray(37 + chunk, 37 + 2 * chunk),
        sound.subarray(37, 37 + chunk),
        sound.subarray(37 + 2 * chunk),
      ]),
    };
    for (const [damage, content] of Object.entries(damages)) {
      await writeFile(file, content);
      const given: Uint8Array[] = [];
      const reading = (async () => {
        for await (const part of vault.get(blob)) given.push(part);
      })();
      await expect([damage, await reading.catch((error: unknown) => error)]).toEqual([
        damage,
        expect.any(BlobDamagedError),
      ]);
      const clear = Buffer.concat(given);
      expect(clear.equals(bytes.subarray(0, clear.length))).toBe(true);
    }
  });

  it('notices a blob in the place of another, even under the same key', async () => {
    const key = randomBytes(32);
    const [a, b] = [
      { ...newBlob(), key },
      { ...newBlob(), key },
    ];
    await vault.put(a, inPieces(Buffer.from('first'), 10));
    const [fileA] = (await files()) as [string];
    await vault.put(b, inPieces(Buffer.from('other'), 10));
    const fileB = (await files()).find((file) => file !== fileA) as string;
    await writeFile(fileB, await readFile(fileA));
    await expect(collect(vault.get(b))).rejects.toThrow(BlobDamagedError);
  });

  it('keeps nothing clear on disk, and lets nobody else in', async () => {
    await vault.put(newBlob(), inPieces(Buffer.from('a secret contract '.repeat(100)), 99));
    const [file] = (await files()) as [string];
    expect((await readFile(file)).includes('secret')).toBe(false);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o077).toBe(0);
  });

  it('clears away what a crash left behind, but not what may still be written', async () => {
    await vault.put(newBlob(), inPieces(Buffer.from('x'), 1));
    const [file] = (await files()) as [string];
    await writeFile(`${file}.old.tmp`, 'left over');
    await writeFile(`${file}.new.tmp`, 'being written');
    const hoursAgo = new Date(Date.now() - 2 * 60 * 60_000);
    await utimes(`${file}.old.tmp`, hoursAgo, hoursAgo);
    await openFilesDocumentVault({ folder });
    expect((await files()).sort()).toEqual([file, `${file}.new.tmp`].sort());
  });

  it('says that it is unavailable when the disk takes no more, leaves nothing, and goes on afterwards', async () => {
    // A limit of the file size stands for a full disk: the write fails in the middle, with the kernel's own error.
    const program = `
      process.on('SIGXFSZ', () => {});
      const { openFilesDocumentVault } = await import(${JSON.stringify(new URL('../../dist/open-files.js', import.meta.url).href)});
      const vault = await openFilesDocumentVault({ folder: ${JSON.stringify(folder)} });
      async function* bytes() { for (let i = 0; i < 40; i++) yield new Uint8Array(50_000); }
      try { await vault.put({ id: 'too-much', key: new Uint8Array(32) }, bytes()); process.stdout.write('stored'); }
      catch (error) { process.stdout.write(error.name); }`;
    const shell = `ulimit -f 500; exec "$0" --input-type=module -e "$1"`;
    const { stdout } = await run('bash', ['-c', shell, process.execPath, program]);
    expect(stdout).toBe(DocumentVaultUnavailableError.name);
    expect(await files()).toEqual([]);
    await vault.put(newBlob(), inPieces(randomBytes(10), 10));
  });
});
