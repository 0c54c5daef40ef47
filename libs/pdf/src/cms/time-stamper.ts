import { requestTimeStamp, type TimeStamp, type TimeStampAuthority, TimeStampError } from './time-stamp-client.js';

/** How long seals go without asking an authority that has just failed, in milliseconds. */
const PAUSE = 60_000;

/** Asks an authority for time stamps, in a hurry or not. */
export interface TimeStamper {
  /** While sealing: after a failure the authority isn't asked for a while, so that seals don't wait for it. @throws TimeStampError */
  inSealing(sha256: Uint8Array): Promise<TimeStamp>;
  /** When nobody waits; a time stamp ends the pause. @throws TimeStampError */
  later(sha256: Uint8Array): Promise<TimeStamp>;
}

/** @param clock milliseconds that never go back */
export function createTimeStamper(authority: TimeStampAuthority, clock = () => performance.now()): TimeStamper {
  let pausedUntil = -Infinity;
  const ask = async (sha256: Uint8Array) => {
    try {
      const stamp = await requestTimeStamp(authority, sha256);
      pausedUntil = -Infinity;
      return stamp;
    } catch (error) {
      pausedUntil = clock() + PAUSE;
      throw error;
    }
  };
  return {
    inSealing: async (sha256) => {
      if (clock() < pausedUntil)
        throw new TimeStampError('The time-stamp authority has just failed: it is asked later.');
      return ask(sha256);
    },
    later: ask,
  };
}
