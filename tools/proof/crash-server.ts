import 'reflect-metadata';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '@attestory/server';
import { startServer } from '../../apps/server/dist/server.js';

/**
 * The service as it is, but its ports are wrapped from outside: once an invitation is completed, it kills itself before or
 * after the n-th call of a port, where the file `crash-at` in the data folder says n. What point that was is added to
 * `crashed`.
 */
const config = loadConfig(process.env);
const server = await startServer(config);
const [order, report] = ['crash-at', 'crashed'].map((name) => join(config.dataFolder, name)) as [string, string];
let armed = false;
let passed = 0;

function point(name: string): void {
  if (!armed) return;
  passed++;
  if (passed !== orderedPoint()) return;
  appendFileSync(report, `${name}\n`);
  process.kill(process.pid, 'SIGKILL');
}

const orderedPoint = (): number => (existsSync(order) ? Number(readFileSync(order, 'utf8')) : 0);

type Port = Record<string, (...args: readonly unknown[]) => Promise<unknown>>;

function wrap(
  port: string,
  object: unknown,
  method: string,
  detail: (...args: readonly unknown[]) => string = () => '',
): void {
  const target = object as Port;
  const original = (target[method] as Port[string]).bind(target);
  target[method] = async (...args) => {
    const name = `${port}.${method}${detail(...args)}`;
    point(`before ${name}`);
    const result = await original(...args);
    if (name.includes('InvitationCompleted')) armed = existsSync(order);
    point(`after ${name}`);
    return result;
  };
}

/** The bytes come in pieces: a crash with half of them written. */
async function* inPieces(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const piece of source) {
    const middle = piece.length >> 1;
    yield piece.subarray(0, middle);
    point('within vault.put');
    yield piece.subarray(middle);
  }
}

const { app } = server.service;
const types = (_stream: unknown, _revision: unknown, events: unknown) =>
  ` of ${(events as readonly { type: string }[]).map(({ type }) => type).join('+')}`;
const put = app.vault.put.bind(app.vault);
app.vault.put = (blob, source, ...rest) => put(blob, inPieces(source), ...rest);
wrap('pdf', app.pdf, 'seal');
wrap('pdf', app.pdf, 'addTimeStamp');
wrap('vault', app.vault, 'put');
wrap('keys', app.keys, 'ensure');
wrap('store', app.store, 'append', types);
wrap('mail', app.mail, 'send');
for (const signal of ['SIGTERM', 'SIGINT'])
  process.on(signal, () => {
    void server.stop().then(() => process.exit(0));
  });
