import { setTimeout as sleep } from 'node:timers/promises';
import { ReadModelUnavailableError } from '../read-model.port.js';

const busy = 5;
/** How long anybody waits for another process's transaction. Milliseconds. */
export const lockPatience = 10_000;

/**
 * Does something on the database; waits, without blocking the thread, while another process holds it.
 * @throws ReadModelUnavailableError when SQLite can't, or stays busy
 */
export async function patiently<T>(attempt: () => T): Promise<T> {
  const deadline = performance.now() + lockPatience;
  for (let pause = 1; ; pause = Math.min(2 * pause, 100)) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw unavailable(error);
      await sleep(pause);
    }
  }
}

/** An error of SQLite's or the file system's as one of the port's; others as they are. */
export function unavailable(error: unknown): unknown {
  const { code, syscall } = error as { readonly code?: string; readonly syscall?: string };
  if (code !== 'ERR_SQLITE_ERROR' && syscall === undefined) return error;
  return new ReadModelUnavailableError(`the views can't be used: ${(error as Error).message}`, { cause: error });
}

function isBusy(error: unknown): boolean {
  const { code, errcode } = error as { readonly code?: string; readonly errcode?: number };
  return code === 'ERR_SQLITE_ERROR' && ((errcode ?? 0) & 0xff) === busy;
}
