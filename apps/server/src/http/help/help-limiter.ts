import { Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { ProblemError } from '../problems.js';
import { consume } from '../rate-limit.js';

/** Keeps one caller from searching without end. */
@Injectable()
export class HelpLimiter {
  /** Who types searches with each letter, and behind one address there may be many. */
  private readonly addresses = new RateLimiterMemory({ points: 600, duration: 60 });

  /** @throws ProblemError `too-many-requests` */
  async count(address: string): Promise<void> {
    if (await consume(this.addresses, address)) throw new ProblemError('too-many-requests');
  }
}
