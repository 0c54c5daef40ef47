import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ApiClient } from '../../test/support/api-client.ts';
import { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { samplePdf } from '../../test/support/sample-pdf.ts';
import { sendInvitation, signAs, threePeople } from '../../test/support/signing.ts';
import type { Proof } from '../bench/figures.ts';
import { endTrace, straceIsThere } from './strace.ts';

/** R2: every 2xx of a command is written after the flush that covers it, as the kernel saw it. */
export async function proveFlushes(): Promise<Proof> {
  const what =
    'every 2xx of a command that appended is written to the socket after the fdatasync of the log that covers it (strace)';
  if (!straceIsThere()) return { id: 'R2', what, result: 'strace is not there: not run', holds: false };
  const server = await AttestoryProcess.start({ LOG_LEVEL: 'fatal' });
  const folder = mkdtempSync(join(tmpdir(), 'attestory-strace-'));
  try {
    const { api } = await ApiClient.register(server);
    const trace = join(folder, 'trace');
    const calls = 'pwrite64,pwritev,fdatasync,fsync,write,writev,sendto,sendmsg';
    const args = ['-f', '-y', '-ttt', '-s', '5000', '-e', `trace=${calls}`, '-o', trace, '-p', String(server.pid)];
    const strace = spawn('strace', args, { stdio: ['ignore', 'ignore', 'pipe'] });
    await once(strace.stderr, 'data');
    const pdf = await samplePdf('Flush');
    for (let i = 0; i < 5; i++) {
      const people = threePeople();
      await sendInvitation(api, pdf, people);
      for (const person of people) await signAs(api, person);
    }
    await endTrace(strace);
    const { commands, covered } = judge(
      readFileSync(trace, 'utf8'),
      eventIds(join(server.dataFolder, 'events.sqlite')),
    );
    return {
      id: 'R2',
      what,
      result: `${covered} of ${commands} answers`,
      holds: commands > 50 && covered === commands,
    };
  } finally {
    rmSync(folder, { recursive: true });
    await server.remove();
  }
}

/** A call as strace saw it: the lines on which it began and ended. */
interface Call {
  readonly begun: number;
  readonly ended: number;
}

/**
 * Reads the trace in time order. The answer to a command says its log position; the id of the event at that position is
 * looked for in the pages written to the log. The answer is covered when a flush of the log was begun after that page was
 * written and ended before the answer was.
 */
function judge(trace: string, eventIdAt: (position: number) => string): { commands: number; covered: number } {
  const lines = trace.split('\n');
  const flushes = lines.flatMap((line, at) => flushOfLog(lines, line, at));
  const pages = lines.flatMap((line, at) => (/ pwrite(64|v)\(/.test(line) && isLog(line) ? [{ line, at }] : []));
  let [commands, covered] = [0, 0];
  for (const [at, line] of lines.entries()) {
    const position = /"HTTP\/1\.1 20[01] .*?attestory-position: (\d+)/i.exec(line)?.[1];
    if (position === undefined || !/ (write|writev|sendto|sendmsg)\(/.test(line)) continue;
    commands++;
    const id = eventIdAt(Number(position));
    const written = pages.find((page) => page.line.includes(id))?.at ?? Number.POSITIVE_INFINITY;
    if (flushes.some(({ begun, ended }) => begun > written && ended < at)) covered++;
  }
  return { commands, covered };
}

const isLog = (line: string) => line.includes('events.sqlite-wal>') || line.includes('events.sqlite>');

function flushOfLog(lines: readonly string[], line: string, begun: number): Call[] {
  if (!/ (fdatasync|fsync)\(/.test(line) || !isLog(line)) return [];
  if (!line.includes('<unfinished')) return [{ begun, ended: begun }];
  const thread = line.slice(0, line.indexOf(' ') + 1);
  const ended = lines.findIndex(
    (other, at) => at > begun && other.startsWith(thread) && other.includes('sync resumed>'),
  );
  return ended < 0 ? [] : [{ begun, ended }];
}

function eventIds(file: string): (position: number) => string {
  const log = new DatabaseSync(file, { readOnly: true });
  const id = log.prepare('SELECT id FROM events WHERE position = ?');
  return (position) => String(id.get(position)?.id);
}
