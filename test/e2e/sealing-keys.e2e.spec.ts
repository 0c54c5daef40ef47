import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PdfVerification } from '@attestory/pdf';
import { createDemoSealIdentity, type DemoSealIdentity } from '../../libs/pdf/src/cms/demo-seal-identity.ts';
import { SoftHsm } from '../../libs/pdf/src/hsm/soft-hsm.sample.ts';
import { ApiClient, eventually } from '../support/api-client.ts';
import { AttestoryProcess } from '../support/attestory-process.ts';
import { judgeSealedPdf } from '../support/pdf-judges.ts';
import { samplePdf } from '../support/sample-pdf.ts';
import { sealed, sendInvitation, signAs, threePeople } from '../support/signing.ts';

interface Seal {
  readonly state: string;
  readonly reason?: string;
  readonly verificationCode: string;
}
interface LoggedCertificate {
  readonly type: string;
  readonly data: { readonly certificateSha256: string };
}

const sha256Of = (pem: string) => new X509Certificate(pem).fingerprint256.replaceAll(':', '').toLowerCase();

async function signedByAll(api: ApiClient, pdf: Uint8Array) {
  const people = threePeople();
  const { id, documentIds } = await sendInvitation(api, pdf, people);
  for (const person of people) expect((await signAs(api, person)).status).toBe(200);
  return { id, path: `/v1/invitations/${id}/documents/${documentIds[0]}/sealed` };
}
async function sealOf(api: ApiClient, id: string): Promise<Seal> {
  const { documents } = (await api.get(`/v1/invitations/${id}`)).body as { documents: { seal: Seal }[] };
  return documents[0]?.seal as Seal;
}

describe('a sealing key in a hardware module', () => {
  let hsm: SoftHsm | null;
  let server: AttestoryProcess;
  let api: ApiClient;
  let demo: DemoSealIdentity;
  let pdf: Uint8Array;
  let folder: string;

  beforeAll(async () => {
    hsm = await SoftHsm.create();
    if (!hsm) return;
    folder = await mkdtemp(join(tmpdir(), 'attestory-seal-'));
    demo = await createDemoSealIdentity({ now: new Date().toISOString() });
    const [pinFile, chainFile] = [join(folder, 'pin'), join(folder, 'chain.pem')];
    await writeFile(pinFile, `${hsm.pin}\n`);
    await writeFile(chainFile, demo.chainPem);
    await hsm.importKey('seal', 'a1', demo.keyPem);
    server = await AttestoryProcess.start({
      SOFTHSM2_CONF: hsm.configuration,
      ATTESTORY_SEAL_KEY: `pkcs11:token=${hsm.token};object=seal?module-path=${hsm.module}`,
      ATTESTORY_SEAL_SECRET_FILE: pinFile,
      ATTESTORY_SEAL_CERTIFICATES: chainFile,
    });
    ({ api } = await ApiClient.register(server));
    pdf = await samplePdf('By hardware');
  }, 60_000);
  afterAll(async () => {
    await server?.remove();
    await hsm?.remove();
    if (folder) await rm(folder, { recursive: true });
  });

  it('seals what all judges accept', async () => {
    if (!hsm) return;
    const { id, path } = await signedByAll(api, pdf);
    await sealed(api, id);
    expect(await judgeSealedPdf(pdf, (await api.get(path)).body, demo.trustAnchorPem)).toEqual([]);
    expect((await server.cli('doctor')).stdout).toMatch(/ok +certificate +.*days left/);
  }, 60_000);

  it('that goes away lets sealing wait and say why; when it is back, sealing goes on without a restart', async () => {
    if (!hsm) return;
    await hsm.pullOut();
    const { id, path } = await signedByAll(api, pdf);
    const waiting = await eventually(async () => {
      const seal = await sealOf(api, id);
      return seal.state === 'retrying' ? seal : undefined;
    }, 'a seal that waits');
    expect(waiting.reason).toMatch(/The hardware module doesn’t sign: its token is not there/);
    const doctor = await server.cli('doctor');
    expect([doctor.code, doctor.stdout]).toEqual([
      1,
      expect.stringMatching(/failure +certificate +.*its token is not/),
    ]);
    await hsm.plugIn();
    await sealed(api, id);
    expect(await judgeSealedPdf(pdf, (await api.get(path)).body, demo.trustAnchorPem)).toEqual([]);
  }, 60_000);

  it('that refuses the PIN is what doctor says, and nothing shows a PIN', async () => {
    if (!hsm) return;
    const wrong = join(folder, 'wrong-pin');
    await writeFile(wrong, '11112222', { mode: 0o644 });
    const { code, stdout } = await server.cliWith({ ATTESTORY_SEAL_SECRET_FILE: wrong }, 'doctor');
    expect([code, stdout]).toEqual([1, expect.stringMatching(/failure +certificate +.*it refused the PIN/)]);
    expect(stdout).toMatch(/warning +keys +.*others may read .*wrong-pin: chmod 600/);
    // Code 2 keeps systemd from starting it again, which would lock the token.
    await server.end();
    await writeFile(join(folder, 'pin'), '11112222');
    await expect(server.restart()).rejects.toThrow(/it refused the PIN/);
    expect(await server.end()).toBe(2);
    expect(`${stdout}${server.output}`).not.toMatch(new RegExp(`11112222|${hsm.pin}`));
  });
});

