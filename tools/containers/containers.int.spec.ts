import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadConfig, loadSeal, loadServiceKeys, variables } from '@attestory/server';
import { parse } from 'yaml';

interface Service {
  readonly image: string;
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly restart?: string;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly env_file?: readonly string[];
  readonly secrets?: readonly (string | { readonly source: string })[];
  readonly networks?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly deploy?: { readonly resources: { readonly limits: Readonly<Record<string, string>> } };
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly volumes: Readonly<Record<string, object>>;
}

const composeText = readFileSync('docker-compose.yml', 'utf8');
const compose = parse(composeText, { merge: true }) as Compose;
const services = Object.entries(compose.services);
const own = services.filter(([, { environment }]) => environment?.ROLE !== undefined);
/** Of Node, not of ours. */
const ofNode = ['NODE_EXTRA_CA_CERTS'];

describe('docker-compose.yml', () => {
  it('is an API, two workers, and what they need', () => {
    expect(own.map(([name, { environment }]) => [name, environment?.ROLE])).toEqual([
      ['api', 'api'],
      ['worker-1', 'worker'],
      ['worker-2', 'worker'],
    ]);
    const images = services.map(([, { image }]) => image.split(':')[0]);
    for (const image of ['eventstore/eventstore', 'mongo', 'axllent/mailpit']) expect(images).toContain(image);
  });

  it('sets only variables that the configuration has', () => {
    const set = own.flatMap(([, { environment = {} }]) => Object.keys(environment));
    expect(set.filter((name) => !(name in variables) && !ofNode.includes(name))).toEqual([]);
  });

  it('has no default for a secret, nor a secret in the environment', () => {
    const defaults = [...composeText.matchAll(/\$\{(\w+):-([^}]*)\}/g)].filter(([, , value]) => value !== '');
    expect(defaults.map(([, name]) => name)).toEqual(['ATTESTORY_PORT', 'MAIL_PAGE_PORT']);
    const values = services.flatMap(([, { environment = {} }]) => Object.entries(environment));
    const secret = /PASSWORD|SECRET|TOKEN|KEY/;
    const inClear = values.filter(([name, value]) => secret.test(name) && !String(value).startsWith('/run/'));
    expect(inClear).toEqual([]);
    expect(composeText).not.toMatch(/changeit|:\/\/[^/\s]+:[^/\s]+@/);
  });

  it.each(services)('%s can do nothing that it needn’t', (_name, service) => {
    expect(service.user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect(service.deploy?.resources.limits).toEqual({ cpus: expect.any(String), memory: expect.any(String) });
    expect(service.image).toMatch(/:(?!latest$)[\w.-]+$/);
  });

  it.each(services)('%s says whether it is well, or is done once', (_name, { healthcheck, restart }) => {
    if (healthcheck?.disable) expect(restart).toBe('on-failure');
    else expect(healthcheck?.test?.length).toBeGreaterThan(1);
  });

  it('publishes on loopback only, and nothing of the stores', () => {
    const published = services.flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port] as const));
    expect(published.map(([name]) => name)).toEqual(['api', 'mail']);
    for (const [, port] of published) expect(port).toMatch(/^127\.0\.0\.1:/);
    expect(compose.networks.stores).toEqual({ internal: true });
    for (const name of ['eventstore', 'mongodb']) expect(compose.services[name]?.networks).toEqual(['stores']);
  });

  it('waits for what it names, and names what there is', () => {
    for (const [, { depends_on = {}, secrets = [], volumes = [], networks = [] }] of services) {
      for (const name of Object.keys(depends_on)) expect(compose.services[name]).toBeDefined();
      for (const secret of secrets)
        expect(compose.secrets[typeof secret === 'string' ? secret : secret.source]).toBeDefined();
      for (const network of networks) expect(compose.networks[network]).toBeDefined();
      for (const [source = ''] of volumes.map((volume) => volume.split(':')))
        expect(source.startsWith('./secrets/') || source in compose.volumes || existsSync(source)).toBe(true);
    }
  });

  it('gives each process a data folder of its own', () => {
    const folders = own.flatMap(([, { volumes = [] }]) => volumes.filter((volume) => volume.endsWith(':/data')));
    expect(new Set(folders).size).toBe(own.length);
  });
});

