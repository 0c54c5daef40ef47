import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 10_000;

/**
 * Stops a process until it gets SIGCONT, and resolves when it has stopped: a signal reaches its threads one by one, and
 * those that still run go on answering. Where there is no /proc, nobody can tell.
 */
export async function freezeProcess(pid: number): Promise<void> {
  process.kill(pid, 'SIGSTOP');
  for (const deadline = Date.now() + PATIENCE_MS; await isRunning(pid); await sleep(1))
    if (Date.now() > deadline) throw new Error(`process ${pid} didn't stop`);
}

async function isRunning(pid: number): Promise<boolean> {
  const folder = `/proc/${pid}/task`;
  const threads = await readdir(folder).catch((): string[] => []);
  const stats = threads.map((thread) => readFile(`${folder}/${thread}/stat`, 'latin1').catch(() => ''));
  // The state follows the name, which may hold anything; a thread that has ended meanwhile has none.
  return (await Promise.all(stats)).some((stat) => !/^(?:|.*\) [TtZX] .*)$/su.test(stat));
}
