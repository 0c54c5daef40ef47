import { execFileSync } from 'node:child_process';
import { verify, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDemoSealIdentity, type DemoSealIdentity } from './demo-seal-identity.js';
import { loadPkcs12Identity } from './pkcs12.js';
import { certificatesIn } from './seal-chain.js';

const password = 'pässwörd 密';
let folder: string;
let demo: DemoSealIdentity;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attestory-p12-'));
  demo = await createDemoSealIdentity({ now: new Date().toISOString() });
});
afterAll(() => rm(folder, { recursive: true }));

/** What OpenSSL writes of these texts. */
async function exported(pem: string, ...options: string[]): Promise<Uint8Array> {
  const [from, to] = [join(folder, 'all.pem'), join(folder, 'all.p12')];
  await writeFile(from, pem);
  execFileSync('openssl', ['pkcs12', '-export', '-in', from, '-out', to, '-passout', `pass:${password}`, ...options], {
    stdio: 'pipe',
  });
  return readFile(to);
}
const whole = () => `${demo.keyPem}${demo.chainPem}`;

describe('a PKCS#12 file', () => {
  it('gives the key and its certificates in order, whatever order they lie in', async () => {
    const [leaf, issuer] = certificatesIn(demo.chainPem);
    const file = await exported(`${demo.keyPem}\n${demo.trustAnchorPem}\n${issuer}\n${leaf}\n`);
    const { chain, sign } = await loadPkcs12Identity({ file, password });
    const expected = [leaf, issuer, demo.trustAnchorPem].map((pem) => new X509Certificate(pem ?? ''));
    expect(chain.map((der) => Buffer.from(der).toString('hex'))).toEqual(
      expected.map(({ raw }) => raw.toString('hex')),
    );
    const bytes = Buffer.from('to be signed');
    const { publicKey: key } = expected[0] as X509Certificate;
    expect(verify('sha256', bytes, { key, dsaEncoding: 'der' }, await sign(bytes))).toBe(true);
  });

  it('may leave its certificates to a file beside it', async () => {
    const file = await exported(whole());
    const { chain } = await loadPkcs12Identity({ file, password, chainPem: demo.chainPem });
    expect(chain).toHaveLength(2);
  });

  it.each(['wrong', ''])('does not open by another password: %j', async (wrong) => {
    const opening = loadPkcs12Identity({ file: await exported(whole()), password: wrong });
    await expect(opening).rejects.toMatchObject({ name: 'SealIdentityError', code: 'wrong-password' });
  });

  it('that is encrypted as of old is refused with how to convert it', async () => {
    const opening = loadPkcs12Identity({ file: await exported(whole(), '-legacy'), password });
    await expect(opening).rejects.toMatchObject({
      code: 'legacy-encryption',
      message: expect.stringContaining('openssl pkcs12 -legacy -in old.p12'),
    });
  });

  it('with its key alone encrypted as of old opens all the same', async () => {
    const file = await exported(whole(), '-keypbe', 'PBE-SHA1-3DES');
    await expect(loadPkcs12Identity({ file, password })).resolves.toBeDefined();
  });

  it('without a key is refused', async () => {
    const opening = loadPkcs12Identity({ file: await exported(demo.chainPem, '-nokeys'), password });
    await expect(opening).rejects.toMatchObject({ code: 'key-unreadable' });
  });

  it('is told from other files, and from a damaged one', async () => {
    const pem = loadPkcs12Identity({ file: Buffer.from(whole()), password });
    await expect(pem).rejects.toMatchObject({ code: 'key-unreadable' });
    const damaged = Buffer.from(await exported(whole()));
    damaged[200] = (damaged[200] ?? 0) ^ 1;
    await expect(loadPkcs12Identity({ file: damaged, password })).rejects.toMatchObject({ name: 'SealIdentityError' });
  });

  it('whose checksum is not that of its contents is refused', async () => {
    const file = Buffer.from(await exported(whole()));
    // Behind the checksum stand a salt of 8 bytes and the iterations.
    const at = file.length - 20;
    file[at] = (file[at] ?? 0) ^ 1;
    await expect(loadPkcs12Identity({ file, password })).rejects.toMatchObject({ code: 'wrong-password' });
  });
});
