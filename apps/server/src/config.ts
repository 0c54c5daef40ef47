import { resolve } from 'node:path';
import { type ApplicationSettings } from '@attestory/application';

/** What the service was told by its environment. */
export interface ServerConfig {
  readonly mode: 'demo' | 'production';
  readonly host: string;
  readonly port: number;
  /** The folder of the embedded stores. */
  readonly dataFolder: string;
  /** The folder of the keys. In demo mode they are made there at first start. */
  readonly keysFolder: string;
  /** null in demo mode: the mail catcher takes the mail. */
  readonly smtp: { readonly url: string; readonly from: string } | null;
  readonly limits: { readonly pages: number };
  /** Wrong secrets per minute and address before 429. */
  readonly wrongSecretsPerMinute: number;
  readonly logLevel: string;
  readonly settings: ApplicationSettings;
}

/** The environment asks for something that can't be; the message says which variable and what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

type Environment = Readonly<Record<string, string | undefined>>;

const day = 24 * 60 * 60_000;

/** Reads the configuration. @throws ConfigError */
export function loadConfig(env: Environment): ServerConfig {
  const mode = oneOf(env, 'ATTESTORY_MODE', ['demo', 'production'] as const, 'demo');
  const host = env.HOST ?? '127.0.0.1';
  const port = integer(env, 'PORT', 3000, 1, 65_535);
  const dataFolder = resolve(env.ATTESTORY_DATA ?? 'data');
  const keysFolder = env.ATTESTORY_KEYS ? resolve(env.ATTESTORY_KEYS) : resolve(dataFolder, 'keys');
  const baseUrl = parseUrl('ATTESTORY_BASE_URL', env.ATTESTORY_BASE_URL ?? `http://127.0.0.1:${port}`);
  const smtp = smtpOf(env);
  if (mode === 'demo') checkDemo(host, baseUrl);
  else checkProduction(env, baseUrl, smtp);
  return {
    ...{ mode, host, port, dataFolder, keysFolder },
    smtp: mode === 'demo' ? null : smtp,
    limits: { pages: integer(env, 'ATTESTORY_MAX_PAGES', 2_000, 1, 100_000) },
    wrongSecretsPerMinute: integer(env, 'ATTESTORY_WRONG_SECRETS_PER_MINUTE', 30, 1, 1_000_000),
    logLevel: oneOf(env, 'LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const, 'info'),
    settings: {
      baseUrl: baseUrl.href.replace(/\/+$/, ''),
      limits: {
        documentBytes: integer(env, 'ATTESTORY_MAX_DOCUMENT_BYTES', 100_000_000, 1_000, 2_000_000_000),
        documents: integer(env, 'ATTESTORY_MAX_DOCUMENTS', 20, 1, 1_000),
        signatories: integer(env, 'ATTESTORY_MAX_SIGNATORIES', 100, 1, 10_000),
      },
      defaultOpenFor: integer(env, 'ATTESTORY_OPEN_FOR_DAYS', 30, 1, 3_650) * day,
      downloadLinkFor: integer(env, 'ATTESTORY_DOWNLOAD_LINK_DAYS', 30, 1, 3_650) * day,
      reminders: remindersOf(env),
      headEvery: integer(env, 'ATTESTORY_HEAD_EVERY_SECONDS', 60, 1, 86_400) * 1_000,
    },
  };
}

function checkDemo(host: string, baseUrl: URL): void {
  if (!isLoopback(host))
    throw new ConfigError(
      `HOST is ${host}, but demo mode serves this machine only: use 127.0.0.1, or production mode.`,
    );
  if (!isLoopback(baseUrl.hostname))
    throw new ConfigError(
      `ATTESTORY_BASE_URL is ${baseUrl.href}, but demo mode serves this machine only: use a loopback address, or production mode.`,
    );
}

function checkProduction(env: Environment, baseUrl: URL, smtp: ServerConfig['smtp']): void {
  if (!env.ATTESTORY_BASE_URL || baseUrl.protocol !== 'https:')
    throw new ConfigError('Production mode needs ATTESTORY_BASE_URL with the https address that people use.');
  if (!smtp)
    throw new ConfigError('Production mode needs SMTP_URL (smtps://user:password@host) and MAIL_FROM (an address).');
  if (!env.ATTESTORY_KEYS)
    throw new ConfigError(
      'Production mode needs ATTESTORY_KEYS, a folder with keys of your own; see docs/how-to/keys.md.',
    );
  if (!env.ATTESTORY_DATA) throw new ConfigError('Production mode needs ATTESTORY_DATA, the folder of the stores.');
}

function remindersOf(env: Environment): ServerConfig['settings']['reminders'] {
  const timeZone = env.ATTESTORY_TIME_ZONE ?? 'Europe/Helsinki';
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new ConfigError(`ATTESTORY_TIME_ZONE is "${timeZone}"; it must be an IANA name like Europe/Helsinki.`);
  }
  const afterDays = integer(env, 'ATTESTORY_REMIND_AFTER_DAYS', 3, 0, 365);
  const everyDays = integer(env, 'ATTESTORY_REMIND_EVERY_DAYS', 7, 1, 365);
  return afterDays === 0 ? null : { afterDays, everyDays, timeZone };
}

function smtpOf(env: Environment): ServerConfig['smtp'] {
  if (!env.SMTP_URL && !env.MAIL_FROM) return null;
  if (!env.SMTP_URL || !env.MAIL_FROM) throw new ConfigError('SMTP_URL and MAIL_FROM belong together: give both.');
  const url = parseUrl('SMTP_URL', env.SMTP_URL);
  if (!/^smtps?:$/.test(url.protocol)) throw new ConfigError('SMTP_URL must begin with smtp:// or smtps://.');
  return { url: env.SMTP_URL, from: env.MAIL_FROM };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

function parseUrl(name: string, value: string): URL {
  if (!URL.canParse(value)) throw new ConfigError(`${name} is not an address (URL).`);
  return new URL(value);
}

function oneOf<T extends string>(env: Environment, name: string, values: readonly T[], fallback: T): T {
  const value = env[name] ?? fallback;
  const found = values.find((v) => v === value);
  if (!found) throw new ConfigError(`${name} is "${value}"; it must be one of: ${values.join(', ')}.`);
  return found;
}

function integer(env: Environment, name: string, fallback: number, least: number, most: number): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new ConfigError(`${name} is "${text}"; it must be a whole number from ${least} to ${most}.`);
  return value;
}
