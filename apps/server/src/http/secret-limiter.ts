import { CommandRejectedError } from '@attestory/application';
import { Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { ProblemError } from './problems.js';
import { consume } from './rate-limit.js';

const wrongSecret = new Set(['invalid-client', 'link-unknown']);

/** Slows down who guesses secrets: counts the wrong ones per address, and answers 429 past a limit. */
@Injectable()
export class SecretLimiter {
  private readonly limiter: RateLimiterMemory;

  constructor(wrongPerMinute: number) {
    this.limiter = new RateLimiterMemory({ points: wrongPerMinute, duration: 60 });
  }

  /** @param wrong codes of what counts as a wrong guess @throws ProblemError `too-many-requests` */
  async guard<T>(address: string, tryIt: () => Promise<T>, wrong: ReadonlySet<string> = wrongSecret): Promise<T> {
    const so = await this.limiter.get(address);
    if (so && so.remainingPoints <= 0) throw new ProblemError('too-many-requests');
    try {
      return await tryIt();
    } catch (error) {
      const code = error instanceof CommandRejectedError ? error.rejection.code : (error as ProblemError).code;
      // The one that passes the limit is still answered as what it was; the next gets 429.
      if (wrong.has(code)) await consume(this.limiter, address);
      throw error;
    }
  }
}
