import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { everyFolder, type Importer, newIdOf, type PdfSource } from '@attestory/application';
import { documentDecider, streams } from '@attestory/domain';
import { DocumentVaultUnavailableError } from '@attestory/document-vault';
import { loadConfig, loadServiceKeys, openApplication, type OpenApplication } from '@attestory/server';
import { entriesOf } from './entries.js';
import { importAll } from './import-all.js';
import type { Row } from './import-entry.js';

const organizationId = '3a5c0f3e-8d3b-4a55-9b0e-1f6d2c7a9e01' as Importer['organizationId'];
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const said = (text: string, change: object = {}) =>
  JSON.stringify({
    ...{ title: 'Lease', sha256: sha256(text), closedAt: '2024-05-31T14:00:00+03:00' },
    signatories: [
      {
        ...{ name: 'Aino', signedAt: '2024-05-31T14:00:00+03:00', role: { kind: 'self' } },
        ...{ method: 'light', assurance: 'none' },
      },
    ],
    ...change,
  });
/** A PDF is whatever begins as one; what it says of its inside is believed. */
const pdf = {
  inspect: async ({ part, size }: PdfSource) => {
    let text = '';
    for await (const piece of part(0, size)) text += Buffer.from(piece).toString();
    if (!text.startsWith('%PDF')) return { rejected: { code: 'not-a-pdf', detail: 'It begins otherwise.' } };
    if (text.includes('Encrypt')) return { rejected: { code: 'document-encrypted', detail: 'It is encrypted.' } };
    return { accepted: { pages: 1, attachments: 0 } };
  },
  close: async () => {},
};

let root: string;
let folder: string;
let open: OpenApplication;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'attestory-import-'));
  folder = join(root, 'documents');
  await mkdir(folder);
  const config = loadConfig({ ATTESTORY_DATA: join(root, 'data'), ATTESTORY_BASE_URL: 'http://127.0.0.1:1' });
  const outside = { pdf, mail: pdf, identities: pdf } as never;
  open = await openApplication(config, await loadServiceKeys(config), outside, () => {});
});
afterEach(async () => {
  await open.close();
  await rm(root, { recursive: true });
});

const put = async (name: string, text: string, description: string | Buffer = said(text)) => {
  await writeFile(join(folder, `${name}.pdf`), text);
  await writeFile(join(folder, `${name}.json`), description);
};
const run = async ({ isDry = false, vault = open.app.vault } = {}): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  const importId = crypto.randomUUID() as Importer['importId'];
  const importer = { organizationId, folders: everyFolder, vouchedBy: { kind: 'operator' }, importId } as const;
  const { entries } = await entriesOf(folder);
  await importAll({ app: { ...open.app, vault }, importer, folder, isDry }, entries, true, async (row) => {
    rows.push(row);
  });
  return rows;
};
const told = (rows: readonly Row[]) => rows.map(({ file, outcome, code }) => [file, code ?? outcome].join(' '));
const idOf = (text: string) => newIdOf(organizationId, `import/${sha256(text)}`);
const stored = async (text: string) =>
  (await open.app.transactor.load(streams.document(idOf(text)), documentDecider)).events;
const blobs = async () =>
  (await readdir(join(root, 'data', 'documents'), { recursive: true })).filter((name) => /original/.test(name));