describe('a sealing key that is replaced', () => {
  let server: AttestoryProcess;
  let api: ApiClient;
  let pdf: Uint8Array;

  beforeAll(async () => {
    server = await AttestoryProcess.start();
    ({ api } = await ApiClient.register(server));
    pdf = await samplePdf('Sealed twice');
  }, 60_000);
  afterAll(() => server?.remove());

  it('leaves what the old one sealed as it was; the log holds both certificates, in the order of their use', async () => {
    const file = join(server.dataFolder, 'keys/seal.pem');
    const oldPem = await readFile(file, 'utf8');
    const before = await signedByAll(api, pdf);
    await sealed(api, before.id);

    const next = await createDemoSealIdentity({ now: new Date().toISOString() });
    await server.end();
    await writeFile(file, `${next.keyPem}${next.chainPem}`);
    await server.restart();
    const after = await signedByAll(api, pdf);
    await sealed(api, after.id);

    const [oldSha256, newSha256] = [oldPem.slice(oldPem.indexOf('-----BEGIN CERT')), next.chainPem].map(sha256Of);
    const oldRoot = oldPem.slice(oldPem.lastIndexOf('-----BEGIN CERTIFICATE-----'));
    for (const [{ id, path }, certificateSha256, root] of [
      [before, oldSha256, oldRoot],
      [after, newSha256, next.trustAnchorPem],
    ] as const) {
      const [judged, trusted] = [join(server.dataFolder, 'judged.pdf'), join(server.dataFolder, 'root.pem')];
      await writeFile(judged, (await api.get(path)).body as Uint8Array);
      await writeFile(trusted, root as string);
      const verdict = await server.cli('pdf', 'verify', judged, '--trust', trusted, '--json');
      expect(JSON.parse(verdict.stdout) as PdfVerification).toMatchObject({ verdict: 'intact' });
      const { verificationCode } = await sealOf(api, id);
      expect((await api.get(`/v1/verify/${verificationCode}`)).body).toMatchObject({ seal: { certificateSha256 } });
    }
    const { stdout } = await server.cli('events', '--type', 'SealingCertificateIntroduced', '--json');
    const logged = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as LoggedCertificate);
    expect(logged.map(({ data }) => data.certificateSha256)).toEqual([oldSha256, newSha256]);
  }, 90_000);

  it('does not start the service once its certificate has expired, and says what to do', async () => {
    const expired = await createDemoSealIdentity({ now: '2020-01-01T00:00:00.000Z' });
    await server.end();
    await writeFile(join(server.dataFolder, 'keys/seal.pem'), `${expired.keyPem}${expired.chainPem}`);
    await expect(server.restart()).rejects.toThrow(/expired at 2023-01-01T00:00:00.000Z: give the service a new one/);
    const { code, stdout } = await server.cli('doctor');
    expect([code, stdout]).toEqual([1, expect.stringMatching(/failure +certificate +.*expired at 2023/)]);
  });

  it('may come from a PKCS#12 file by OpenSSL', async () => {
    const next = await createDemoSealIdentity({ now: new Date().toISOString() });
    const [pem, p12] = [join(server.dataFolder, 'next.pem'), join(server.dataFolder, 'next.p12')];
    await writeFile(pem, `${next.keyPem}${next.chainPem}`);
    execFileSync('openssl', ['pkcs12', '-export', '-in', pem, '-out', p12, '-passout', 'pass:correct horse']);
    const env = { ATTESTORY_SEAL_KEY: p12, ATTESTORY_SEAL_SECRET: 'correct horse' };
    const right = await server.cliWith(env, 'doctor');
    expect(right.stdout).toMatch(/ok +certificate +.*days left/);
    const wrong = await server.cliWith({ ...env, ATTESTORY_SEAL_SECRET: 'wrong horse' }, 'doctor');
    expect([wrong.code, wrong.stdout]).toEqual([1, expect.stringMatching(/doesn’t open by the password/)]);
    expect(wrong.stdout).not.toContain('horse');
  });
});

