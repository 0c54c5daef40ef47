import { setTimeout as sleep } from 'node:timers/promises';
import { DocumentVaultUnavailableError } from '@attestory/document-vault';
import { EventStoreUnavailableError } from '@attestory/event-store';
import { KeyVaultUnavailableError } from '@attestory/key-vault';
import { MongoUnavailableError } from '@attestory/mongo';
import { ReadModelUnavailableError } from '@attestory/read-model';

const unavailable = [
  DocumentVaultUnavailableError,
  EventStoreUnavailableError,
  KeyVaultUnavailableError,
  MongoUnavailableError,
  ReadModelUnavailableError,
];
/** In milliseconds. */
interface Waiting {
  /** How long a step is made again without having come further than ever before. */
  readonly patience: number;
  readonly firstPause: number;
}
const waiting: Waiting = { patience: 3 * 60_000, firstPause: 500 };
const longestPause = 10_000;

/**
 * Makes a step, which does nothing twice, again and again while a server is away.
 * @param onWait is told why, each time
 * @throws what the step throws, when it comes no further for three minutes
 */
export async function insist<T>(
  step: (progress: (done: number) => void) => Promise<T>,
  onWait: (error: Error) => void,
  { patience, firstPause } = waiting,
): Promise<T> {
  let [best, since, pause] = [0, performance.now(), firstPause];
  const progress = (done: number) => {
    if (done <= best) return;
    [best, since, pause] = [done, performance.now(), firstPause];
  };
  for (;;) {
    try {
      return await step(progress);
    } catch (error) {
      const isAway = unavailable.some((kind) => error instanceof kind);
      if (!isAway || performance.now() - since > patience) throw error;
      onWait(error as Error);
      await sleep(pause);
      pause = Math.min(2 * pause, longestPause);
    }
  }
}
