import 'reflect-metadata';
import { ConfigError, loadConfig } from './config.js';
import { type RunningServer, startServer } from './server.js';

const stopWithin = 20_000;

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const server = await startServer(config);
  stopOnSignals(server);
  const { baseUrl } = config.settings;
  process.stdout.write(
    [
      `Attestory is ready (${config.mode} mode).`,
      `  API        ${baseUrl}/v1      its contract: ${baseUrl}/docs`,
      ...(config.mode === 'demo' ? [`  E-mails    ${baseUrl}/dev/mail      (caught here, sent to nobody)`] : []),
      `  Data       ${config.dataFolder}`,
      '  Register an organization:',
      '    npm run --silent attestory -- organization register --name "Acme Oy" --business-id 1234567-1 \\',
      '      --main-user-email ada@acme.example --json',
      '',
    ].join('\n'),
  );
}

function stopOnSignals(server: RunningServer): void {
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    process.stdout.write(`${signal}: finishing what is under way …\n`);
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
