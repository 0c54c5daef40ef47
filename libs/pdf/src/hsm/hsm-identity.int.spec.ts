import { createPrivateKey, sign, verify, X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freezeProcess } from '../../../../test/support/freeze-process.js';
import { createDemoSealIdentity, type DemoSealIdentity } from '../cms/demo-seal-identity.js';
import { certificatesIn } from '../cms/seal-chain.js';
import { type HsmIdentityOptions, openHsmIdentity, toDer } from './hsm-identity.js';
import { SoftHsm } from './soft-hsm.sample.js';

let hsm: SoftHsm | null = null;
let demo: DemoSealIdentity;
let pin: string;
const open: { close?(): Promise<void> }[] = [];

beforeAll(async () => {
  hsm = await SoftHsm.create();
  if (!hsm) return;
  process.env.SOFTHSM2_CONF = hsm.configuration;
  process.env.ATTESTORY_SEAL_SECRET = 'none of the module’s business';
  demo = await createDemoSealIdentity({ now: new Date().toISOString() });
  await hsm.importKey('seal', 'a1', demo.keyPem);
  const certificates = certificatesIn(`${demo.chainPem}${demo.trustAnchorPem}`).map((pem) => new X509Certificate(pem));
  // In no order of use.
  for (const [index, { raw }] of certificates.toReversed().entries())
    await hsm.importCertificate('c', `b${index}`, raw);
}, 60_000);
afterAll(async () => {
  for (const identity of open) await identity.close?.();
  await hsm?.remove();
});

async function identity(options: Partial<HsmIdentityOptions> = {}) {
  const { module, token } = hsm as SoftHsm;
  const where = { token, object: 'seal' };
  const opened = await openHsmIdentity({ module, where, pin: async () => pin, chainPem: demo.chainPem, ...options });
  open.push(opened);
  return opened;
}
const bytes = Buffer.from('to be signed');
const vouchedFor = (signature: Uint8Array) => {
  const key = new X509Certificate(demo.chainPem).publicKey;
  return verify('sha256', bytes, { key, dsaEncoding: 'der' }, signature);
};
/** The processes that hold modules, of this process. */
const children = () =>
  readdirSync('/proc').filter((pid) => {
    try {
      const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
      return Number(parent) === process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('hsm-child');
    } catch {
      return false;
    }
  });

