import { APPLICATION, type Application } from '@attestory/application';
import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from '../problems.js';
import { consume } from '../rate-limit.js';
import { EmailLinksPerHourToken } from '../tokens.js';

const hour = 60 * 60;
/** To one address. The pages say so. */
const perAddress = 5;

/** Keeps whoever asks for links to sign in from filling mailboxes. */
@Injectable()
export class EmailLinkLimiter {
  private readonly addresses = new RateLimiterMemory({ points: perAddress, duration: hour });
  private readonly callers: RateLimiterMemory;

  constructor(
    @Inject(APPLICATION) private readonly app: Pick<Application, 'lookup'>,
    @Inject(EmailLinksPerHourToken) perCaller: number,
  ) {
    this.callers = new RateLimiterMemory({ points: perCaller, duration: hour });
  }

  /** @throws ProblemError `too-many-requests` to whoever asks for too many, for whatever addresses */
  async countCaller(ip: string): Promise<void> {
    const refused = await consume(this.callers, ip);
    if (refused) throw new ProblemError('too-many-requests', { availableAt: soonest(refused) });
  }

  /** Whether one more may go to an address. Who asks is not told: it would tell whether somebody else has asked. */
  async maySendTo(address: string): Promise<boolean> {
    return (await consume(this.addresses, this.app.lookup(`email-links:${address.toLowerCase()}`))) === null;
  }
}

function soonest({ msBeforeNext }: RateLimiterRes): string {
  return new Date(Date.now() + msBeforeNext).toISOString();
}
