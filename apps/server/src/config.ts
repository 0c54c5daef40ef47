import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ApplicationSettings } from '@attestory/application';
import type { BrokerSettings } from '@attestory/identity';
import { readBrokers } from './config-brokers.js';
import { readDeliveryPolicies } from './config-delivery.js';
import { type Environment, GivenValues } from './config-source.js';
import { type Values, variables } from './config-variables.js';
import { type SealSource, sealSource } from './seal-source.js';

/** What the service was told by its environment. */
export interface ServerConfig {
  readonly mode: 'demo' | 'production';
  /** What this process does of the service: answer requests, do the work behind them, or both. */
  readonly role: 'all' | 'api' | 'worker';
  readonly host: string;
  readonly port: number;
  /** The folder of the embedded stores. */
  readonly dataFolder: string;
  /** The server that holds the log; null: the data folder does. */
  readonly eventStore: { readonly connectionString: string; readonly namespace: string } | null;
  /** The connection string of the database on a MongoDB server; null: the data folder holds it all. */
  readonly mongodb: string | null;
  /** The folder of the keys. In demo mode they are made there at first start. */
  readonly keysFolder: string;
  readonly seal: SealConfig;
  /** null in demo mode: the mail catcher takes the mail. */
  readonly smtp: { readonly url: string; readonly from: string } | null;
  /** Who proofs identities; null: nobody, but the sandbox in demo mode. */
  readonly brokers: readonly BrokerSettings[] | null;
  /** Which broker the sandbox of demo mode plays to the service. */
  readonly sandboxPlays: BrokerSettings['profile'];
  /** null: seals carry no time stamps. */
  readonly timeStamps: { readonly url: string; readonly rootsFile: string } | null;
  /** Networks, besides the public internet, where the revocation of certificates may be asked for. */
  readonly revocationNetworks: readonly string[];
  readonly limits: { readonly pages: number };
  /** Wrong secrets per minute and address before 429. */
  readonly wrongSecretsPerMinute: number;
  /** Links to sign in per hour and address of callers before 429. */
  readonly emailLinksPerHour: number;
  readonly logLevel: string;
  /** Whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** Who scrapes shows it; undefined: demo mode serves figures to everybody, production mode to nobody. */
  readonly metricsToken: string | undefined;
  /** Where traces go; null: nowhere. */
  readonly tracing: TracingConfig | null;
  readonly settings: ApplicationSettings;
}

/** The sealing key, and what opens it. */
export interface SealConfig {
  readonly source: SealSource;
  /** undefined: the certificates are beside the key. */
  readonly certificatesFile: string | undefined;
  /** Password or PIN, given or in a file. */
  readonly secret: string | undefined;
  readonly secretFile: string | undefined;
}

/** Traces by OTLP over HTTP. */
export interface TracingConfig {
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  /** Which part of them is kept, from 0 to 1. */
  readonly share: number;
}

/** The environment asks for something that can't be; the message has a line for each variable and says what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** Reads the configuration from the environment, and from the file that it names. @throws ConfigError that names all faults */
export function loadConfig(env: Environment): ServerConfig {
  const given = GivenValues.from(env, (file) => {
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      throw new ConfigError(
        `ATTESTORY_CONFIG names ${file}, which can't be read (${(error as { code: string }).code}).`,
      );
    }
  });
  const values = given.read();
  if (values) checkTogether(given, values);
  const brokers = values ? readBrokers(given, values) : null;
  const deliveryPolicies = values ? readDeliveryPolicies(given, values) : null;
  if (given.faults.length > 0 || !values || !deliveryPolicies) throw new ConfigError(given.faults.join('\n'));
  return toConfig(values, brokers, deliveryPolicies);
}

