import { isIP } from 'node:net';

/** One environment variable: what it means, and how its text is read. The reference is generated from this table. */
export interface Variable<T> {
  /** For people: its default, in Markdown. */
  readonly fallback: string;
  readonly meaning: string;
  /** Production mode starts only when it is given. */
  readonly demanded?: true;
  /** Shown masked wherever configuration is shown. */
  readonly secret?: true;
  /** @param text undefined or empty when the variable isn't set @throws Error that says what it must be */
  readonly read: (text: string | undefined) => T;
}

type About = Pick<Variable<unknown>, 'demanded' | 'secret'> & { readonly shown?: string };

const text = (meaning: string, fallback: string, about: About = {}): Variable<string | undefined> => ({
  ...about,
  fallback,
  meaning,
  read: (given) => given || undefined,
});

const whole = (meaning: string, fallback: number, least: number, most: number): Variable<number> => ({
  fallback: `\`${fallback}\``,
  meaning,
  read: (given) => {
    if (given === undefined || given === '') return fallback;
    const value = Number(given);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new Error(`it must be a whole number from ${least} to ${most}`);
  },
});

const choice = <T extends string>(meaning: string, fallback: T, values: readonly T[]): Variable<T> => ({
  fallback: `\`${fallback}\``,
  meaning,
  read: (given) => {
    const found = values.find((value) => value === (given || fallback));
    if (found !== undefined) return found;
    throw new Error(`it must be one of: ${values.join(', ')}`);
  },
});

const address = (meaning: string, fallback: string, protocols: readonly string[], about: About = {}) =>
  ({
    ...about,
    fallback,
    meaning,
    read: (given) => {
      if (!given) return undefined;
      const url = URL.canParse(given) ? new URL(given) : undefined;
      if (url && protocols.includes(url.protocol)) return url;
      const begins = `it must be an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`;
      throw new Error(about.secret ? `${begins}; in user and password write @ as %40, # as %23, / as %2F` : begins);
    },
  }) satisfies Variable<URL | undefined>;

/** `sign@example.com`, or with a name: `Example signatures <sign@example.com>`. */
const sender = (meaning: string, fallback: string, about: About): Variable<string | undefined> => ({
  ...about,
  fallback,
  meaning,
  read: (given) => {
    if (!given) return undefined;
    if (/^([^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/.test(given)) return given;
    throw new Error('it must be an address like sign@example.com or Example <sign@example.com>');
  },
});

/** What follows an @ or / too many would be taken for a host, and be named when there is none. */
const escapes = 'in user and password write @ as %40, / as %2F';

/** With several hosts for a cluster it is no URL. */
const logServer = (meaning: string, fallback: string): Variable<string | undefined> => ({
  secret: true,
  fallback,
  meaning,
  read: (given) => {
    if (!given) return undefined;
    if (/^esdb(\+discover)?:\/\/([^\s/?@]+@)?[^\s/?@]+\/?(\?.*)?$/.test(given)) return given;
    throw new Error(`it must be a connection string like esdb://user:password@host:2113; ${escapes}`);
  },
});

/** With several hosts for a replica set it is no URL. */
const database = (meaning: string, fallback: string): Variable<string | undefined> => ({
  secret: true,
  fallback,
  meaning,
  read: (given) => {
    if (!given) return undefined;
    if (/^mongodb(\+srv)?:\/\/([^\s/?@]+@)?[^\s/?@]+\/[A-Za-z0-9_-]{1,63}(\?\S*)?$/.test(given)) return given;
    const form = 'mongodb://user:password@host:27017/database';
    throw new Error(`it must be a connection string like ${form}; ${escapes}`);
  },
});

const namespace = (meaning: string, fallback: string): Variable<string> => ({
  fallback: `\`${fallback}\``,
  meaning,
  read: (given) => {
    if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(given || fallback)) return given || fallback;
    throw new Error('it must be lower-case letters and digits, with hyphens between them');
  },
});

/** A secret that programs show: long enough not to be guessed. */
const bearer = (meaning: string, fallback: string): Variable<string | undefined> => ({
  secret: true,
  fallback,
  meaning,
  read: (given) => {
    if (!given) return undefined;
    if (/^[\x21-\x7e]{16,}$/.test(given)) return given;
    throw new Error('it must be at least 16 visible ASCII characters: openssl rand -hex 24 makes some');
  },
});

const timeZone = (meaning: string, fallback: string): Variable<string> => ({
  fallback: `\`${fallback}\``,
  meaning,
  read: (given) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: given || fallback }).resolvedOptions().timeZone;
    } catch {
      throw new Error('it must be an IANA name like Europe/Helsinki');
    }
  },
});

