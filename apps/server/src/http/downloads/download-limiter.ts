import { APPLICATION, type Application } from '@attestory/application';
import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { ProblemError } from '../problems.js';
import { consume } from '../rate-limit.js';

const hour = 60 * 60;
/** By one link: whoever has it needs the document a few times. */
const perLink = 30;
/** For one recipient, by their links. */
const perRecipient = 5;
/** By one address: each ask may be for several invitations. */
const perAddress = 2;

/** Keeps a link from being drawn upon without end, and mailboxes from being filled with new ones. */
@Injectable()
export class DownloadLimiter {
  private readonly links = new RateLimiterMemory({ points: perLink, duration: hour });
  private readonly recipients = new RateLimiterMemory({ points: perRecipient, duration: hour });
  private readonly addresses = new RateLimiterMemory({ points: perAddress, duration: hour });

  constructor(@Inject(APPLICATION) private readonly app: Pick<Application, 'links' | 'lookup'>) {}

  /** @throws ProblemError `too-many-requests` to whoever uses one link too often; a secret of no link is counted elsewhere */
  async countDownload(secret: string): Promise<void> {
    const name = this.app.links.open('download', secret);
    const refused = name && (await consume(this.links, name.linkId));
    if (refused) throw tooMany(refused.msBeforeNext);
  }

  /** @throws ProblemError `too-many-requests` */
  async countAskFor(recipient: { readonly invitationId: string; readonly signatoryId: string }): Promise<void> {
    const refused = await consume(this.recipients, `${recipient.invitationId}/${recipient.signatoryId}`);
    if (refused) throw tooMany(refused.msBeforeNext);
  }

  /** Whether links may go to an address once more. Who asks is not told: it would tell whether somebody else has asked. */
  async maySendTo(address: string): Promise<boolean> {
    return (await consume(this.addresses, this.app.lookup(`download-links:${address.toLowerCase()}`))) === null;
  }
}

function tooMany(msBeforeNext: number): ProblemError {
  return new ProblemError('too-many-requests', { availableAt: new Date(Date.now() + msBeforeNext).toISOString() });
}
