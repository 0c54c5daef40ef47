import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDemoSealIdentity, type DemoSealIdentity } from './demo-seal-identity.js';
import { loadSealIdentity, type SealIdentity } from './seal-identity.js';
import { signCms } from './sign-cms.js';

const CONTENT = 'the bytes under the seal';

let folder: string;
let demo: DemoSealIdentity;
let identity: SealIdentity;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sign-cms-'));
  demo = await createDemoSealIdentity({ now: new Date().toISOString() });
  identity = loadSealIdentity(demo);
});
afterAll(() => rmSync(folder, { recursive: true }));

const sign = (by: SealIdentity) => signCms({ digest: createHash('sha256').update(CONTENT).digest(), identity: by });

/** What `openssl cms -verify` says of a CAdES signature over detached content. */
function openssl(cms: Uint8Array, trustAnchorPem: string, content = CONTENT): string {
  writeFileSync(join(folder, 'seal.der'), cms);
  writeFileSync(join(folder, 'content'), content);
  writeFileSync(join(folder, 'anchor.pem'), trustAnchorPem);
  const args = 'cms -verify -cades -binary -inform DER -in seal.der -content content -CAfile anchor.pem -out verified';
  return spawnSync('openssl', args.split(' '), { cwd: folder, encoding: 'utf8' }).stderr;
}

describe('a CMS signature, before openssl', () => {
  it('is a valid CAdES signature under the trust anchor', async () => {
    expect(openssl(await sign(identity), demo.trustAnchorPem)).toBe('CAdES Verification successful\n');
  });

  it('is not valid over changed content', async () => {
    expect(openssl(await sign(identity), demo.trustAnchorPem, `${CONTENT}!`)).toContain('content verify error');
  });

  it('is not valid under another trust anchor', async () => {
    const other = await createDemoSealIdentity({ now: new Date().toISOString() });
    expect(openssl(await sign(identity), other.trustAnchorPem)).toContain('certificate verify error');
  });

  it('is not valid when the certificate that joins it to the trust anchor is missing', async () => {
    const alone = { ...identity, chain: identity.chain.slice(0, 1) };
    expect(openssl(await sign(alone), demo.trustAnchorPem)).toContain('certificate verify error');
  });

  it('is not valid with the certificate of another key', async () => {
    const other = loadSealIdentity(await createDemoSealIdentity({ now: new Date().toISOString() }));
    expect(openssl(await sign({ ...identity, sign: other.sign }), demo.trustAnchorPem)).toContain(
      'verification failure',
    );
  });
});
