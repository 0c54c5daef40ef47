import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib';
import { soundPdf } from '../../libs/pdf/src/made-pdf.sample.ts';
import { ApiClient, sha256 } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { judgeRewritten, judgeSealedPdf } from '../support/pdf-judges.ts';
import { sealed, signAs, threePeople } from '../support/signing.ts';

/** Two pages with a form; scripts at opening, in a field and under a name; a link that starts a program; an attachment. */
async function activePdf(options: { readonly useObjectStreams: boolean }): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const { context, catalog } = document;
  const font = await document.embedFont(StandardFonts.Helvetica);
  const script = () => context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert("SECRET")') });
  for (const text of ['First', 'Second'])
    document.addPage([595, 842]).drawText(`${text} page`, { x: 72, y: 720, size: 14, font });
  const field = document.getForm().createTextField('amount');
  field.setText('10');
  field.addToPage(document.getPage(0), { x: 72, y: 600, width: 200, height: 20 });
  field.acroField.dict.set(PDFName.of('AA'), context.obj({ K: script() }));
  document.addJavaScript('main', 'console.show("SECRET")');
  catalog.set(PDFName.of('OpenAction'), context.register(script()));
  const launch = {
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [72, 500, 200, 520],
    A: { S: 'Launch', F: PDFString.of('SECRET') },
  };
  document.getPage(1).node.addAnnot(context.register(context.obj(launch)));
  await document.attach(Buffer.from('a note'), 'note.txt', { mimeType: 'text/plain' });
  return document.save(options);
}

describe('an upload with active content', () => {
  let server: AttestoryProcess;
  let api: ApiClient;
  let trustAnchor: string;

  beforeAll(async () => {
    server = await AttestoryProcess.start();
    ({ api } = await ApiClient.register(server));
    const pem = await readFile(join(server.dataFolder, 'keys/seal.pem'), 'utf8');
    trustAnchor = pem.slice(pem.lastIndexOf('-----BEGIN CERTIFICATE-----'));
  }, 60_000);
  afterAll(() => server?.remove());

  const drafted = async () => ((await api.post('/v1/invitations', { title: 'Active' })).body as { id: string }).id;
  const bytesOf = async (id: string, documentId: string) =>
    (await api.get(`/v1/invitations/${id}/documents/${documentId}/original`)).body as Uint8Array;

  it('is refused, and the refusal names what there is and the way out', async () => {
    const answer = await api.post(
      `/v1/invitations/${await drafted()}/documents`,
      await activePdf({ useObjectStreams: false }),
    );
    expect([answer.status, answer.body]).toEqual([
      422,
      expect.objectContaining({
        type: '/problems/active-content',
        found: ['JavaScript', 'Launch'],
        detail: expect.stringContaining('activeContent=remove'),
      }),
    ]);
  });

  it.each([false, true])(
    'becomes a document without it that shows the same pages, and is sealed (streams: %s)',
    async (useObjectStreams) => {
      const pdf = await activePdf({ useObjectStreams });
      const id = await drafted();
      const path = `/v1/invitations/${id}/documents?fileName=form.pdf&activeContent=remove`;
      const key = { 'idempotency-key': crypto.randomUUID() };
      const uploaded = await api.post(path, pdf, key);
      const stripped = { sha256: sha256(pdf), bytes: pdf.length, removed: ['JavaScript', 'Launch'] };
      expect([uploaded.status, uploaded.body]).toEqual([
        201,
        expect.objectContaining({ pages: 2, attachments: 1, stripped }),
      ]);
      expect((await api.post(path, pdf, key)).body).toEqual(uploaded.body);

      const {
        documentId,
        sha256: made,
        bytes,
      } = uploaded.body as { documentId: string; sha256: string; bytes: number };
      const document = await bytesOf(id, documentId);
      expect([sha256(document), document.length]).toEqual([made, bytes]);
      expect(Buffer.from(document).toString('latin1')).not.toMatch(/SECRET|JavaScript|Launch/);
      expect(await judgeRewritten(pdf, document)).toEqual([]);

      const [person] = threePeople();
      expect((await api.post(`/v1/invitations/${id}/signatories`, person)).status).toBe(201);
      expect((await api.post(`/v1/invitations/${id}/send`)).status).toBe(200);
      expect((await signAs(api, person)).status).toBe(200);
      expect((await sealed(api, id)).documents[0]).toMatchObject({ sha256: made, stripped });
      const whole = (await api.get(`/v1/invitations/${id}/documents/${documentId}/sealed`)).body as Uint8Array;
      expect(await judgeSealedPdf(document, whole, trustAnchor)).toEqual([]);
      const { items } = (await api.get(`/v1/invitations/${id}/history`)).body as {
        items: { type: string; data: object }[];
      };
      expect(items.find(({ type }) => type === 'DocumentAttached')?.data).toMatchObject({ sha256: made, stripped });
    },
    60_000,
  );

  it('can come with the draft, too', async () => {
    const pdf = await activePdf({ useObjectStreams: true });
    const document = { fileName: 'form.pdf', base64: Buffer.from(pdf).toString('base64') };
    const draft = (documents: object[]) => api.post('/v1/invitations', { title: 'Inline', documents });
    expect((await draft([document])).status).toBe(422);
    const answer = await draft([{ ...document, activeContent: 'remove' }]);
    expect(answer.status).toBe(201);
    expect(answer.body.documents[0]).toMatchObject({
      stripped: { sha256: sha256(pdf), removed: ['JavaScript', 'Launch'] },
    });
    const odd = await draft([{ ...document, activeContent: 'keep' }]);
    expect([odd.status, odd.body.errors?.[0]?.pointer]).toEqual([422, '#/documents/0/activeContent']);
  });

  it('keeps what has none as it is', async () => {
    const { samplePdf } = await import('../support/sample-pdf.ts');
    const pdf = await samplePdf('Plain');
    const { status, body } = await api.post(`/v1/invitations/${await drafted()}/documents?activeContent=remove`, pdf);
    expect([status, body.sha256, 'stripped' in body]).toEqual([201, sha256(pdf), false]);
  });

  it('is refused where something is odd: the wish, or the document', async () => {
    const id = await drafted();
    const path = `/v1/invitations/${id}/documents?activeContent=`;
    const pdf = await activePdf({ useObjectStreams: false });
    const odd = await api.post(`${path}keep`, pdf);
    expect([odd.status, odd.body.errors[0].pointer]).toEqual([422, '#/query/activeContent']);
    const half = await api.post(`${path}remove`, pdf.subarray(0, pdf.length / 2));
    expect([half.status, half.body.type]).toEqual([422, '/problems/document-damaged']);
    const empty = await api.post(`${path}remove`, new Uint8Array());
    expect([empty.status, empty.body.type]).toEqual([415, '/problems/not-a-pdf']);
    const signed = soundPdf({
      1: '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch >> /AcroForm << /Fields [4 0 R] >> >>',
      4: '<< /FT /Sig /T (s) /V << /Type /Sig /ByteRange [0 1 2 3] >> >>',
    });
    const broken = await api.post(`${path}remove`, signed);
    expect([broken.status, broken.body]).toEqual([
      422,
      expect.objectContaining({ type: '/problems/document-signed', detail: expect.stringContaining('Launch') }),
    ]);
  });
});
