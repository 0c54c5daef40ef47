import type { LoggerService } from '@nestjs/common';

/** What fails again and again in the same way is told once in so many milliseconds. */
const TOLD_EVERY = 60_000;

interface Told {
  readonly at: number;
  /** How often it has failed so since, untold. */
  silent: number;
}

/**
 * Logs what failed where. A store that is away fails all that follows it several times a second: each way to fail is told
 * at its first time, and then once a minute, with how often it was not told. Figures count every time.
 */
export function failureLog(log: LoggerService, now: () => number = Date.now): (where: string, error: unknown) => void {
  const told = new Map<string, Told>();
  return (where, error) => {
    const words = describe(error);
    const [what, time] = [`${where} ${words}`, now()];
    const before = told.get(what);
    if (before && time - before.at < TOLD_EVERY) {
      before.silent++;
      return;
    }
    // What has come to an end leaves nothing behind: messages name events, and there are many of those.
    for (const [key, { at }] of told) if (time - at >= 2 * TOLD_EVERY) told.delete(key);
    told.set(what, { at: time, silent: 0 });
    log.error(before?.silent ? `${words} (and ${before.silent} times since it was last told)` : words, where);
  };
}

/** An error for the log: its name and our own words, never what people typed. */
function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
