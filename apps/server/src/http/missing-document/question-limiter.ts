import { Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { ProblemError } from '../problems.js';
import { consume } from '../rate-limit.js';

/** Keeps those who have not shown who they are from asking without end. */
@Injectable()
export class QuestionLimiter {
  /** Behind one address there may be many people. */
  private readonly addresses = new RateLimiterMemory({ points: 60, duration: 60 });

  /** @throws ProblemError `too-many-requests` */
  async count(address: string): Promise<void> {
    if (await consume(this.addresses, address)) throw new ProblemError('too-many-requests');
  }
}
