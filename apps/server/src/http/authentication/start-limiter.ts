import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from '../problems.js';

const perMinute = 10;

/** Each start asks a broker and may cost: so many a minute over one link are more than a person needs. */
@Injectable()
export class StartLimiter {
  private readonly limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });

  /** @throws ProblemError `too-many-requests` */
  async count(linkId: string): Promise<void> {
    try {
      await this.limiter.consume(linkId);
    } catch (error) {
      if (error instanceof RateLimiterRes) throw new ProblemError('too-many-requests');
      throw error;
    }
  }
}
