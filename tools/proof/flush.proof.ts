import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiClient } from '../../test/support/api-client.ts';
import { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { samplePdf } from '../../test/support/sample-pdf.ts';
import { sendInvitation, signAs, threePeople } from '../../test/support/signing.ts';
import type { Proof } from '../bench/figures.ts';

/** R2: every 2xx of a command is written after the flush that covers it, as the kernel saw it. */
export async function proveFlushes(): Promise<Proof> {
  const what =
    'every 2xx of a command that appended is written to the socket after the fdatasync of the log that covers it (strace)';
  if (spawnSync('strace', ['-V']).error)
    return { id: 'R2', what, result: 'strace is not there: not run', holds: false };
  const server = await AttestoryProcess.start({ LOG_LEVEL: 'fatal' });
  const folder = mkdtempSync(join(tmpdir(), 'attestory-strace-'));
  try {
    const { api } = await ApiClient.register(server);
    const trace = join(folder, 'trace');
    const calls = 'pwrite64,pwritev,fdatasync,fsync,write,writev,sendto,sendmsg';
    const args = ['-f', '-y', '-ttt', '-s', '64', '-e', `trace=${calls}`, '-o', trace, '-p', String(server.pid)];
    const strace = spawn('strace', args, { stdio: ['ignore', 'ignore', 'pipe'] });
    await once(strace.stderr, 'data');
    const pdf = await samplePdf('Flush');
    for (let i = 0; i < 5; i++) {
      const people = threePeople();
      await sendInvitation(api, pdf, people);
      for (const person of people) await signAs(api, person);
    }
    strace.kill('SIGINT');
    await once(strace, 'exit');
    const { commands, covered } = judge(readFileSync(trace, 'utf8'));
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

/**
 * Reads the trace in time order. An answer to a command carries its log position in a header, so it is known which answers
 * have appended. Before it, everything written to the log's write-ahead file must have been flushed: no write to that file
 * may stand between the last completed flush and the answer's own append. As answers of others overlap (processes append,
 * too), an answer counts as covered when a flush was begun after the append's last write and ended before the answer.
 */
function judge(trace: string): { commands: number; covered: number } {
  let [dirtySince, lastFlushed, commands, covered] = [0, -1, 0, 0];
  const unfinished = new Map<string, number>();
  let order = 0;
  for (const line of trace.split('\n')) {
    order++;
    const thread = line.slice(0, line.indexOf(' '));
    const log = line.includes('events.sqlite-wal') || line.includes('events.sqlite>');
    if (/ (pwrite64|pwritev|write)\(/.test(line) && log) dirtySince = order;
    if (/ (fdatasync|fsync)\(/.test(line) && log) {
      if (line.includes('unfinished')) unfinished.set(thread, order);
      else lastFlushed = order;
    }
    if (/<\.\.\. (fdatasync|fsync) resumed>/.test(line) && unfinished.has(thread)) {
      lastFlushed = unfinished.get(thread) as number;
      unfinished.delete(thread);
    }
    if (/ (write|writev|sendto|sendmsg)\(/.test(line) && /"HTTP\/1\.1 20[01]/.test(line)) {
      commands++;
      if (lastFlushed > dirtySince || dirtySince === 0) covered++;
    }
  }
  return { commands, covered };
}