describe('a sealing key in a hardware module', () => {
  beforeAll(() => {
    pin = hsm?.pin ?? '';
  });

  it('signs, and the certificate beside it vouches for what it signed', async () => {
    if (!hsm) return;
    const { sign, chain } = await identity();
    expect(chain).toHaveLength(2);
    expect(vouchedFor(await sign(bytes))).toBe(true);
  });

  it('takes its certificates from the token, in order, when none are given', async () => {
    if (!hsm) return;
    const { module, token } = hsm;
    const opened = await openHsmIdentity({ module, where: { token, id: 'a1' }, pin: async () => pin });
    open.push(opened);
    const expected = certificatesIn(`${demo.chainPem}${demo.trustAnchorPem}`).map((pem) => new X509Certificate(pem));
    expect(opened.chain.map((der) => Buffer.from(der).toString('hex'))).toEqual(
      expected.map(({ raw }) => raw.toString('hex')),
    );
  });

  it('is refused with certificates of another key', async () => {
    if (!hsm) return;
    const { chainPem } = await createDemoSealIdentity({ now: new Date().toISOString() });
    await expect(identity({ chainPem })).rejects.toMatchObject({ name: 'SealIdentityError', code: 'key-mismatch' });
  });

  it.each([
    ['module-unusable', { module: '/nowhere/libpkcs11.so' }],
    ['module-unusable', { module: import.meta.filename }],
    ['token-missing', { where: { token: 'another', object: 'seal' } }],
    ['key-missing', { where: { token: 'attestory', object: 'another' } }],
    ['key-missing', { where: { token: 'attestory', object: 'seal', id: 'ff' } }],
  ])('says that it cannot be used: %s', async (problem, options) => {
    if (!hsm) return;
    await expect(identity(options)).rejects.toMatchObject({ name: 'HsmError', problem });
  });

  it('tells two keys of one name apart by their ids only', async () => {
    if (!hsm) return;
    for (const id of ['d1', 'd2']) await hsm.importKey('twin', id, demo.keyPem);
    const { token } = hsm;
    await expect(identity({ where: { token, object: 'twin' } })).rejects.toMatchObject({ problem: 'key-ambiguous' });
    await expect(identity({ where: { token, object: 'twin', id: 'd2' } })).resolves.toBeDefined();
  });

  it('has its PIN refused once, is not asked again with the same, and signs by the right one', async () => {
    if (!hsm) return;
    const { sign } = await identity();
    pin = '00000000';
    for (const child of children()) process.kill(Number(child), 'SIGKILL');
    await expect(sign(bytes)).rejects.toMatchObject({ problem: 'pin-refused', message: /CKR_PIN_INCORRECT/ });
    const again = await sign(bytes).catch((error: Error) => error.message);
    expect(again).toContain('is not tried again');
    expect(again).not.toContain(pin);
    pin = hsm.pin;
    expect(vouchedFor(await sign(bytes))).toBe(true);
  });

  it('signs no more while its token is away, and signs again when it is back', async () => {
    if (!hsm) return;
    const { sign } = await identity();
    await hsm.pullOut();
    await expect(sign(bytes)).rejects.toMatchObject({ problem: 'token-missing' });
    await hsm.plugIn();
    expect(vouchedFor(await sign(bytes))).toBe(true);
  });

  it('signs on after its module has crashed', async () => {
    if (!hsm) return;
    const { sign } = await identity();
    for (const child of children()) process.kill(Number(child), 'SIGKILL');
    expect(vouchedFor(await sign(bytes))).toBe(true);
  });

  it('is given up on when it hangs, while this process works on, and is asked again by a new process', async () => {
    if (!hsm) return;
    const { sign } = await identity({ patience: 2_000 });
    for (const child of children()) await freezeProcess(Number(child));
    let ticks = 0;
    const clock = setInterval(() => ticks++, 20);
    await expect(sign(bytes)).rejects.toMatchObject({ problem: 'too-slow', message: /no answer within 2000 ms/ });
    clearInterval(clock);
    expect(ticks).toBeGreaterThan(10);
    expect(vouchedFor(await sign(bytes))).toBe(true);
  });

  it('does not seal by another key that has come in its place', async () => {
    if (!hsm) return;
    await hsm.importKey('changing', 'e1', demo.keyPem);
    const { sign } = await identity({ where: { token: hsm.token, object: 'changing' } });
    hsm.deleteKey('changing');
    const { keyPem } = await createDemoSealIdentity({ now: new Date().toISOString() });
    await hsm.importKey('changing', 'e2', keyPem);
    for (const child of children()) process.kill(Number(child), 'SIGKILL');
    await expect(sign(bytes)).rejects.toMatchObject({ problem: 'key-changed' });
  });

  it('has its PIN on no command line and in no environment, and the module sees none of the service’s variables', async () => {
    if (!hsm) return;
    await identity();
    expect(children().length).toBeGreaterThan(0);
    for (const child of children()) {
      const seen = ['environ', 'cmdline'].map((file) => readFileSync(`/proc/${child}/${file}`, 'utf8')).join();
      expect(seen).not.toContain(hsm.pin);
      expect(seen).not.toContain('ATTESTORY_SEAL');
      expect(seen).toContain('SOFTHSM2_CONF');
    }
  });
});

describe('a signature of a hardware module', () => {
  it('is written in DER as others write it, whatever its numbers begin with', async () => {
    const { keyPem } = await createDemoSealIdentity({ now: new Date().toISOString() });
    const key = createPrivateKey(keyPem);
    for (let n = 0; n < 600; n++) {
      const raw = sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' });
      expect(verify('sha256', bytes, { key: keyPem, dsaEncoding: 'der' }, toDer(raw))).toBe(true);
    }
    const small = Buffer.concat([Buffer.alloc(31), Buffer.from([0x80]), Buffer.alloc(31), Buffer.from([1])]);
    expect(Buffer.from(toDer(small)).toString('hex')).toBe('300702020080020101');
  });
});
