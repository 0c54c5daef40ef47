import 'reflect-metadata';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Application, later, systemClock } from '@attestory/application';
import type { EventToAppend } from '@attestory/event-store';
import { type CrashOrder, CrashPoints } from './crash-points.ts';
import { onceOpen } from './wrapped-ports.ts';

/**
 * The service as it is, but its ports are wrapped from outside: it kills itself before or after a call of a port, as the
 * order in its data folder says (`CrashPoints`). It sends to the mail server `PROOF_SMTP_URL`, where one is given, and its
 * clock is as many milliseconds off as the file `clock` in the data folder says.
 */
const dataFolder = process.env.ATTESTORY_DATA as string;
const points = new CrashPoints(dataFolder);
let armed = false;
let passed = 0;

function point(name: string, about = ''): void {
  const order = points.get();
  if (!order || !isReached(order, name, about)) return;
  points.add({ point: name, about });
  process.kill(process.pid, 'SIGKILL');
}

function isReached({ from, nth, points: wanted, each }: CrashOrder, name: string, about: string): boolean {
  if (each) return isOf(each, name) && !points.crashed().some((one) => one.point === name && one.about === about);
  if (wanted) return name === wanted[points.crashed().length] && ++passed === (nth ?? 1);
  return nth !== undefined && (from === undefined || armed) && ++passed === nth;
}

/** Whether it is one of these points; an append, also beside other events. */
function isOf(wanted: readonly string[], name: string): boolean {
  const [, call = name, types = ''] = /^(.* of )(.*)$/u.exec(name) ?? [];
  return types.split('+').some((type) => wanted.includes(call + type));
}

type Port = Record<string, (...args: readonly unknown[]) => Promise<unknown>>;
interface Detail {
  readonly name?: string;
  readonly about?: string;
}

function wrap(
  port: string,
  object: unknown,
  method: string,
  detail: (...args: readonly unknown[]) => Detail = () => ({}),
): void {
  const target = object as Port;
  const original = (target[method] as Port[string]).bind(target);
  target[method] = async (...args) => {
    const { name: more = '', about = '' } = detail(...args);
    const name = `${port}.${method}${more}`;
    while (port === 'mail' && points.get()?.held) await setTimeout(10);
    point(`before ${name}`, about);
    try {
      const result = await original(...args);
      const from = points.get()?.from;
      if (from !== undefined && more.includes(from)) armed = true;
      return result;
    } finally {
      // Also after what was refused.
      point(`after ${name}`, about);
    }
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

function typesOf(_stream: unknown, _revision: unknown, events: unknown): Detail {
  const appended = events as readonly EventToAppend[];
  const told = appended.map(({ data }) => (JSON.parse(data) as { readonly messageId?: string }).messageId);
  const messageId = told.find((id) => id !== undefined) ?? '';
  return { name: ` of ${appended.map(({ type }) => type).join('+')}`, about: messageId };
}

onceOpen(({ pdf, vault, keys, store, mail }: Application) => {
  const put = vault.put.bind(vault);
  vault.put = (blob, source, ...rest) => put(blob, inPieces(source), ...rest);
  wrap('pdf', pdf, 'seal');
  wrap('pdf', pdf, 'addTimeStamp');
  wrap('vault', vault, 'put');
  wrap('vault', vault, 'delete');
  wrap('keys', keys, 'ensure');
  wrap('keys', keys, 'destroy');
  wrap('store', store, 'append', typesOf);
  wrap('mail', mail, 'send', (letter) => ({ about: (letter as { readonly messageId: string }).messageId }));
});
const clock = join(dataFolder, 'clock');
const now = systemClock.now.bind(systemClock);
if (existsSync(clock)) systemClock.now = () => later(now(), Number(readFileSync(clock, 'utf8')));
// Only now: what is loaded is taken hold of.
const { loadConfig } = await import('@attestory/server');
const { startServer } = await import('../../apps/server/dist/server.js');
const { PROOF_SMTP_URL: url } = process.env;
const config = loadConfig(process.env);
const server = await startServer(url ? { ...config, smtp: { url, from: 'no-reply@attestory.invalid' } } : config);
for (const signal of ['SIGTERM', 'SIGINT'])
  process.on(signal, () => {
    void server.stop().then(() => process.exit(0));
  });