const networks = (meaning: string): Variable<readonly string[]> => ({
  fallback: '–',
  meaning,
  read: (given) => {
    const parts = (given ?? '').split(',').map((part) => part.trim());
    const listed = parts.filter((part) => part !== '');
    const isNetwork = (part: string) => {
      const [address = '', bits = '0', ...rest] = part.split('/');
      const most = isIP(address) === 6 ? 128 : 32;
      return isIP(address) !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most && rest.length === 0;
    };
    if (listed.every(isNetwork)) return listed;
    throw new Error('it must be IP addresses or networks like 127.0.0.1 or 10.0.0.0/8, separated by commas');
  },
});

const name = (meaning: string, fallback: string): Variable<string> => ({
  fallback: `\`${fallback}\``,
  meaning,
  read: (given) => given || fallback,
});

/** `name=value`, separated by commas, values percent-encoded: as the standard has it. */
const headers = (meaning: string): Variable<Readonly<Record<string, string>>> => ({
  secret: true,
  fallback: '–',
  meaning,
  read: (given) => {
    const pairs = (given ?? '').split(',').filter((pair) => pair.trim() !== '');
    const read = pairs.map((pair) => {
      const [, name, value] = /^\s*([\w!#$%&'*+.^`|~-]+)=([\x21-\x7e]*)\s*$/.exec(pair) ?? [];
      if (name === undefined || value === undefined) throw new Error('it must be like name=value,other=value');
      return [name, decodeURIComponent(value)] as const;
    });
    return Object.fromEntries(read);
  },
});

const share = (meaning: string, fallback: number): Variable<number> => ({
  fallback: `\`${fallback}\``,
  meaning,
  read: (given) => {
    const value = given ? Number(given) : fallback;
    if (value >= 0 && value <= 1) return value;
    throw new Error('it must be a number from 0 to 1');
  },
});

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

/** All that can be set, in the order of the reference. */
export const variables = {
  ATTESTORY_MODE: choice<'demo' | 'production'>(
    '`demo`: this machine only, keys made at first start, e-mails caught. `production`: demands what is marked *',
    'demo',
    ['demo', 'production'],
  ),
  ROLE: choice<'all' | 'api' | 'worker'>(
    '`api` answers requests, `worker` does the work behind them, several of each beside one another: only on servers, see [roles](../how-to/roles.md)',
    'all',
    ['all', 'api', 'worker'],
  ),
  ATTESTORY_CONFIG: text('a file of `NAME=value` lines; the environment goes before it', '–'),
  PORT: whole('port of the server', 3000, 1, 65_535),
  HOST: text('address that the server listens on; demo mode listens on loopback only', '`127.0.0.1`'),
  ATTESTORY_DATA: text('folder of the embedded stores', '`./data`', { demanded: true }),
  ATTESTORY_EVENT_STORE: logServer(
    'an EventStoreDB or KurrentDB server that holds the log instead, `esdb://user:password@host:2113`; the data folder must not hold one',
    '–',
  ),
  ATTESTORY_EVENT_STORE_NAMESPACE: namespace('what the names of its streams begin with there', 'attestory'),
  ATTESTORY_MONGODB: database(
    'a database on a MongoDB server that holds views, documents and their keys instead, `mongodb://user:password@host:27017/attestory`, see [MongoDB](../how-to/mongodb.md)',
    '–',
  ),
  ATTESTORY_KEYS: text('folder of the keys, see [keys](../how-to/keys.md)', '`keys` in the data folder', {
    demanded: true,
  }),
  ATTESTORY_SEAL_KEY: text(
    'where the sealing key is: a PEM file, a PKCS#12 file (`.p12`, `.pfx`) or a PKCS#11 URI, see [keys](../how-to/keys.md)',
    '`seal.pem` in the folder of the keys',
  ),
  ATTESTORY_SEAL_CERTIFICATES: text('file with its certificates (PEM), sealing certificate first', 'beside the key'),
  ATTESTORY_SEAL_SECRET: text('password of the PKCS#12 file, or PIN of the hardware module', '–', { secret: true }),
  ATTESTORY_SEAL_SECRET_FILE: text('a file that holds it, instead', '–'),
  ATTESTORY_BASE_URL: address(
    'address that people use, in links; https in production',
    '`http://127.0.0.1:{PORT}`',
    ['http:', 'https:'],
    { demanded: true },
  ),
  SMTP_URL: address('mail server (`smtps://user:password@host`)', '–', ['smtp:', 'smtps:'], {
    demanded: true,
    secret: true,
  }),
  MAIL_FROM: sender('sender address of e-mails', '–', { demanded: true }),
  ATTESTORY_BROKERS: text(
    'file of the brokers that proof identities, see [strong authentication](../how-to/strong-authentication.md)',
    '–; in demo mode the sandbox',
  ),
  ATTESTORY_SANDBOX_BROKER: choice<'idura' | 'signicat'>(
    'which broker [the sandbox](../how-to/sandbox-broker.md) plays to the service in demo mode, where no other is given',
    'idura',
    ['idura', 'signicat'],
  ),
  ATTESTORY_TSA_URL: address('time-stamp authority (RFC 3161) for seals; without one, seals are PAdES B-B', '–', [
    'http:',
    'https:',
  ]),
  ATTESTORY_TSA_ROOTS: text('file with the root certificates (PEM) that vouch for its time stamps', '–'),
  ATTESTORY_REVOCATION_NETWORKS: networks(
    'addresses or networks (comma-separated) that are not public, in which revocation lists and OCSP responders that certificates name may be asked',
  ),
  ATTESTORY_MAX_DOCUMENT_BYTES: whole('per document', 100_000_000, 1_000, 2_000_000_000),
  ATTESTORY_MAX_PAGES: whole('per document', 2_000, 1, 100_000),
  ATTESTORY_MAX_DOCUMENTS: whole('per invitation', 20, 1, 1_000),
  ATTESTORY_MAX_SIGNATORIES: whole('per invitation', 100, 1, 10_000),
  ATTESTORY_OPEN_FOR_DAYS: whole('how long an invitation without an expiry of its own stays open', 30, 1, 3_650),
  ATTESTORY_DELIVERY_POLICY: text(
    'file that says who gets what when an invitation closes, see [delivery](../how-to/delivery.md)',
    'the shipped policy',
  ),
  ATTESTORY_DOWNLOAD_LINK_DAYS: whole('how long a download link works', 30, 1, 3_650),
  ATTESTORY_REMIND_AFTER_DAYS: whole(
    'days from the invitation e-mail to the first reminder; 0: no reminders by themselves',
    3,
    0,
    365,
  ),
  ATTESTORY_REMIND_EVERY_DAYS: whole('days from each reminder to the next', 7, 1, 365),
  ATTESTORY_TIME_ZONE: timeZone(
    'where recipients of invitations in English live: no reminder between 20 and 8 o’clock there (for other languages: their country’s)',
    'Europe/Helsinki',
  ),
  ATTESTORY_HEAD_EVERY_SECONDS: whole('shortest time between two signed heads', 60, 1, 86_400),
  ATTESTORY_SESSION_IDLE_MINUTES: whole(
    'minutes without a request after which a person has to sign in again; a program renews its token sooner',
    30,
    10,
    24 * 60,
  ),
  ATTESTORY_SESSION_HOURS: whole('hours after which a person has to sign in again, however busy', 12, 1, 30 * 24),
  ATTESTORY_WRONG_SECRETS_PER_MINUTE: whole('wrong secrets per address before 429', 30, 1, 1_000_000),
  ATTESTORY_EMAIL_LINKS_PER_HOUR: whole(
    'links to sign in that one address of callers may ask for in an hour before 429; to one mailbox go 5 at most',
    100,
    1,
    1_000_000,
  ),
  ATTESTORY_TRUSTED_PROXIES: networks(
    'addresses or networks (comma-separated) whose `X-Forwarded-For` is believed, so that wrong secrets and links to sign in are counted by caller',
  ),
  ATTESTORY_METRICS_TOKEN: bearer(
    'bearer token for `/metrics`, at least 16 characters; without one, production mode serves no figures',
    '–',
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: address(
    'where traces go, see [servers](../how-to/servers.md): the address of an OpenTelemetry collector, without `/v1/traces`; without one nothing is traced',
    '–',
    ['http:', 'https:'],
    { secret: true },
  ),
  OTEL_EXPORTER_OTLP_PROTOCOL: choice('how: OTLP over HTTP as JSON, nothing else', 'http/json', ['http/json']),
  OTEL_EXPORTER_OTLP_HEADERS: headers('headers for it, `name=value` with commas between, to show who sends'),
  OTEL_SERVICE_NAME: name('what the service is called in traces', 'attestory'),
  OTEL_TRACES_SAMPLER: choice('how traces are chosen', 'parentbased_traceidratio', ['parentbased_traceidratio']),
  OTEL_TRACES_SAMPLER_ARG: share('which part of the traces is kept, from 0 (none) to 1 (all)', 1),
  LOG_LEVEL: choice('`fatal`, `error`, `warn`, `info`, `debug`, `silent`; one JSON object a line', 'info', LOG_LEVELS),
} as const satisfies Readonly<Record<string, Variable<unknown>>>;

export type VariableName = keyof typeof variables;

/** The values of all variables, each as its table row reads it. */
export type Values = { readonly [N in VariableName]: ReturnType<(typeof variables)[N]['read']> };
