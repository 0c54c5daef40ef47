import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const straceIsThere = (): boolean => !spawnSync('strace', ['-V']).error;

/** Ends a trace. Each line is written by then, but strace may wait for ever for a thread to let go of. */
export async function endTrace(strace: ChildProcess): Promise<void> {
  if (strace.exitCode !== null || strace.signalCode !== null) return;
  const exit = once(strace, 'exit');
  strace.kill('SIGINT');
  const hard = setTimeout(() => strace.kill('SIGKILL'), 5_000);
  await exit;
  clearTimeout(hard);
}

/** What the kernel is made to do with system calls. */
export interface Injection {
  readonly calls: string;
  /** Files concerned; absent: any. */
  readonly paths?: readonly string[];
  /** As strace writes it: `error=ENOSPC`, `signal=KILL`, with `:when=3` for the third of them only. */
  readonly fault: string;
}

/** Works while a process and its threads suffer a fault. Gives also how often the fault came. */
export async function withInjected<T>(
  pid: number,
  { calls, paths = [], fault }: Injection,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly injected: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'attestory-strace-'));
  const trace = join(folder, 'trace');
  const files = paths.flatMap((path) => ['-P', path]);
  const what = ['-e', `trace=${calls}`, '-e', `inject=${calls}:${fault}`];
  const args = ['-f', '-s', '0', ...files, ...what, '-o', trace, '-p', String(pid)];
  const strace = spawn('strace', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    await once(strace.stderr, 'data');
    const result = await work();
    await endTrace(strace);
    return { result, injected: readFileSync(trace, 'utf8').split('(INJECTED)').length - 1 };
  } finally {
    strace.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  }
}
