import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { ConfigError, loadConfig } from './config.js';

const production = {
  ATTESTORY_MODE: 'production',
  ATTESTORY_BASE_URL: 'https://sign.example.com/',
  ATTESTORY_DATA: '/srv/attestory',
  ATTESTORY_KEYS: '/srv/keys',
  SMTP_URL: 'smtps://user:secret@mail.example.com',
  MAIL_FROM: 'sign@example.com',
};

describe('the configuration', () => {
  it('is a demo on loopback when nothing is said', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({ mode: 'demo', host: '127.0.0.1', port: 3000, smtp: null });
    expect(config.settings.baseUrl).toBe('http://127.0.0.1:3000');
  });

  it.each([
    [{ HOST: '0.0.0.0' }, 'HOST'],
    [{ ATTESTORY_BASE_URL: 'https://sign.example.com' }, 'ATTESTORY_BASE_URL'],
    [{ ATTESTORY_BASE_URL: 'not a url' }, 'ATTESTORY_BASE_URL'],
    [{ PORT: '0' }, 'PORT'],
    [{ PORT: '3000.5' }, 'PORT'],
    [{ PORT: 'abc' }, 'PORT'],
    [{ ATTESTORY_MODE: 'test' }, 'ATTESTORY_MODE'],
    [{ ROLE: 'leader' }, 'ROLE'],
    [{ ROLE: 'api' }, 'ATTESTORY_EVENT_STORE and ATTESTORY_MONGODB'],
    [{ ROLE: 'worker', ATTESTORY_EVENT_STORE: 'esdb://127.0.0.1:2113' }, 'needs ATTESTORY_MONGODB'],
    [{ ROLE: 'worker', ATTESTORY_MONGODB: 'mongodb://127.0.0.1/attestory' }, 'needs ATTESTORY_EVENT_STORE'],
    [{ ATTESTORY_MAX_SIGNATORIES: '-1' }, 'ATTESTORY_MAX_SIGNATORIES'],
    [{ SMTP_URL: 'smtp://localhost' }, 'MAIL_FROM'],
    [{ SMTP_URL: 'http://localhost', MAIL_FROM: 'a@example.com' }, 'SMTP_URL'],
    [{ ATTESTORY_EVENT_STORE: 'http://127.0.0.1:2113' }, 'ATTESTORY_EVENT_STORE'],
    [{ ATTESTORY_MONGODB: 'http://127.0.0.1/attestory' }, 'ATTESTORY_MONGODB'],
    [{ ATTESTORY_MONGODB: 'mongodb://127.0.0.1:27017' }, 'ATTESTORY_MONGODB'],
    [{ ATTESTORY_MONGODB: 'mongodb://127.0.0.1:27017/?tls=true' }, 'ATTESTORY_MONGODB'],
    [{ ATTESTORY_MONGODB: 'mongodb://127.0.0.1:27017/a.b' }, 'ATTESTORY_MONGODB'],
    [{ ATTESTORY_EVENT_STORE_NAMESPACE: 'Our Log' }, 'ATTESTORY_EVENT_STORE_NAMESPACE'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ ATTESTORY_BROKERS: '/nowhere/brokers.json' }, 'ATTESTORY_BROKERS'],
    [{ ATTESTORY_SANDBOX_BROKER: 'nets' }, 'ATTESTORY_SANDBOX_BROKER'],
    [{ ATTESTORY_TRUSTED_PROXIES: 'proxy.example' }, 'ATTESTORY_TRUSTED_PROXIES'],
    [{ ATTESTORY_TRUSTED_PROXIES: '10.0.0.0/33' }, 'ATTESTORY_TRUSTED_PROXIES'],
    [{ ATTESTORY_TIME_ZONE: 'Mars' }, 'ATTESTORY_TIME_ZONE'],
    [{ ATTESTORY_BASE_URL: 'http://127.0.0.1/?from=mail' }, 'ATTESTORY_BASE_URL'],
    [{ ATTESTORY_BASE_URL: 'http://127.0.0.1/#s' }, 'ATTESTORY_BASE_URL'],
    [{ SMTP_URL: 'smtp://localhost', MAIL_FROM: 'nobody' }, 'MAIL_FROM'],
    [{ SMTP_URL: 'smtp://localhost', MAIL_FROM: 'A <a@example.com> B' }, 'MAIL_FROM'],
    [{ ATTESTORY_METRICS_TOKEN: 'short' }, 'ATTESTORY_METRICS_TOKEN'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4317' }, 'OTEL_EXPORTER_OTLP_ENDPOINT'],
    [{ OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, 'OTEL_EXPORTER_OTLP_PROTOCOL'],
    [{ OTEL_EXPORTER_OTLP_HEADERS: 'no pairs' }, 'OTEL_EXPORTER_OTLP_HEADERS'],
    [{ OTEL_EXPORTER_OTLP_HEADERS: 'token=%E0%A4%A' }, 'OTEL_EXPORTER_OTLP_HEADERS'],
    [{ OTEL_TRACES_SAMPLER: 'always_on' }, 'OTEL_TRACES_SAMPLER'],
    [{ OTEL_TRACES_SAMPLER_ARG: '1.5' }, 'OTEL_TRACES_SAMPLER_ARG'],
    [{ ATTESTORY_METRICS_TOKEN: 'one that has spaces in it' }, 'ATTESTORY_METRICS_TOKEN'],
  ])('refuses %j and names the variable', (env, variable) => {
    expect(() => loadConfig(env)).toThrow(ConfigError);
    expect(() => loadConfig(env)).toThrow(variable);
  });

  it('traces nothing unless it is told where traces go', () => {
    expect(loadConfig({ OTEL_SERVICE_NAME: 'signing' }).tracing).toBeNull();
    const { tracing } = loadConfig({
      OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector.example/base/',
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20t, x-tenant=a=b',
      OTEL_TRACES_SAMPLER_ARG: '0.25',
    });
    expect(tracing).toEqual({
      endpoint: 'https://collector.example/base/v1/traces',
      headers: { authorization: 'Bearer t', 'x-tenant': 'a=b' },
      serviceName: 'attestory',
      share: 0.25,
    });
  });

  it('does all of the service, or on servers the part that it is told', () => {
    expect(loadConfig({}).role).toBe('all');
    const servers = {
      ATTESTORY_EVENT_STORE: 'esdb://127.0.0.1:2113',
      ATTESTORY_MONGODB: 'mongodb://127.0.0.1:27017/attestory',
    };
    for (const role of ['api', 'worker', 'all']) expect(loadConfig({ ...servers, ROLE: role }).role).toBe(role);
  });

  it('takes the mail catcher’s place by a mail server in production only', () => {
    expect(loadConfig({ SMTP_URL: 'smtp://localhost', MAIL_FROM: 'a@example.com' }).smtp).toBeNull();
    const config = loadConfig(production);
    expect(config.smtp).toEqual({ url: production.SMTP_URL, from: production.MAIL_FROM });
    expect(config.settings.baseUrl).toBe('https://sign.example.com');
  });

  it.each(['ATTESTORY_BASE_URL', 'ATTESTORY_DATA', 'ATTESTORY_KEYS', 'SMTP_URL', 'MAIL_FROM'])(
    'does not start in production without %s',
    (variable) => {
      expect(() => loadConfig({ ...production, [variable]: undefined })).toThrow(ConfigError);
    },
  );

  it('names all that is wrong at once, and never a secret', () => {
    const env = { ...production, PORT: 'x', SMTP_URL: 'http://user:hunter2@host', LOG_LEVEL: 'loud' };
    const message = messageOf(env);
    expect(message.split('\n')).toHaveLength(3);
    expect(message).not.toContain('hunter2');
  });

  it('refuses a misspelt variable and says which was meant', () => {
    expect(messageOf({ ATTESTORY_BASEURL: 'http://127.0.0.1' })).toContain('did you mean ATTESTORY_BASE_URL');
    expect(messageOf({ ATTESTORY_SOMETHING_ELSE: '1' })).toContain('docs/reference/configuration.md');
    expect(messageOf({ ATTESTORY_CONFIG: fileWith('FOO=x\n') })).toContain('docs/reference/configuration.md');
  });

  it('takes a database on MongoDB, also on several hosts, and shows its password to nobody', () => {
    const replicaSet = 'mongodb://ada:hunter2@a:27017,b:27017/attestory?replicaSet=rs0';
    expect(loadConfig({ ATTESTORY_MONGODB: replicaSet }).mongodb).toBe(replicaSet);
    expect(loadConfig({}).mongodb).toBeNull();
    expect(messageOf({ ATTESTORY_MONGODB: 'mongodb://ada:hunt/er2@a/attestory/more' })).not.toContain('er2@');
    expect(messageOf({ ATTESTORY_MONGODB: 'mongodb://ada:hunter2@a' })).not.toContain('hunter2');
  });

  it('takes a log on EventStoreDB, also on several hosts', () => {
    for (const text of [
      'esdb://127.0.0.1:2113',
      'esdb://ada:hun%40ter2@a:2113,b:2113,c:2113?tls=true&tlsCAFile=/etc/a@b/ca.pem',
      'esdb+discover://ada:hunter2@log.example.com:2113/?tls=false',
    ])
      expect(loadConfig({ ATTESTORY_EVENT_STORE: text }).eventStore?.connectionString).toBe(text);
  });

  // The driver would take what follows the first @ for a host, and name it when there is none.
  it.each([
    ['ATTESTORY_EVENT_STORE', 'esdb://ada:hun@ter2@a:2113?tls=false'],
    ['ATTESTORY_EVENT_STORE', 'esdb://ada:hun/ter2@a:2113?tls=false'],
    ['ATTESTORY_MONGODB', 'mongodb://ada:hun@ter2@a/attestory'],
  ])('refuses a password with signs that end it, in %s, and shows no part of it: %s', (name, text) => {
    const message = messageOf({ [name]: text });
    expect(message).toContain('write @ as %40');
    expect(message).not.toMatch(/hun|ter2/);
  });

  it('says how a password is written that has signs of an address in it', () => {
    expect(messageOf({ SMTP_URL: 'smtps://user:pa#ss@host', MAIL_FROM: 'a@example.com' })).toContain('# as %23');
  });

  it.each([
    ['PORT=4000\nLOG_LEVEL=warn\nPORT=5000\n', '3: PORT is set on line 1 already; keep one of them.'],
    ['# here\nhunter2 was here\n', '2: this line is no NAME=value and no comment (#).'],
    [
      'ATTESTORY_METRICS_TOKEN=hunter2hunter2hunter2#3\n',
      '1: ATTESTORY_METRICS_TOKEN would end at its #, where a comment begins; put the value in quotes.',
    ],
  ])('refuses a file whose line does not mean what it seems to: %j', (content, fault) => {
    const file = fileWith(content);
    expect(messageOf({ ATTESTORY_CONFIG: file })).toBe(`${file}:${fault}`);
  });

  it('reads quotes, comments after values, and files as other systems write them', () => {
    const quoted = 'ATTESTORY_METRICS_TOKEN="hunter2hunter2hunter2#3"  # for the scraper\nPORT=4000 # inside\n';
    const config = loadConfig({ ATTESTORY_CONFIG: fileWith(`\ufeff${quoted.replaceAll('\n', '\r\n')}`) });
    expect(config).toMatchObject({ port: 4000, metricsToken: 'hunter2hunter2hunter2#3' });
  });

  it('reads a file, the environment before it, and names the line of a fault', () => {
    const file = fileWith('# where it listens\nPORT=4000\nATTESTORY_MAX_PAGES=7\n');
    expect(loadConfig({ ATTESTORY_CONFIG: file })).toMatchObject({ port: 4000, limits: { pages: 7 } });
    expect(loadConfig({ ATTESTORY_CONFIG: file, PORT: '5000' }).port).toBe(5000);
    writeFileSync(file, '# where it listens\nPORT=many\n\nSMPT_URL=smtp://x\n');
    expect(messageOf({ ATTESTORY_CONFIG: file }).split('\n')).toEqual([
      `${file}:4: SMPT_URL is nothing that can be set; did you mean SMTP_URL?`,
      `${file}:2: PORT is "many"; it must be a whole number from 1 to 65535.`,
    ]);
    expect(messageOf({ ATTESTORY_CONFIG: `${file}.none` })).toContain('ENOENT');
  });

  it('names the line of the file of brokers where something is wrong, and reads it where nothing is', () => {
    const file = fileWith('{"brokers": [\n{"name": "idura", "profile": "idura"}\n]}');
    const wrong = messageOf({ ATTESTORY_BROKERS: file });
    expect(wrong).toContain(`${file}:2: brokers[0].issuer is missing: it must be the broker’s address, https://….`);
    expect(messageOf({ ATTESTORY_BROKERS: file, LOG_LEVEL: 'loud' })).toContain('LOG_LEVEL');
    const [broker] =
      loadConfig({
        ATTESTORY_BROKERS: fileWith(
          JSON.stringify({
            brokers: [
              {
                name: 'idura',
                profile: 'idura',
                issuer: 'https://example.idura.broker',
                clientId: 'a',
                clientSecretFile: 'idura.secret',
                methods: ['se-bankid'],
              },
            ],
          }),
        ),
      }).brokers ?? [];
    expect(broker).toMatchObject({ name: 'idura', authentication: { file: join(folder, 'idura.secret') } });
    expect(loadConfig({}).brokers).toBeNull();
  });

  it('does not start in production without https', () => {
    expect(() => loadConfig({ ...production, ATTESTORY_BASE_URL: 'http://sign.example.com' })).toThrow('https');
  });
});

const folder = mkdtempSync(join(tmpdir(), 'attestory-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(content: string): string {
  const file = join(folder, 'attestory.env');
  writeFileSync(file, content);
  return file;
}

function messageOf(env: Readonly<Record<string, string | undefined>>): string {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}
