import 'reflect-metadata';
import { ConfigError, loadConfig, type ServerConfig } from './config.js';
import { structuredLog } from './log.js';
import { type RunningServer, startServer } from './server.js';
import { version } from './version.js';

const stopWithin = 20_000;

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const server = await startServer(config);
  const tell = voiceOf(config);
  stopOnSignals(server, tell);
  tell('ready', welcome(config));
}

/** To people in demo mode; in production as lines of the log. */
function voiceOf({ mode, role, logLevel }: ServerConfig): (event: string, words: string) => void {
  const log = structuredLog(logLevel);
  return (event, words) => {
    if (mode === 'demo') process.stdout.write(words);
    else log.log({ message: event, version, mode, role, pid: process.pid }, 'service');
  };
}

function welcome(config: ServerConfig): string {
  const { mode, role, dataFolder, port } = config;
  const { baseUrl } = config.settings;
  const api = `  API        ${baseUrl}/v1      its contract: ${baseUrl}/docs`;
  const people = `  People     ${baseUrl}/app      (sign in or register; help: ${baseUrl}/help)`;
  // A worker's own: who answers at the address that people use has caught none.
  const mailbox = role === 'worker' ? `http://127.0.0.1:${port}` : baseUrl;
  const mails = `  E-mails    ${mailbox}/dev/mail      (caught here, sent to nobody)`;
  const identities = `  Identities ${baseUrl}/sandbox/idp      (a broker of test people: nobody is really identified)`;
  return [
    `Attestory is ready (${mode} mode${role === 'all' ? '' : `, ${role}`}).`,
    ...(role === 'worker' ? [] : [api, people]),
    ...(role === 'api' ? [] : [mails]),
    ...(role === 'worker' ? [] : [identities]),
    `  Data       ${dataFolder}${elsewhere(config)}`,
    ...(role === 'worker' ? [] : registration),
    '',
  ].join('\n');
}

function elsewhere({ eventStore, mongodb }: ServerConfig): string {
  const parts = [eventStore && 'the log', mongodb && 'documents and keys'].filter((part) => part);
  return parts.length === 0 ? '' : `      (on servers: ${parts.join(', ')})`;
}

const registration = [
  '  Register an organization:',
  '    npm run --silent attestory -- organization register --name "Acme Oy" --business-id 1234567-1 \\',
  '      --main-user-email ada@acme.example --json',
];

function stopOnSignals(server: RunningServer, tell: (event: string, words: string) => void): void {
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    tell('stopping', `${signal}: finishing what is under way …\n`);
    // Should something hang: what was acknowledged is on disk already, so nothing is lost by going.
    setTimeout(() => process.exit(1), stopWithin).unref();
    server.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('SIGTERM', () => stop('SIGTERM'));
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Attestory can't start: ${message}\n`);
  process.exit(error instanceof ConfigError ? 2 : 1);
});
