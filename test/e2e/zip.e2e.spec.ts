import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, ApiClient, eventually, sha256 } from '../support/api-client.ts';
import { archivedOf } from '../support/archive.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { largePdf } from '../support/large-pdf.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { expectStatus, sealed, signAs, threePeople } from '../support/signing.ts';
import { onlyOn } from '../support/test-stores.ts';

describe('many documents as one ZIP', () => {
  let server: AttestoryProcess;
  let api: ApiClient;
  let other: ApiClient;
  let folder: string;
  const pdfs: Uint8Array[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'attestory-zips-'));
    server = await AttestoryProcess.start();
    ({ api } = await ApiClient.register(server));
    ({ api: other } = await ApiClient.register(server, 'Other Oy'));
    for (const text of ['First', 'Second']) pdfs.push(await samplePdf(text));
  }, 60_000);
  afterAll(async () => {
    await server?.remove();
    rmSync(folder, { recursive: true });
  });

  /** A draft with documents of these names, in this order. */
  async function draft(title: string, names: readonly string[]): Promise<string> {
    const { id } = (await api.post('/v1/invitations', { title })).body as { id: string };
    for (const [i, name] of names.entries()) {
      const path = `/v1/invitations/${id}/documents?fileName=${encodeURIComponent(name)}`;
      expectStatus(await api.post(path, pdfs[i % pdfs.length]), 201);
    }
    return id;
  }

  /** The same, signed by its one signatory and sealed. */
  async function completed(title: string, names: readonly string[]): Promise<Answer['body']> {
    const id = await draft(title, names);
    const [aino] = threePeople();
    expectStatus(await api.post(`/v1/invitations/${id}/signatories`, aino), 201);
    expectStatus(await api.post(`/v1/invitations/${id}/send`), 200);
    expectStatus(await signAs(api, aino), 200);
    return sealed(api, id);
  }

  /** The archived documents of an invitation in its own order; a ZIP keeps the order in which it is asked for them. */
  async function archivedIds({ id, documents }: Answer['body']): Promise<readonly string[]> {
    const archived = await eventually(async () => {
      const found = await archivedOf(api, id);
      return found.length === documents.length ? found : undefined;
    }, `every archived document of ${id}`);
    return documents.map((one: { id: string }) => archived.find(({ documentId }) => documentId === one.id)?.id);
  }

  /** Names and hashes of what is in a ZIP, once `unzip` has tested it. */
  async function unzipped(path: string): Promise<{ readonly files: string[][]; readonly headers: Headers }> {
    const response = await fetch(api.baseUrl + path, { headers: { authorization: `Bearer ${api.token}` } });
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(response.headers.get('content-length')).toBe(String(bytes.length));
    const file = join(folder, 'some.zip');
    writeFileSync(file, bytes);
    expect(execFileSync('unzip', ['-t', file], { encoding: 'utf8' })).toContain('No errors detected');
    const script =
      'import sys,json,zipfile,hashlib; z=zipfile.ZipFile(sys.argv[1]); print(json.dumps([[n,hashlib.sha256(z.read(n)).hexdigest()] for n in z.namelist()]))';
    const files = JSON.parse(execFileSync('python3', ['-c', script, file], { encoding: 'utf8' })) as string[][];
    return { files, headers: response.headers };
  }

  it('holds an invitation’s documents as they were uploaded, also of a draft', async () => {
    const id = await draft('Vuokra / 2026', ['lease.pdf', 'lease.pdf', '../Äiti.pdf']);
    const { files, headers } = await unzipped(`/v1/invitations/${id}/documents.zip?kind=original`);
    const [first, second] = pdfs.map(sha256);
    expect(files).toEqual([
      ['lease.pdf', first],
      ['lease (2).pdf', second],
      ['_Äiti.pdf', first],
    ]);
    expect(headers.get('content-type')).toBe('application/zip');
    expect(headers.get('content-disposition')).toContain('filename="Vuokra _ 2026.zip"');
    const early = await api.get(`/v1/invitations/${id}/documents.zip`);
    expect([early.status, early.body.type]).toEqual([409, '/problems/nothing-to-seal']);
  });

  it('holds the sealed documents of several archived invitations, a folder for what was signed together', async () => {
    const [one, two] = [await completed('Lease', ['a.pdf', 'b.pdf']), await completed('lease', ['a.pdf'])];
    const hashes = (body: Answer['body']) => body.documents.map((d: { seal: { sha256: string } }) => d.seal.sha256);
    const ofOne = await unzipped(`/v1/invitations/${one.id}/documents.zip`);
    expect(ofOne.files).toEqual([
      ['a-signed.pdf', hashes(one)[0]],
      ['b-signed.pdf', hashes(one)[1]],
    ]);
    const ids = [...(await archivedIds(two)), ...(await archivedIds(one))];
    const both = await unzipped(`/v1/archive/documents.zip?ids=${ids}`);
    expect(both.files).toEqual([
      ['lease/a-signed.pdf', hashes(two)[0]],
      ['Lease (2)/a-signed.pdf', hashes(one)[0]],
      ['Lease (2)/b-signed.pdf', hashes(one)[1]],
    ]);
  }, 60_000);

  it('is refused where there is nothing of one’s own to give', async () => {
    const own = await completed('Own', ['a.pdf']);
    const open = await draft('Open', ['a.pdf']);
    const empty = await draft('Empty', []);
    const status = async (client: ApiClient, path: string) => {
      const { status: code, body } = await client.get(path);
      return [code, body.type];
    };
    const missing = [404, '/problems/not-found'];
    expect(await status(other, `/v1/invitations/${own.id}/documents.zip`)).toEqual(missing);
    const [archived] = await archivedOf(api, own.id);
    expect(await status(other, `/v1/archive/documents.zip?ids=${archived?.id}`)).toEqual(missing);
    expect(await status(api, `/v1/archive/documents.zip?ids=${archived?.id}&ids=${open}`)).toEqual(missing);
    expect(await status(api, `/v1/archive/documents.zip?ids=${crypto.randomUUID()}`)).toEqual(missing);
    expect(await status(api, `/v1/invitations/${empty}/documents.zip?kind=original`)).toEqual([
      404,
      '/problems/document-unknown',
    ]);
    const many = Array.from({ length: 101 }, () => crypto.randomUUID()).join();
    for (const query of ['', '?ids=', '?ids=x', `?ids=${own.id},${own.id}`, `?ids=${many}`]) {
      const answer = await status(api, `/v1/archive/documents.zip${query}`);
      expect([query, ...answer]).toEqual([query, 422, '/problems/invalid-input']);
    }
    expect((await status(api, `/v1/invitations/${own.id}/documents.zip?kind=both`))[0]).toBe(422);
    expect((await status(new ApiClient(api.baseUrl), `/v1/archive/documents.zip?ids=${own.id}`))[0]).toBe(401);
  }, 60_000);

  /** Files of the vault that the server has open. */
  const openBlobs = () =>
    readdirSync(`/proc/${server.pid}/fd`).flatMap((fd) => {
      try {
        const path = readlinkSync(`/proc/${server.pid}/fd/${fd}`);
        return path.endsWith('.blob') ? [path] : [];
      } catch {
        return [];
      }
    });

  onlyOn(['embedded', 'esdb'], 'files of the data folder are looked at and damaged', () => {
    it('is read no further when its reader goes away, and breaks off when a document was damaged', async () => {
      const id = await draft('Large', ['small.pdf']);
      expectStatus(await api.post(`/v1/invitations/${id}/documents?fileName=large.pdf`, largePdf(20_000_000)), 201);
      const url = `${api.baseUrl}/v1/invitations/${id}/documents.zip?kind=original`;
      const headers = { authorization: `Bearer ${api.token}` };
      const request = get(url, { headers });
      await new Promise((resolve) => request.once('response', (response) => response.once('readable', resolve)));
      // Nobody reads on: the server waits with the large document open.
      const [blob] = await eventually(
        async () => (openBlobs().length > 0 ? openBlobs() : undefined),
        'the document read',
      );
      request.destroy();
      await eventually(async () => (openBlobs().length === 0 ? true : undefined), 'the end of the reading');

      const stored = readFileSync(blob as string);
      stored[stored.length - 100] = (stored.at(-100) as number) ^ 1;
      writeFileSync(blob as string, stored);
      const response = await fetch(url, { headers });
      expect(response.status).toBe(200);
      await expect(response.arrayBuffer()).rejects.toThrow('terminated');
      expect((await api.get('/health/live')).status).toBe(200);
    }, 60_000);
  });
});
