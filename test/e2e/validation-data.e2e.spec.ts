import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PdfVerification } from '@attestory/pdf';
import { TimeStampAuthoritySample } from '../../libs/pdf/src/cms/time-stamp-authority.sample.ts';
import { CertificateAuthoritySample, type Issued } from '../../libs/pdf/src/revocation/certificate-authority.sample.ts';
import { ApiClient, eventually, sha256 } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { judgeLongTermPdf, judgeSignedFurther } from '../support/pdf-judges.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { sealed, sendInvitation, signAs, threePeople } from '../support/signing.ts';

const fixture = (name: string) => readFile(new URL(`../../libs/pdf/src/verify/fixtures/${name}`, import.meta.url));

describe('seals by a certificate whose revocation can be asked for', () => {
  let ca: CertificateAuthoritySample;
  let tsa: TimeStampAuthoritySample;
  let own: Issued;
  let server: AttestoryProcess;
  let api: ApiClient;
  let pdf: Uint8Array;

  beforeAll(async () => {
    ca = await CertificateAuthoritySample.start();
    const about = { ocsp: true, crl: true, purpose: 'time-stamps' as const };
    tsa = await TimeStampAuthoritySample.start({ issued: await ca.issue('Sample stamps', about) });
    own = await ca.issue('Sample seal - not for production');
    const folder = await mkdtemp(join(tmpdir(), 'attestory-e2e-'));
    await mkdir(join(folder, 'keys'), { mode: 0o700 });
    await writeFile(join(folder, 'keys/seal.pem'), `${own.keyPem}${own.chainPem}`, { mode: 0o600 });
    await writeFile(join(folder, 'roots.pem'), ca.rootPem);
    const env = {
      ATTESTORY_TSA_URL: tsa.url,
      ATTESTORY_TSA_ROOTS: join(folder, 'roots.pem'),
      ATTESTORY_REVOCATION_NETWORKS: '127.0.0.0/8',
      ATTESTORY_WRONG_SECRETS_PER_MINUTE: '5',
    };
    server = await AttestoryProcess.start(env, folder);
    ({ api } = await ApiClient.register(server));
    pdf = await samplePdf('Proven for long');
  }, 60_000);
  afterAll(async () => {
    await server?.remove();
    await tsa?.close();
    await ca?.close();
  });
  beforeEach(() => {
    tsa.behaviour = 'granted';
    ca.lists = 'sound';
    ca.responder = 'sound';
  });

  const signedByAll = async (document = pdf) => {
    const people = threePeople();
    const { id, documentIds } = await sendInvitation(api, document, people);
    for (const person of people) expect((await signAs(api, person)).status).toBe(200);
    return { id, path: `/v1/invitations/${id}/documents/${documentIds[0]}/sealed` };
  };
  const sealOf = async (id: string) =>
    ((await api.get(`/v1/invitations/${id}`)).body as { documents: { seal: Seal }[] }).documents[0]?.seal as Seal;
  const atLevel = (id: string, level: string) =>
    eventually(async () => ((await sealOf(id)).level === level ? sealOf(id) : undefined), `a seal at level ${level}`);
  const verdictOn = async (bytes: Uint8Array) => {
    const file = join(server.dataFolder, 'judged.pdf');
    await writeFile(file, bytes);
    const run = (...more: string[]) =>
      server.cli('pdf', 'verify', file, '--trust', join(server.dataFolder, 'roots.pem'), ...more);
    const report = JSON.parse((await run('--json')).stdout) as PdfVerification;
    return { report, text: (await run()).stdout };
  };

  it('are B-LT, which the file alone shows to all judges, and to whoever asks by its code', async () => {
    const { id, path } = await signedByAll();
    await sealed(api, id);
    const seal = await sealOf(id);
    expect(seal).toMatchObject({ state: 'done', level: 'B-LT', timeStampedAt: expect.any(String) });
    const { body } = await api.get(path);
    expect(sha256(body)).toBe(seal.sha256);
    expect(await judgeLongTermPdf(pdf, body, ca.rootPem)).toEqual([]);
    const { report, text } = await verdictOn(body);
    expect(report).toMatchObject({
      verdict: 'intact',
      signatures: [{ level: 'B-LT', revocation: { status: 'good' } }],
    });
    expect(text).toMatch(/revocation +not revoked, as of/);
    expect(text).toMatch(/level +PAdES B-LT/);
    const { status, body: answer } = await api.get(`/v1/verify/${seal.verificationCode?.toLowerCase()}`);
    expect([status, answer]).toMatchObject([
      200,
      {
        state: 'completed',
        document: { sha256: sha256(pdf), bytes: pdf.length },
        seal: {
          sha256: seal.sha256,
          level: 'B-LT',
          signatures: 3,
          sealedBy: expect.stringContaining('CN=Sample seal'),
        },
      },
    ]);
    const { files } = answer as { files: { sha256: string; signatures: number }[] };
    expect(files[0]).toMatchObject({ sha256: seal.sha256, signatures: 3 });
    const held = files.map(({ signatures }) => signatures);
    expect(held).toEqual(held.toSorted((a, b) => b - a));
    expect(JSON.stringify(answer)).not.toMatch(/@|[Pp]erson|Aino|Bo /);
  }, 60_000);

  it('are B-T while nobody can be asked, and B-LT when that is over, after a crash too', async () => {
    ca.lists = 'down';
    ca.responder = 'down';
    // What was asked before is known for an hour; a new process knows nothing.
    await server.end('SIGKILL');
    await server.restart();
    const { id, path } = await signedByAll();
    const first = await atLevel(id, 'B-T');
    await eventually(async () => {
      const { items } = (await api.get(`/v1/invitations/${id}/history`)).body as { items: { type: string }[] };
      return items.some(({ type }) => type === 'ValidationDataFailed') || undefined;
    }, 'the reason why there are no validation data, in the history');
    ca.lists = 'sound';
    ca.responder = 'sound';
    await server.end('SIGKILL');
    await server.restart();
    const seal = await atLevel(id, 'B-LT');
    const { body } = await api.get(path);
    expect(sha256(body)).toBe(seal.sha256);
    expect(await judgeLongTermPdf(pdf, body, ca.rootPem)).toEqual([]);
    const { files } = (await api.get(`/v1/verify/${seal.verificationCode}`)).body as { files: object[] };
    expect(files.slice(0, 2)).toMatchObject([
      { sha256: seal.sha256, level: 'B-LT', signatures: 3 },
      { sha256: first.sha256, level: 'B-T', signatures: 3 },
    ]);
    expect(JSON.parse((await server.cli('verify', '--json')).stdout)).toMatchObject({ ok: true });
  }, 120_000);

  it('are B-LT on a document that carried signatures, which stay unmodified, and on its signature page', async () => {
    const [once, root] = await Promise.all([fixture('pyhanko-pades.pdf'), fixture('pyhanko-root.pem')]);
    const { id, path } = await signedByAll(once);
    const seal = await atLevel(id, 'B-LT');
    await eventually(async () => (await sealOf(id)).signaturePage?.level === 'B-LT' || undefined, 'a page at B-LT');
    const whole = await api.get(path);
    expect(sha256(whole.body)).toBe(seal.sha256);
    const roots = [ca.rootPem.trim(), root].join('\n');
    expect(await judgeSignedFurther(once, whole.body, roots, 2, { validationData: true })).toEqual([]);
    const { body: page } = await api.get(path.replace(/sealed$/, 'signature-page'));
    expect(await judgeLongTermPdf(page, page, ca.rootPem)).toEqual([]);
    const { signatures, verdict } = (await verdictOn(whole.body)).report;
    expect(verdict).toBe('signed-further');
    expect(signatures.at(-1)).toMatchObject({ kind: 'approval', level: 'B-LT', revocation: { status: 'good' } });
  }, 60_000);

  it('are asked for by codes; who guesses them hears 404, and then 429', async () => {
    const answers = [];
    for (const code of ['0000-0000-0000-0000', 'x', '%00', '..%2f', 'é'.repeat(20), 'ZZZZ', 'ZZZZ'])
      answers.push(await api.get(`/v1/verify/${encodeURI(code).replaceAll('%25', '%')}`));
    const types = answers.map(({ status, body }) => `${status} ${(body as unknown as { type: string }).type}`);
    expect(types.slice(0, 5)).toEqual(Array(5).fill('404 /problems/not-found'));
    expect(types.slice(5)).toEqual(Array(2).fill('429 /problems/too-many-requests'));
  });

  it('are not made by a certificate that was revoked; the reason is told, to the doctor too', async () => {
    expect((await server.cli('doctor')).stdout).toMatch(/ok +revocation +not revoked, as of/);
    ca.responder = 'down';
    ca.lists = 'down';
    expect((await server.cli('doctor')).stdout).toMatch(/warning +revocation +Whether .* can’t be known now/);
    ca.responder = 'sound';
    ca.lists = 'sound';
    await ca.revoke(own.certificatePem);
    await server.end();
    await server.restart();
    const { id } = await signedByAll();
    const seal = await eventually(async () => {
      const now = await sealOf(id);
      return now.state === 'retrying' ? now : undefined;
    }, 'a seal that isn’t made');
    expect(seal.reason).toMatch(/The certificate O=Sample, CN=Sample seal.* was revoked at .*key compromised/);
    const { code, stdout } = await server.cli('doctor');
    expect([code, stdout]).toEqual([
      1,
      expect.stringMatching(/failure +revocation +The certificate .* was revoked at/),
    ]);
  }, 60_000);
});

interface Seal {
  readonly state: string;
  readonly reason?: string;
  readonly level?: string;
  readonly sha256?: string;
  readonly timeStampedAt?: string;
  readonly verificationCode?: string;
  readonly signaturePage?: { readonly level: string };
}
