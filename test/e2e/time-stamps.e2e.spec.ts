import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PdfVerification } from '@attestory/pdf';
import { TimeStampAuthoritySample } from '../../libs/pdf/src/cms/time-stamp-authority.sample.ts';
import { ApiClient, eventually, sha256 } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { judgeSealedPdf } from '../support/pdf-judges.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { sealed, sendInvitation, signAs, threePeople } from '../support/signing.ts';

describe('seals with time stamps', () => {
  let authority: TimeStampAuthoritySample;
  let server: AttestoryProcess;
  let api: ApiClient;
  let pdf: Uint8Array;
  let roots: string;

  beforeAll(async () => {
    authority = await TimeStampAuthoritySample.start();
    const rootsFile = join(authority.folder, 'roots.pem');
    await writeFile(rootsFile, authority.rootPem);
    server = await AttestoryProcess.start({ ATTESTORY_TSA_URL: authority.url, ATTESTORY_TSA_ROOTS: rootsFile });
    ({ api } = await ApiClient.register(server));
    pdf = await samplePdf('Stamped');
    const pem = await readFile(join(server.dataFolder, 'keys/seal.pem'), 'utf8');
    roots = `${pem.slice(pem.lastIndexOf('-----BEGIN CERTIFICATE-----'))}\n${authority.rootPem}\n`;
  }, 60_000);
  afterAll(async () => {
    await server?.remove();
    await authority?.close();
  });

  const signedByAll = async () => {
    const people = threePeople();
    const { id, documentIds } = await sendInvitation(api, pdf, people);
    for (const person of people) expect((await signAs(api, person)).status).toBe(200);
    const { documents } = (await sealed(api, id)) as { documents: { seal: Seal }[] };
    return { id, path: `/v1/invitations/${id}/documents/${documentIds[0]}/sealed`, seal: documents[0]?.seal as Seal };
  };
  const sealOf = async (id: string) =>
    ((await api.get(`/v1/invitations/${id}`)).body as { documents: { seal: Seal }[] }).documents[0]?.seal as Seal;
  const verdictOn = async (bytes: Uint8Array): Promise<PdfVerification> => {
    const [file, trusted] = [join(server.dataFolder, 'judged.pdf'), join(server.dataFolder, 'roots.pem')];
    await Promise.all([writeFile(file, bytes), writeFile(trusted, roots)]);
    return JSON.parse(
      (await server.cli('pdf', 'verify', file, '--trust', trusted, '--json')).stdout,
    ) as PdfVerification;
  };

  it('are B-T while the authority is there, and all judges accept them', async () => {
    authority.behaviour = 'granted';
    const { path, seal, id } = await signedByAll();
    expect(seal).toMatchObject({ state: 'done', level: 'B-T', timeStampedAt: expect.any(String) });
    const { body } = await api.get(path);
    expect(await judgeSealedPdf(pdf, body, roots)).toEqual([]);
    expect(await verdictOn(body)).toMatchObject({ verdict: 'intact', signatures: [{ provenAt: seal.timeStampedAt }] });
    const code = (await api.get(`/v1/verify/${seal.verificationCode}`)).body as { seal: Seal };
    expect(code.seal).toMatchObject({ level: 'B-T', timeStampedAt: seal.timeStampedAt });
    expect(code.seal.certificateSha256).toMatch(/^[0-9a-f]{64}$/);
    expect((await sealOf(id)).sha256).toBe(sha256(body));
  }, 60_000);

  it('are B-B at once while it is away or lies, and get their time stamp when it is back, after a crash too', async () => {
    for (const behaviour of ['error', 'wrong-imprint'] as const) {
      authority.behaviour = behaviour;
      const { id, path, seal } = await signedByAll();
      expect(seal).toMatchObject({ state: 'done', level: 'B-B' });
      expect(await judgeSealedPdf(pdf, (await api.get(path)).body, roots)).toEqual([]);
      await eventually(async () => {
        const { items } = (await api.get(`/v1/invitations/${id}/history`)).body as { items: { type: string }[] };
        return items.some(({ type }) => type === 'TimeStampFailed') || undefined;
      }, 'the reason why there is no time stamp, in the history');
      await server.end('SIGKILL');
      authority.behaviour = 'granted';
      await server.restart();
      const stamped = await eventually(async () => {
        const now = await sealOf(id);
        return now.level === 'B-T' ? now : undefined;
      }, 'a time stamp');
      const { body } = await api.get(path);
      expect(sha256(body)).toBe(stamped.sha256);
      expect(await judgeSealedPdf(pdf, body, roots)).toEqual([]);
      expect((await verdictOn(body)).signatures).toMatchObject([
        { kind: 'certification', valid: true, after: 'time-stamps' },
        { kind: 'time-stamp', valid: true, provenAt: stamped.timeStampedAt },
      ]);
    }
    expect(JSON.parse((await server.cli('verify', '--json')).stdout)).toMatchObject({ ok: true });
  }, 120_000);

  it('are checked by the doctor: the authority answers, and its clock is this one', async () => {
    authority.behaviour = 'granted';
    expect((await server.cli('doctor')).stdout).toMatch(/ok +time stamps +given at/);
    authority.behaviour = 'rubbish';
    const { code, stdout } = await server.cli('doctor');
    expect([code, stdout]).toEqual([1, expect.stringMatching(/failure +time stamps/)]);
  });
});

interface Seal {
  readonly state: string;
  readonly level?: string;
  readonly sha256?: string;
  readonly timeStampedAt?: string;
  readonly verificationCode?: string;
  readonly certificateSha256?: string;
}