/** A module that is loaded first: the clock is ahead by as many milliseconds as a file says, when there is one. */
const clockAheadBy = (file: string) =>
  `--import=data:text/javascript,${encodeURIComponent(`
    import { existsSync, readFileSync } from 'node:fs';
    const file = ${JSON.stringify(file)};
    const now = () => real.now() + (existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0);
    const real = Date;
    globalThis.Date = class extends real {
      constructor(...given) {
        if (given.length === 0) super(now());
        else super(...given);
      }
      static now = now;
    };
  `)}`;

describe('a sealing certificate that expires while the service runs', () => {
  let server: AttestoryProcess | undefined;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-expiring-'));
  });
  afterAll(async () => {
    await server?.remove();
    await rm(folder, { recursive: true });
  });

  it('seals no more and says what to do; once there is a new one, what waited is sealed by it', async () => {
    const [key, ahead] = [join(folder, 'seal.pem'), join(folder, 'ahead')];
    const issued = new Date(Date.now() + 3_600_000);
    issued.setUTCFullYear(issued.getUTCFullYear() - 3);
    const expiring = await createDemoSealIdentity({ now: issued.toISOString() });
    await writeFile(key, `${expiring.keyPem}${expiring.chainPem}`);
    server = await AttestoryProcess.start({ ATTESTORY_SEAL_KEY: key, NODE_OPTIONS: clockAheadBy(ahead) });
    await writeFile(ahead, String(2 * 24 * 3_600_000));
    const { api } = await ApiClient.register(server);
    const pdf = await samplePdf('Too late');
    const { id, path } = await signedByAll(api, pdf);
    const waiting = await eventually(async () => {
      const seal = await sealOf(api, id);
      return seal.state === 'retrying' ? seal : undefined;
    }, 'a seal that waits');
    expect(waiting.reason).toMatch(/expired at .*: give the service a new one and restart it/);

    const next = await createDemoSealIdentity({ now: new Date().toISOString() });
    await server.end();
    await writeFile(key, `${next.keyPem}${next.chainPem}`);
    await server.restart();
    await sealed(api, id);
    expect(await judgeSealedPdf(pdf, (await api.get(path)).body, next.trustAnchorPem)).toEqual([]);
  }, 90_000);
});
