import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AttestoryProcess } from '../support/attestory-process.ts';

const howTo = resolve(import.meta.dirname, '../../docs/how-to/sandbox-broker.md');

describe('the sandbox broker of the demo', () => {
  let server: AttestoryProcess;

  beforeAll(async () => {
    server = await AttestoryProcess.start({ LOG_LEVEL: 'debug' });
  }, 60_000);
  afterAll(() => server?.remove());

  const secretFile = () => join(server.dataFolder, 'keys/sandbox-client.secret');

  it('is walked through by hand as the how-to says', async () => {
    const [, walk = ''] = /## Walk through it by hand.*?```sh\n(.*?)```/s.exec(await readFile(howTo, 'utf8')) ?? [];
    const script = walk
      .replace('http://127.0.0.1:3000', server.baseUrl)
      .replace('data/keys/sandbox-client.secret', secretFile());
    const { stdout } = await promisify(execFile)('bash', ['-euc', script]);
    expect(stdout).toContain("cprNumberIdentifier: '1704619992'");
    expect(stdout).toContain('test: true');
    expect(stdout).toContain(`iss: '${server.baseUrl}/sandbox/idp/idura'`);
  }, 60_000);

  it('answers problems of the service nowhere below its path', async () => {
    for (const path of ['/sandbox/idp', '/sandbox/idp/', '/sandbox/idp/signicat/interaction/none/']) {
      const answer = await fetch(server.baseUrl + path);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
      expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; /);
      expect(answer.headers.get('attestory-request')).toBeTruthy();
    }
  });

  it('reads the bodies that it gets, whatever they are', async () => {
    const token = `${server.baseUrl}/sandbox/idp/idura/token`;
    const post = (body: string, type: string) =>
      fetch(token, { method: 'POST', body, headers: { 'content-type': type } }).then((answer) => answer.status);
    expect(await post('grant_type=authorization_code&client_id=attestory', 'application/x-www-form-urlencoded')).toBe(
      401,
    );
    expect(await post('{"grant_type":', 'application/json')).toBe(400);
    expect(await post('%PDF-1.7', 'application/pdf')).toBe(400);
    expect(await post(`a=${'x'.repeat(100_000)}`, 'application/x-www-form-urlencoded')).toBe(400);
  });

  it('leaves nothing of an authentication in the log', async () => {
    expect(server.output).toContain('/sandbox/idp/*');
    const secret = (await readFile(secretFile(), 'utf8')).trim();
    for (const planted of [secret, '1704619992', 'Freja', 'code=', 'id_token', 'interaction/', '_interaction'])
      expect(server.output).not.toContain(planted);
  });

  it('signs with the same keys after a restart', async () => {
    const keys = async () => (await fetch(`${server.baseUrl}/sandbox/idp/idura/jwks`)).json();
    const before = await keys();
    await server.end();
    await server.restart();
    expect(await keys()).toEqual(before);
  }, 60_000);
});

describe('in production mode', () => {
  let demo: AttestoryProcess;
  let production: AttestoryProcess;
  let keys: string;

  beforeAll(async () => {
    demo = await AttestoryProcess.start();
    await fetch(`${demo.baseUrl}/sandbox/idp/idura/jwks`);
    await demo.end();
    keys = await mkdtemp(join(tmpdir(), 'attestory-keys-'));
    await cp(join(demo.dataFolder, 'keys'), keys, { recursive: true });
    production = await AttestoryProcess.start({
      ATTESTORY_MODE: 'production',
      ATTESTORY_BASE_URL: 'https://sign.example.com',
      ATTESTORY_KEYS: keys,
      SMTP_URL: 'smtp://127.0.0.1:9',
      MAIL_FROM: 'sign@example.com',
    });
  }, 120_000);
  afterAll(async () => {
    await demo?.remove();
    await production?.remove();
    await rm(keys, { recursive: true, force: true });
  });

  it('there is no sandbox broker, though its keys lie there', async () => {
    for (const path of [
      '/sandbox/idp',
      '/sandbox/idp/idura/.well-known/openid-configuration',
      '/sandbox/idp/idura/jwks',
    ]) {
      const answer = await fetch(production.baseUrl + path);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        404,
        expect.stringContaining('application/problem+json'),
      ]);
    }
  });
});