function toConfig(
  values: Values,
  brokers: ServerConfig['brokers'],
  deliveryPolicies: ApplicationSettings['deliveryPolicies'],
): ServerConfig {
  const { ATTESTORY_MODE: mode, SMTP_URL: smtp, MAIL_FROM: from } = values;
  const { ATTESTORY_TSA_URL: tsa, ATTESTORY_TSA_ROOTS: roots } = values;
  const dataFolder = resolve(values.ATTESTORY_DATA ?? 'data');
  const keysFolder = values.ATTESTORY_KEYS ? resolve(values.ATTESTORY_KEYS) : resolve(dataFolder, 'keys');
  const afterDays = values.ATTESTORY_REMIND_AFTER_DAYS;
  const everyDays = values.ATTESTORY_REMIND_EVERY_DAYS;
  return {
    mode,
    role: values.ROLE,
    host: hostOf(values),
    port: values.PORT,
    dataFolder,
    eventStore: eventStoreOf(values),
    mongodb: values.ATTESTORY_MONGODB ?? null,
    keysFolder,
    seal: sealOf(values, keysFolder),
    smtp: mode === 'production' && smtp && from ? { url: smtp.href, from } : null,
    brokers,
    sandboxPlays: values.ATTESTORY_SANDBOX_BROKER,
    timeStamps: tsa && roots ? { url: tsa.href, rootsFile: resolve(roots) } : null,
    revocationNetworks: values.ATTESTORY_REVOCATION_NETWORKS,
    limits: { pages: values.ATTESTORY_MAX_PAGES },
    wrongSecretsPerMinute: values.ATTESTORY_WRONG_SECRETS_PER_MINUTE,
    emailLinksPerHour: values.ATTESTORY_EMAIL_LINKS_PER_HOUR,
    logLevel: values.LOG_LEVEL,
    trustedProxies: values.ATTESTORY_TRUSTED_PROXIES,
    metricsToken: values.ATTESTORY_METRICS_TOKEN,
    tracing: tracingOf(values),
    settings: {
      baseUrl: baseUrlOf(values).href.replace(/\/+$/, ''),
      limits: {
        documentBytes: values.ATTESTORY_MAX_DOCUMENT_BYTES,
        documents: values.ATTESTORY_MAX_DOCUMENTS,
        signatories: values.ATTESTORY_MAX_SIGNATORIES,
      },
      defaultOpenFor: values.ATTESTORY_OPEN_FOR_DAYS * day,
      downloadLinkFor: values.ATTESTORY_DOWNLOAD_LINK_DAYS * day,
      deliveryPolicies,
      reminders: afterDays === 0 ? null : { afterDays, everyDays, timeZone: values.ATTESTORY_TIME_ZONE },
      sessions: {
        idle: values.ATTESTORY_SESSION_IDLE_MINUTES * minute,
        longest: values.ATTESTORY_SESSION_HOURS * 60 * minute,
      },
      headEvery: values.ATTESTORY_HEAD_EVERY_SECONDS * 1_000,
    },
  };
}

function eventStoreOf(values: Values): ServerConfig['eventStore'] {
  const { ATTESTORY_EVENT_STORE: connectionString, ATTESTORY_EVENT_STORE_NAMESPACE: namespace } = values;
  return connectionString ? { connectionString, namespace } : null;
}

function tracingOf(values: Values): TracingConfig | null {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: base } = values;
  if (!base) return null;
  return {
    endpoint: new URL(`${base.pathname.replace(/\/+$/, '')}/v1/traces${base.search}`, base).href,
    headers: values.OTEL_EXPORTER_OTLP_HEADERS,
    serviceName: values.OTEL_SERVICE_NAME,
    share: values.OTEL_TRACES_SAMPLER_ARG,
  };
}

function sealOf(values: Values, keysFolder: string): SealConfig {
  const { ATTESTORY_SEAL_CERTIFICATES: certificates, ATTESTORY_SEAL_SECRET_FILE: secretFile } = values;
  return {
    source: sealSource(values.ATTESTORY_SEAL_KEY, keysFolder),
    certificatesFile: certificates && resolve(certificates),
    secret: values.ATTESTORY_SEAL_SECRET,
    secretFile: secretFile && resolve(secretFile),
  };
}

