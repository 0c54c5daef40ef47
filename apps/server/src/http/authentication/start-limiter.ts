import { Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { ProblemError } from '../problems.js';
import { consume } from '../rate-limit.js';

/** Each start asks a broker and may cost. */
@Injectable()
export class StartLimiter {
  /** So many a minute over one link are more than a person needs. */
  private readonly links = new RateLimiterMemory({ points: 10, duration: 60 });
  /** Behind one address there may be many people. */
  private readonly addresses = new RateLimiterMemory({ points: 60, duration: 60 });

  /** Of a signatory. @throws ProblemError `too-many-requests` */
  count(linkId: string): Promise<void> {
    return count(this.links, linkId);
  }

  /** Of somebody who signs in. @throws ProblemError `too-many-requests` */
  countAddress(address: string): Promise<void> {
    return count(this.addresses, address);
  }
}

/** @throws ProblemError `too-many-requests` */
async function count(limiter: RateLimiterMemory, key: string): Promise<void> {
  if (await consume(limiter, key)) throw new ProblemError('too-many-requests');
}
