import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from '../problems.js';

/** Each start asks a broker and may cost. */
@Injectable()
export class StartLimiter {
  /** So many a minute over one link are more than a person needs. */
  private readonly links = new RateLimiterMemory({ points: 10, duration: 60 });
  /** Behind one address there may be many people. */
  private readonly addresses = new RateLimiterMemory({ points: 60, duration: 60 });

  /** Of a signatory. @throws ProblemError `too-many-requests` */
  count(linkId: string): Promise<void> {
    return consume(this.links, linkId);
  }

  /** Of somebody who signs in. @throws ProblemError `too-many-requests` */
  countAddress(address: string): Promise<void> {
    return consume(this.addresses, address);
  }
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (error instanceof RateLimiterRes) throw new ProblemError('too-many-requests');
    throw error;
  }
}