/** Without showing what was given: somebody may have put a PIN into it. */
function checkSeal(given: GivenValues, values: Values): void {
  try {
    const { kind } = sealSource(values.ATTESTORY_SEAL_KEY, '');
    const { ATTESTORY_SEAL_SECRET: secret, ATTESTORY_SEAL_SECRET_FILE: file } = values;
    if (secret !== undefined && file !== undefined)
      given.refuse('ATTESTORY_SEAL_SECRET', 'is given beside ATTESTORY_SEAL_SECRET_FILE: one of them is enough');
    if (kind === 'pkcs11' && secret === undefined && file === undefined)
      given.refuse('ATTESTORY_SEAL_SECRET', 'is missing: it, or ATTESTORY_SEAL_SECRET_FILE, gives the module’s PIN');
  } catch (error) {
    given.refuse('ATTESTORY_SEAL_KEY', (error as Error).message);
  }
}

const hostOf = (values: Values): string => values.HOST ?? '127.0.0.1';
const baseUrlOf = (values: Values): URL => values.ATTESTORY_BASE_URL ?? new URL(`http://127.0.0.1:${values.PORT}`);

/** The stores of a data folder belong to one server; several share servers. */
function checkRole(given: GivenValues, values: Values): void {
  const { ROLE: role, ATTESTORY_EVENT_STORE: log, ATTESTORY_MONGODB: database } = values;
  if (role === 'all' || (log && database)) return;
  const missing = [log ? [] : ['ATTESTORY_EVENT_STORE'], database ? [] : ['ATTESTORY_MONGODB']].flat().join(' and ');
  given.refuse('ROLE', `is ${role}, which needs ${missing}: what is in the data folder belongs to one process`);
}

/** What no variable says alone. */
function checkTogether(given: GivenValues, values: Values): void {
  checkRole(given, values);
  if ((values.SMTP_URL === undefined) !== (values.MAIL_FROM === undefined))
    given.refuse(values.SMTP_URL ? 'MAIL_FROM' : 'SMTP_URL', 'is missing: SMTP_URL and MAIL_FROM belong together');
  if ((values.ATTESTORY_TSA_URL === undefined) !== (values.ATTESTORY_TSA_ROOTS === undefined))
    given.refuse(
      values.ATTESTORY_TSA_URL ? 'ATTESTORY_TSA_ROOTS' : 'ATTESTORY_TSA_URL',
      'is missing: a time-stamp authority and its roots belong together',
    );
  const { ATTESTORY_BASE_URL: base } = values;
  if (base && `${base.username}${base.password}${base.search}${base.hash}` !== '')
    given.refuse('ATTESTORY_BASE_URL', 'must be an address alone, without user, ? or #');
  checkSeal(given, values);
  if (values.ATTESTORY_MODE === 'demo') {
    const loopbackOnly = 'but demo mode serves this machine only: use a loopback address, or production mode';
    if (!isLoopback(hostOf(values))) given.refuse('HOST', `is ${hostOf(values)}, ${loopbackOnly}`);
    if (!isLoopback(baseUrlOf(values).hostname))
      given.refuse('ATTESTORY_BASE_URL', `is ${baseUrlOf(values).href}, ${loopbackOnly}`);
    return;
  }
  for (const [name, { demanded, meaning }] of given.rows(variables))
    if (demanded && values[name] === undefined)
      given.refuse(name, `is missing: production mode needs it (${meaning.replace(/\[(.*?)\]\((.*?)\)/, '$1')})`);
  if (values.ATTESTORY_BASE_URL && values.ATTESTORY_BASE_URL.protocol !== 'https:')
    given.refuse('ATTESTORY_BASE_URL', 'must begin with https:// in production mode');
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
