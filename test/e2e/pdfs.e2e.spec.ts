import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PdfVerification } from '@attestory/pdf';
import { ApiClient, eventually, sha256 } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { hostilePdfs } from '../support/hostile-pdfs.ts';
import { judgeSealedPdf } from '../support/pdf-judges.ts';
import { collectedPdfs, generatedPdfs, samplePdf } from '../support/sample-pdf.ts';
import { sealed, sendInvitation, signAs, threePeople } from '../support/signing.ts';

/** What each collected hostile file meets. Those that are accepted are harmless: odd, but sound. */
const expected: Record<string, string> = {
  'A1-array-reference-loop.pdf': 'accepted',
  'A3-pages-tree-loop-simple.pdf': 'document-damaged',
  'E2-next-outline-loop-depth.pdf': 'accepted',
  'F1-objstm-extends.pdf': 'accepted',
  'G1-js-cpu-exhaust-loop.pdf': 'document-damaged',
  'GHOSTSCRIPT-698804-1-fuzzed.pdf': 'document-damaged',
  'REDHAT-1531897-0.pdf': 'document-damaged',
  'encrypted-attachment.pdf': 'document-damaged',
  'launch-action.pdf': 'document-damaged',
  'libreoffice-writer-password.pdf': 'document-encrypted',
  'poppler-395-0-fuzzed.pdf': 'document-damaged',
  'poppler-67295-0.pdf': 'document-damaged',
  'poppler-85140-0.pdf': 'document-damaged',
  'scan-bad.pdf': 'document-damaged',
  'with-attachment.pdf': 'accepted',
  'xref_command_missing.pdf': 'document-damaged',
};

describe('PDFs of all kinds', () => {
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

  /** A seal may take longer than a request waits for it. */
  const sealedFile = (path: string) =>
    eventually(async () => {
      const answer = await api.get(path);
      return answer.status === 503 ? undefined : answer;
    }, `the seal of ${path}`);

  /** `attestory pdf verify`: the same verdict as the others', and the uploaded bytes found by what the file says. */
  async function ownJudge(original: Uint8Array, sealedPdf: Uint8Array): Promise<string[]> {
    const [file, roots] = [join(server.dataFolder, 'judged.pdf'), join(server.dataFolder, 'roots.pem')];
    await Promise.all([writeFile(file, sealedPdf), writeFile(roots, trustAnchor)]);
    const { code, stdout, stderr } = await server.cli('pdf', 'verify', file, '--trust', roots, '--json');
    const { verdict, signatures } = JSON.parse(stdout || '{}') as PdfVerification;
    const [seal] = signatures ?? [];
    const uploaded = seal?.original?.sha256 === sha256(original) && seal.original.bytes === original.length;
    const accepted = code === 0 && verdict === 'intact' && seal?.signer?.trust === 'trusted' && uploaded;
    return accepted ? [] : [`attestory pdf verify: ${stdout}${stderr}`];
  }

  it('seals every ordinary PDF so that all judges accept it, half signed and signed by all', async () => {
    const pdfs = { ...(await generatedPdfs()), ...collectedPdfs('real') };
    const objections: string[] = [];
    for (const [name, pdf] of Object.entries(pdfs)) {
      const people = threePeople();
      const { id, documentIds } = await sendInvitation(api, pdf, people);
      const path = `/v1/invitations/${id}/documents/${documentIds[0]}/sealed`;
      for (const [i, person] of people.entries()) {
        const signed = await signAs(api, person);
        if (signed.status !== 200) objections.push(`${name}: ${JSON.stringify(signed.body)}`);
        if (i === 1) continue;
        const answer = await sealedFile(path);
        if (answer.status !== 200) objections.push(`${name}: ${JSON.stringify(answer.body)}`);
        else {
          const said = [
            ...(await judgeSealedPdf(pdf, answer.body, trustAnchor)),
            ...(await ownJudge(pdf, answer.body)),
          ];
          objections.push(...said.map((one) => `${name}: ${one}`));
        }
      }
      expect((await sealed(api, id)).state).toBe('completed');
    }
    expect(objections).toEqual([]);
  }, 600_000);

  it('gives every hostile PDF its verdict within time, while others are served', async () => {
    const collected = Object.entries(collectedPdfs('hostile')).map(([name, bytes]) => {
      return [name, { bytes, verdict: expected[name] ?? 'a verdict in this table' }] as const;
    });
    const made = Object.entries(hostilePdfs(await samplePdf('Sound')));
    const drafted = (await api.post('/v1/invitations', { title: 'Hostile' })).body as { id: string; position: string };
    const { id } = drafted;
    expect((await api.get(`/v1/invitations/${id}?after=${drafted.position}`)).status).toBe(200);
    const all = [...collected, ...made];
    let served = 0;
    let uploading = true;
    const others = (async () => {
      while (uploading) {
        expect((await api.get(`/v1/invitations/${id}`)).status).toBe(200);
        served++;
      }
    })();
    const verdicts: string[] = [];
    for (const [name, { bytes, verdict }] of all) {
      const answer = await api.post(`/v1/invitations/${id}/documents?fileName=${name}`, bytes);
      const got = answer.status === 201 ? 'accepted' : (answer.body.type as string).replace('/problems/', '');
      const detach = `/v1/invitations/${id}/documents/${answer.body.documentId}`;
      if (answer.status === 201) await api.call('DELETE', detach);
      if (!verdict.split('|').includes(got)) verdicts.push(`${name}: ${got}, not ${verdict}`);
    }
    uploading = false;
    await others;
    expect(verdicts).toEqual([]);
    expect(served).toBeGreaterThan(all.length);
  }, 300_000);
});
