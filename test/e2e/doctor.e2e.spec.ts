import { chmod, cp, mkdtemp, rm, unlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDemoSealIdentity } from '@attestory/pdf';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { AttestoryProcess, type CliResult } from '../support/attestory-process.ts';

/** A module that the command line loads first, to find the machine in another state. */
const loadedFirst = (script: string) => `--import=data:text/javascript,${encodeURIComponent(script)}`;

describe('attestory doctor in production mode', () => {
  let server: AttestoryProcess;
  let mail: SMTPServer;
  let folder: string;
  let keys: string;
  let file: string;
  let closed: number;

  beforeAll(async () => {
    server = await AttestoryProcess.start();
    await server.end();
    mail = await mailServer({ authOptional: true, disabledCommands: ['STARTTLS'] });
    closed = await portOfNobody();
  }, 60_000);
  afterAll(async () => {
    await new Promise<void>((done) => mail.close(() => done()));
    await server?.remove();
  });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attestory-doctor-'));
    keys = join(folder, 'keys');
    await cp(join(server.dataFolder, 'keys'), keys, { recursive: true });
    await chmod(keys, 0o700);
    file = join(folder, 'attestory.env');
    await configure();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function configure(lines: Readonly<Record<string, string>> = {}): Promise<void> {
    const all = {
      ATTESTORY_MODE: 'production',
      ATTESTORY_BASE_URL: 'https://sign.example.com',
      ATTESTORY_KEYS: keys,
      SMTP_URL: `smtp://127.0.0.1:${(mail.server.address() as { port: number }).port}`,
      MAIL_FROM: 'sign@example.com',
      ...lines,
    };
    const text = Object.entries(all).map(([name, value]) => `${name}=${value}\n`);
    await writeFile(file, text.join(''), { mode: 0o600 });
  }

  const doctor = (env: Readonly<Record<string, string>> = {}): Promise<CliResult> =>
    server.cliWith({ ATTESTORY_CONFIG: file, ...env }, 'doctor');

  it('has nothing to say of what is right', async () => {
    const { code, stdout } = await doctor();
    expect([code, stdout]).toEqual([0, expect.not.stringMatching(/^(failure|warning)/m)]);
  });

  it('warns of files that others may read, and says how to close them', async () => {
    await chmod(join(keys, 'master.key'), 0o644);
    await chmod(keys, 0o755);
    await chmod(file, 0o640);
    const { code, stdout } = await doctor();
    expect(code).toBe(0);
    expect(stdout).toContain(`others may read ${file}: chmod 600 it`);
    expect(stdout).toContain(`others may read ${keys}: chmod 700 it; others may read master.key: chmod 600 it`);
  });

  it('names a key that is missing, once', async () => {
    await unlink(join(keys, 'links.key'));
    const { code, stdout } = await doctor();
    expect(code).toBe(1);
    expect(stdout.match(/links\.key is missing/g)).toHaveLength(1);
  });

  it('knows a master key that is not that of the stores', async () => {
    await writeFile(join(keys, 'master.key'), Buffer.alloc(32, 7).toString('base64'));
    const { code, stdout } = await doctor();
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^failure +stores .*give it the master\.key that made/m)]);
  });

  it('knows a sealing certificate that has expired', async () => {
    const { keyPem, chainPem } = await createDemoSealIdentity({ now: '2001-01-01T00:00:00.000Z' });
    await writeFile(join(keys, 'seal.pem'), `${keyPem}\n${chainPem}`);
    const { code, stdout } = await doctor();
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^failure +certificate .*expired at/m)]);
  });

  it('says what to look at when the mail server does not answer', async () => {
    await configure({ SMTP_URL: `smtp://127.0.0.1:${closed}` });
    const { code, stdout } = await doctor();
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^failure +mail .*ECONNREFUSED.*check host and port/m)]);
  });

  it('says what to do about a mail server whose certificate nobody vouches for, or that knows another password', async () => {
    const secure = await mailServer({ secure: true, onAuth: (_auth, _session, done) => done(new Error('no')) });
    try {
      const { port } = secure.server.address() as { port: number };
      await configure({ SMTP_URL: `smtps://user:hunter2@localhost:${port}` });
      const unknown = await doctor();
      expect(unknown.stdout).toMatch(/^failure +mail .*NODE_EXTRA_CA_CERTS/m);
      const refused = await doctor({ NODE_TLS_REJECT_UNAUTHORIZED: '0' });
      expect(refused.stdout).toMatch(/^failure +mail .*535.*check user and password/m);
      expect(unknown.stdout + refused.stdout).not.toContain('hunter2');
    } finally {
      await new Promise<void>((done) => secure.close(() => done()));
    }
  });

  it('says that a broker of identities is away, and which', async () => {
    const brokers = join(folder, 'brokers.json');
    const away = {
      name: 'idura',
      profile: 'idura',
      issuer: `https://127.0.0.1:${closed}`,
      clientId: 'urn:a',
      clientSecretFile: 'idura.secret',
      methods: ['se-bankid'],
    };
    await writeFile(brokers, JSON.stringify({ brokers: [away] }));
    await configure({ ATTESTORY_BROKERS: brokers });
    const unread = await doctor();
    expect([unread.code, unread.stdout]).toEqual([
      1,
      expect.stringMatching(/^failure +brokers +idura: .*idura\.secret can’t be read/m),
    ]);
    await writeFile(join(folder, 'idura.secret'), 'the-secret-of-idura\n');
    const { code, stdout } = await doctor();
    expect([code, stdout]).toEqual([
      1,
      expect.stringMatching(/^failure +brokers +idura: the broker can’t be reached/m),
    ]);
    expect(stdout).not.toContain('the-secret-of-idura');
  });

  it('says that a time-stamp authority is away', async () => {
    const roots = join(folder, 'roots.pem');
    await cp(join(keys, 'seal.pem'), roots);
    const url = `http://127.0.0.1:${closed}/`;
    await configure({ ATTESTORY_TSA_URL: url, ATTESTORY_TSA_ROOTS: roots });
    const { code, stdout } = await doctor();
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^failure +time stamps .*ECONNREFUSED/m)]);
  });

  it('notices a disk that is almost full', async () => {
    const script = `import fs from 'node:fs/promises'; import { syncBuiltinESMExports as sync } from 'node:module';
      fs.statfs = () => Promise.resolve({ bavail: 1000, bsize: 4096 }); sync();`;
    const { code, stdout } = await doctor({ NODE_OPTIONS: loadedFirst(script) });
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^failure +data folder .*0\.0 GiB free: make room/m)]);
  });

  it('notices a clock that is behind what the log holds', async () => {
    const script = 'const now = Date.now; Date.now = () => now() - 86_400_000;';
    const { code, stdout } = await doctor({ NODE_OPTIONS: loadedFirst(script) });
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^failure +clock .*ahead of this clock: set the clock/m)]);
  });
});

/** On this machine, with a certificate that nobody vouches for. */
async function mailServer(options: SMTPServerOptions): Promise<SMTPServer> {
  const { keyPem, chainPem } = await createDemoSealIdentity({ now: new Date().toISOString() });
  const server = new SMTPServer({ ...options, key: keyPem, cert: chainPem });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return server;
}

async function portOfNobody(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