describe('the secrets that are made for it', () => {
  let folder: string;
  let secrets: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'attestory-secrets-'));
    secrets = join(folder, 'secrets');
    execFileSync('tools/containers/make-secrets.sh', [secrets], { stdio: 'pipe' });
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  const inFolder = (path: string) => join(folder, path.split(':')[0] ?? '');

  it('are all that the file names', () => {
    const mounted = services.flatMap(([, { volumes = [], env_file = [] }]) => [...volumes, ...env_file]);
    const files = [...Object.values(compose.secrets).map(({ file }) => file), ...mounted];
    const named = files.filter((file) => file.startsWith('./secrets/'));
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((file) => !existsSync(inFolder(file)))).toEqual([]);
  });

  it('are readable by their owner only, and not made twice', () => {
    const files = globSync('**/*', { cwd: secrets, withFileTypes: true }).filter((entry) => entry.isFile());
    const open = files.filter((file) => (statSync(join(file.parentPath, file.name)).mode & 0o077) !== 0);
    expect(open.map(({ name }) => name)).toEqual(['ca.pem']);
    expect(() => execFileSync('tools/containers/make-secrets.sh', [secrets], { stdio: 'pipe' })).toThrow('once');
  });

  it('are what the service takes in production mode', async () => {
    const environment = {
      ...compose.services.api?.environment,
      ATTESTORY_CONFIG: join(secrets, 'attestory/attestory.env'),
      ATTESTORY_DATA: join(folder, 'data'),
      ATTESTORY_KEYS: join(secrets, 'attestory/keys'),
      ATTESTORY_BASE_URL: 'https://sign.example.com',
      MAIL_FROM: 'sign@example.com',
      ATTESTORY_TRUSTED_PROXIES: '',
      OTEL_EXPORTER_OTLP_ENDPOINT: '',
    };
    const config = loadConfig(environment);
    expect(config.mode).toBe('production');
    expect(config.eventStore?.connectionString).toContain('@eventstore:2113?tls=true');
    expect(config.smtp?.url).toContain('//mail:1025');
    const keys = await loadServiceKeys(config);
    expect(keys.master).toHaveLength(32);
    expect((await loadSeal(config)).subject).toContain('trial');
  });

  it.each(['eventstore', 'mail'])('hold a certificate of %s that our own authority vouches for', (name) => {
    const certificate = join(secrets, name, `${name}.crt`);
    const verified = execFileSync('openssl', [
      ...['verify', '-CAfile', join(secrets, 'tls/ca.pem'), '-verify_hostname', name, '-purpose', 'sslserver'],
      certificate,
    ]);
    expect(verified.toString()).toContain('OK');
  });
});

describe('the Dockerfile', () => {
  const lines = readFileSync('Dockerfile', 'utf8').replace(/\\\n/g, ' ').split('\n');
  const instructions = lines.filter((line) => /^[A-Z]/.test(line)).map((line) => line.split(/\s+/));
  const of = (name: string) => instructions.filter(([instruction]) => instruction === name);

  it('builds on the version of Node that package.json pins', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: { node: string } };
    expect(new Set(of('FROM').map(([, image]) => image))).toEqual(new Set([`node:${dependencies.node}-bookworm-slim`]));
  });

  it('runs as a user who isn’t root, and says whether it is well', () => {
    const last = instructions.slice(instructions.findLastIndex(([instruction]) => instruction === 'FROM'));
    expect(last.find(([instruction]) => instruction === 'USER')).toEqual(['USER', 'node']);
    expect(last.some(([instruction]) => instruction === 'HEALTHCHECK')).toBe(true);
  });

  it('copies what there is, and what .dockerignore lets through', () => {
    const copied = of('COPY').flatMap((words) => words.filter((word) => !word.startsWith('--')).slice(1, -1));
    const paths = copied.filter((path) => path.startsWith('tools/'));
    expect(paths.length).toBeGreaterThan(0);
    const ignore = readFileSync('.dockerignore', 'utf8').split('\n');
    const kept = ignore.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    for (const path of [...paths, ...kept]) expect(existsSync(path)).toBe(true);
    for (const path of paths) expect(kept.some((part) => path.startsWith(part))).toBe(true);
    expect(ignore[1]).toBe('*');
  });

  it('sets only variables that the configuration has, and none that is secret', () => {
    const set = of('ENV')
      .flatMap((words) => words.slice(1))
      .map((pair) => pair.split('=')[0] ?? '')
      .filter(Boolean);
    const secrets = Object.entries(variables)
      .filter(([, variable]) => 'secret' in variable)
      .map(([name]) => name);
    expect(set.filter((name) => !(name in variables) && !name.startsWith('NODE_'))).toEqual([]);
    expect(set.filter((name) => secrets.includes(name))).toEqual([]);
  });
});