describe('importing a folder', () => {
  it('imports what can be, and says of the rest why not, in the order of their names', async () => {
    await put('a', '%PDF a');
    await put('b', 'no PDF');
    await put('c', '%PDF Encrypt');
    await put('d', '%PDF d', said('%PDF another'));
    await put('e', '%PDF e', said('%PDF e', { orgin: 'x' }));
    await put('f', '%PDF f', Buffer.from([0xff, 0xfe]));
    await put('g', '%PDF g', '{"title": "a", "title": "b"}');
    await put('h', '%PDF h', said('%PDF h', { folder: organizationId }));
    await writeFile(join(folder, 'i.json'), said('%PDF i'));
    await writeFile(join(folder, 'j.PDF'), '%PDF j');
    await symlink(join(folder, 'a.pdf'), join(folder, 'i.pdf'));
    await put('k', '%PDF k');
    await truncate(join(folder, 'k.json'), 1_000_001);
    await put('l', '', said(''));
    await put('m', '%PDF m');
    const rows = await run();
    expect(told(rows)).toEqual([
      'a.pdf imported',
      ...['b.pdf not-a-pdf', 'c.pdf document-encrypted', 'd.pdf wrong-hash'],
      ...['e.pdf description-wrong', 'f.pdf description-wrong', 'g.pdf description-wrong', 'h.pdf folder-unknown'],
      ...['i.json pdf-missing', 'j.PDF description-missing', 'k.pdf description-wrong', 'l.pdf not-a-pdf'],
      'm.pdf imported',
    ]);
    expect(rows[3]?.reason).toContain(sha256('%PDF d'));
    expect(rows[4]?.reason).toMatch(/^e\.json:1: orgin is nothing that can be set/);
    expect([await stored('%PDF a'), await stored('%PDF d')]).toMatchObject([[{ type: 'DocumentImported' }], []]);
    expect(await blobs()).toHaveLength(2);
  });

  it('imports the same bytes once, with what the first one says of them, and nothing when it is run again', async () => {
    for (const name of ['c', 'b', 'a']) await put(name, '%PDF same', said('%PDF same', { title: `Lease ${name}` }));
    const already = ['a', 'b', 'c'].map((name) => `${name}.pdf already-there`);
    expect(told(await run())).toEqual(['a.pdf imported', ...already.slice(1)]);
    expect(told(await run())).toEqual(already);
    const [event, ...more] = await stored('%PDF same');
    expect([event?.data, more]).toMatchObject([{ title: 'Lease a', fileName: 'a.pdf' }, []]);
  });

  it('says in a dry run the same, and keeps nothing', async () => {
    for (const name of ['a', 'b']) await put(name, '%PDF same');
    await put('c', '%PDF c', said('%PDF C'));
    await put('d', '%PDF Encrypt');
    const rows = ['a.pdf importable', 'b.pdf already-there', 'c.pdf wrong-hash', 'd.pdf document-encrypted'];
    expect(told(await run({ isDry: true }))).toEqual(rows);
    expect([await stored('%PDF same'), await open.app.store.head()]).toEqual([[], null]);
    await run();
    expect(told(await run({ isDry: true }))).toEqual(['a.pdf already-there', ...rows.slice(1)]);
  });

  it('waits for a store that is away, and has imported what it then imports', async () => {
    await put('a', '%PDF a');
    let tries = 0;
    const { vault } = open.app;
    const away: typeof vault = Object.create(vault, {
      put: {
        value: async (...given: Parameters<typeof vault.put>) => {
          if (tries++ === 0) throw new DocumentVaultUnavailableError('away');
          return vault.put(...given);
        },
      },
    });
    expect(told(await run({ vault: away }))).toEqual(['a.pdf imported']);
    expect([tries, (await stored('%PDF a')).length]).toEqual([2, 1]);
  });

  it('keeps the bytes as they are, readable by their hash', async () => {
    await put('a', '%PDF a');
    await run();
    const [event] = await stored('%PDF a');
    if (event?.type !== 'DocumentImported') throw new Error('nothing imported');
    const [key] = await open.app.keys.get([{ scope: streams.document(event.data.documentId), subject: 'bytes' }]);
    const pieces: Uint8Array[] = [];
    const blob = { id: event.data.blobId, key: key as Uint8Array };
    for await (const piece of open.app.vault.get(blob, { sha256: sha256('%PDF a') })) pieces.push(piece);
    expect(Buffer.concat(pieces)).toEqual(await readFile(join(folder, 'a.pdf')));
  });
});
