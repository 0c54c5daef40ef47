import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { authenticationMethods } from '@attestory/domain';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigError, loadConfig } from '../config.js';
import { checkBroker, identitiesOf, openIdentities } from './identity-brokers.js';
import { openSandbox, sandboxFiles } from './sandbox-broker.js';

let folder: string;
let server: Server | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attestory-identities-'));
});
afterEach(async () => {
  server?.close();
  server = undefined;
  await rm(folder, { recursive: true });
});

const production = {
  ATTESTORY_MODE: 'production',
  ATTESTORY_BASE_URL: 'https://sign.example.com/',
  SMTP_URL: 'smtps://user:secret@mail.example.com',
  MAIL_FROM: 'sign@example.com',
};
const config = (env: Readonly<Record<string, string>> = {}) =>
  loadConfig({ ATTESTORY_DATA: folder, ATTESTORY_KEYS: folder, ...env });

const broker = {
  name: 'idura',
  profile: 'idura',
  issuer: 'https://example.idura.broker',
  clientId: 'urn:a',
  clientSecretFile: 'idura.secret',
  methods: ['se-bankid'],
};
async function brokersFile(): Promise<string> {
  const file = join(folder, 'brokers.json');
  await writeFile(file, JSON.stringify({ brokers: [broker] }));
  return file;
}

describe('Who proofs identities', () => {
  it.each(['idura', 'signicat'])(
    'is the sandbox in demo mode, as %s, whose keys are made at the first start',
    async (plays) => {
      const identities = await openIdentities(config({ ATTESTORY_SANDBOX_BROKER: plays }));
      const methods = identities.methods();
      expect(new Set(methods.map(({ method }) => method))).toEqual(new Set(authenticationMethods));
      expect(methods.every(({ test }) => test)).toBe(true);
      const { secret, signing, encryption } = sandboxFiles;
      expect((await readdir(folder)).sort()).toEqual([encryption, signing, secret].sort());
    },
  );

  it.each(['idura', 'signicat'])(
    'begins at the demo’s own sandbox, which plays %s, by both of its clients',
    async (plays) => {
      server = createServer((request, response) => void sandbox.handle(request, response));
      await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
      const { port } = server.address() as AddressInfo;
      const demo = config({ PORT: String(port), ATTESTORY_SANDBOX_BROKER: plays });
      const sandbox = await openSandbox(demo, () => undefined);
      const identities = await openIdentities(demo);
      for (const method of ['fi-bank-id', 'nl-idin'] as const) {
        const start = await identities.begin(
          method,
          { identityNumber: true, level: 'substantial' },
          { callbackUrl: `${demo.settings.baseUrl}/authenticate/callback`, language: 'fi' },
        );
        const answer = await fetch('begun' in start ? start.begun.redirectUrl : '', { redirect: 'manual' });
        expect([answer.status, answer.headers.get('location')]).toEqual([
          303,
          expect.stringContaining(`/sandbox/idp/${plays}/interaction/`),
        ]);
      }
    },
  );

  it('is opened in the demo when somebody first authenticates, and offers the same before', async () => {
    const demo = config();
    const methods = (await identitiesOf(demo)).methods();
    expect(await readdir(folder)).toEqual([]);
    expect(methods).toEqual((await openIdentities(demo)).methods());
  });

  it('is nobody in production mode where nobody is configured', async () => {
    expect((await openIdentities(config(production))).methods()).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('are the brokers of the file that is named', async () => {
    await writeFile(join(folder, 'idura.secret'), 'the-secret\n');
    const env = { ...production, ATTESTORY_BROKERS: await brokersFile() };
    expect((await openIdentities(config(env))).methods()).toEqual([
      { method: 'se-bankid', broker: 'idura', level: 'substantial', identityNumber: 'always', test: false },
    ]);
  });

  it('is refused when a file with a secret is missing or empty, by the file’s name', async () => {
    const env = { ...production, ATTESTORY_BROKERS: await brokersFile() };
    await expect(openIdentities(config(env))).rejects.toThrow(ConfigError);
    await expect(openIdentities(config(env))).rejects.toThrow(join(folder, 'idura.secret'));
    await writeFile(join(folder, 'idura.secret'), '\n');
    await expect(openIdentities(config(env))).rejects.toThrow('holds no client secret');
  });

  it('is asked by the doctor for what it says of itself', async () => {
    await writeFile(join(folder, 'idura.secret'), 'the-secret\n');
    const [settings] = config({ ...production, ATTESTORY_BROKERS: await brokersFile() }).brokers ?? [];
    if (!settings) throw new Error('nothing configured');
    const gone = { ...settings, issuer: 'http://127.0.0.1:1' };
    await expect(checkBroker(gone)).rejects.toThrow('the broker can’t be reached');
  });
});
