import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PdfVerification } from '@attestory/pdf';
import { TimeStampAuthoritySample } from '../../libs/pdf/src/cms/time-stamp-authority.sample.ts';
import { type Answer, ApiClient, eventually, sha256 } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { judgeSealedPdf, judgeSignedFurther } from '../support/pdf-judges.ts';
import { expectStatus, sealed, sendInvitation, signAs, threePeople } from '../support/signing.ts';

const fixtures = new URL('../../libs/pdf/src/verify/fixtures/', import.meta.url);
const fixture = (name: string) => readFile(new URL(name, fixtures));

/** By name how many signatures they carry. */
const signedBefore: readonly (readonly [string, number])[] = [
  ['pyhanko-pades.pdf', 1],
  ['pyhanko-pdf17.pdf', 1],
  ['pyhanko-twice.pdf', 2],
  ['certified-p2.pdf', 1],
  ['certified-p3.pdf', 1],
  ['locked-listed.pdf', 1],
  ['signed-form-twice.pdf', 2],
  ['signed-streams.pdf', 1],
];

describe('a document that carries signatures already', () => {
  let authority: TimeStampAuthoritySample;
  let server: AttestoryProcess;
  let api: ApiClient;
  let roots: string;

  beforeAll(async () => {
    authority = await TimeStampAuthoritySample.start();
    const rootsFile = join(authority.folder, 'roots.pem');
    await writeFile(rootsFile, authority.rootPem);
    server = await AttestoryProcess.start({ ATTESTORY_TSA_URL: authority.url, ATTESTORY_TSA_ROOTS: rootsFile });
    ({ api } = await ApiClient.register(server));
    const pem = await readFile(join(server.dataFolder, 'keys/seal.pem'), 'utf8');
    const own = pem.slice(pem.lastIndexOf('-----BEGIN CERTIFICATE-----'));
    const others = [await fixture('pyhanko-root.pem'), await fixture('earlier-root.pem')].map(String);
    roots = [own, authority.rootPem, ...others].map((one) => one.trim()).join('\n');
  }, 60_000);
  afterAll(async () => {
    await server?.remove();
    await authority?.close();
  });

  const signedByOne = async (pdf: Uint8Array, details: object = {}) => {
    const [person] = threePeople();
    const { id, documentIds } = await sendInvitation(api, pdf, [person], details);
    expectStatus(await signAs(api, person), 200);
    const document = documentOf(await sealed(api, id));
    return { id, person, document, path: `/v1/invitations/${id}/documents/${documentIds[0]}` };
  };
  const verdictOn = async (bytes: Uint8Array): Promise<PdfVerification> => {
    const [file, trusted] = [join(server.dataFolder, 'judged.pdf'), join(server.dataFolder, 'roots.pem')];
    await Promise.all([writeFile(file, bytes), writeFile(trusted, `${roots}\n`)]);
    const { stdout } = await server.cli('pdf', 'verify', file, '--trust', trusted, '--json');
    return JSON.parse(stdout) as PdfVerification;
  };

  it.each(signedBefore)(
    'is sealed so that all judges call the earlier signatures unmodified: %s',
    async (name, count) => {
      authority.behaviour = 'granted';
      const pdf = await fixture(name);
      const { id, document, path } = await signedByOne(pdf);
      expect(document).toMatchObject({ signatures: count, sha256: sha256(pdf) });

      const whole = (await api.get(`${path}/sealed`)).body as Uint8Array;
      expect(await judgeSignedFurther(pdf, whole, roots, count + 1)).toEqual([]);
      const { verdict, signatures } = await verdictOn(whole);
      expect([verdict, signatures.length]).toEqual(['signed-further', count + 1]);
      expect(signatures.every(({ valid, signer }) => valid && signer?.trust === 'trusted')).toBe(true);
      expect(signatures.at(-1)).toMatchObject({
        kind: 'approval',
        after: 'nothing',
        provenAt: document.seal.timeStampedAt,
        original: { matches: true, sha256: sha256(pdf) },
      });

      const page = (await api.get(`${path}/signature-page`)).body as Uint8Array;
      expect(document.seal.signaturePage).toMatchObject({ sha256: sha256(page), bytes: page.length, level: 'B-T' });
      expect(await judgeSealedPdf(page, page, roots)).toEqual([]);
      expect(await verdictOn(page)).toMatchObject({ verdict: 'intact', signatures: [{ kind: 'certification' }] });

      const { body } = await api.get(`/v1/verify/${document.seal.verificationCode}`);
      expect(body).toMatchObject({
        document: { sha256: sha256(pdf), signatures: count },
        seal: { sha256: sha256(whole), signaturePage: { sha256: sha256(page), level: 'B-T' } },
      });
      const { items } = (await api.get(`/v1/invitations/${id}/history`)).body as { items: HistoryItem[] };
      expect(items.find(({ type }) => type === 'DocumentAttached')?.data).toMatchObject({ signatures: count });
      expect(items.findLast(({ type }) => type === 'DocumentSealed')?.data).toMatchObject({
        sha256: sha256(whole),
        signaturePage: { sha256: sha256(page), bytes: page.length },
      });
    },
    120_000,
  );

  it('tells its signatories of the signatures, and sends them a link to each of both files', async () => {
    authority.behaviour = 'granted';
    const pdf = await fixture('pyhanko-twice.pdf');
    const delivery = { delivery: { copyToLightSignatories: true } };
    const { id, person, document, path } = await signedByOne(pdf, delivery);
    const links = await eventually(async () => {
      const mails = await api.mailTo(person.email);
      const mail = mails.find(({ text }) => text.includes(document.seal.sha256 as string));
      return mail?.links.filter((link) => link.includes('/d#'));
    }, 'the mail with the download links');
    expect(links).toHaveLength(2);
    const [whole, page] = await Promise.all(
      links.map((link) => new ApiClient(api.baseUrl).post('/v1/downloads', { secret: link.split('#')[1] })),
    );
    expect(sha256(whole?.body)).toBe(document.seal.sha256);
    expect(sha256(page?.body)).toBe(document.seal.signaturePage?.sha256);
    expect(page?.headers.get('content-disposition')).toContain('lease.signature-page.pdf');

    const part = await api.get(`${path}/signature-page`, { range: 'bytes=0-4' });
    expect([part.status, Buffer.from(part.body as Uint8Array).toString()]).toEqual([206, '%PDF-']);

    const zip = (await api.get(`/v1/invitations/${id}/documents.zip`)).body as string;
    for (const name of ['lease-signed.pdf', 'lease.signature-page.pdf']) expect(zip).toContain(name);
  }, 60_000);

  it('gets the time stamps of both files when the authority is back', async () => {
    authority.behaviour = 'error';
    const pdf = await fixture('certified-p2.pdf');
    const { id, document, path } = await signedByOne(pdf);
    expect([document.seal.level, document.seal.signaturePage?.level]).toEqual(['B-B', 'B-B']);
    authority.behaviour = 'granted';
    await server.end('SIGKILL');
    await server.restart();
    const { seal } = await eventually(async () => {
      const now = documentOf((await api.get(`/v1/invitations/${id}`)).body);
      return now.seal.level === 'B-T' && now.seal.signaturePage?.level === 'B-T' ? now : undefined;
    }, 'both time stamps');
    const whole = (await api.get(`${path}/sealed`)).body as Uint8Array;
    const page = (await api.get(`${path}/signature-page`)).body as Uint8Array;
    expect([sha256(whole), sha256(page)]).toEqual([seal.sha256, seal.signaturePage?.sha256]);
    expect(await judgeSignedFurther(pdf, whole, roots, 2)).toEqual([]);
    expect(await judgeSealedPdf(page, page, roots)).toEqual([]);
    expect((await verdictOn(whole)).signatures.map(({ kind, valid }) => [kind, valid])).toEqual([
      ['certification', true],
      ['approval', true],
      ['time-stamp', true],
    ]);
    expect((await verdictOn(page)).verdict).toBe('intact');
    expect(JSON.parse((await server.cli('verify', '--json')).stdout)).toMatchObject({ ok: true });
  }, 120_000);

  it('is refused where its certification or a lock forbids another signature, and says which', async () => {
    const { id } = (await api.post('/v1/invitations', { title: 'Certified' })).body as { id: string };
    for (const name of ['certified-p1.pdf', 'locked-all.pdf', 'locked-others.pdf', 'locked-document.pdf']) {
      const answer = await api.post(`/v1/invitations/${id}/documents`, await fixture(name));
      expect([name, answer.status, answer.body]).toEqual([
        name,
        422,
        expect.objectContaining({
          type: '/problems/document-certified',
          detail: expect.stringMatching(/certified|locks/),
        }),
      ]);
    }
  });

  it('has its own signature page only: others have theirs inside', async () => {
    const { samplePdf } = await import('../support/sample-pdf.ts');
    const { document, path } = await signedByOne(await samplePdf('Plain'));
    expect(document.seal).not.toHaveProperty('signaturePage');
    const { status, body } = await api.get(`${path}/signature-page`);
    expect([status, body]).toEqual([404, expect.objectContaining({ type: '/problems/signature-page-inside' })]);
  }, 60_000);
});

const documentOf = (body: Answer['body']) => (body as { documents: Document[] }).documents[0] as Document;

interface Document {
  readonly sha256: string;
  readonly signatures: number;
  readonly seal: {
    readonly sha256?: string;
    readonly level?: string;
    readonly timeStampedAt?: string;
    readonly verificationCode?: string;
    readonly signaturePage?: { readonly sha256: string; readonly bytes: number; readonly level: string };
  };
}

interface HistoryItem {
  readonly type: string;
  readonly data: object;
}
