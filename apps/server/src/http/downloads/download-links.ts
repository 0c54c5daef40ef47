import {
  APPLICATION,
  type Application,
  askByEmail,
  askByLink,
  type DocumentBytes,
  holderOf,
  linkedDocument,
} from '@attestory/application';
import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { refuseForeignSite } from '../credentials.js';
import { EmailLinkLimiter } from '../email-links/email-link-limiter.js';
import { SecretLimiter } from '../secret-limiter.js';
import { DownloadLimiter } from './download-limiter.js';

/** Download links over HTTP: the API and the pages do it alike. */
@Injectable()
export class DownloadLinks implements BeforeApplicationShutdown {
  private readonly logger = new Logger('download-links');
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    @Inject(APPLICATION) private readonly app: Application,
    private readonly secrets: SecretLimiter,
    private readonly limiter: DownloadLimiter,
    private readonly callers: EmailLinkLimiter,
  ) {}

  /** @throws ProblemError `too-many-requests`; CommandRejectedError `link-unknown`, `link-closed`, `seal-pending` */
  download(request: FastifyRequest, secret: string): Promise<DocumentBytes> {
    return this.secrets.guard(request.ip, async () => {
      await this.limiter.countDownload(secret);
      return linkedDocument(this.app, secret);
    });
  }

  /** @throws ProblemError `too-many-requests`, `forbidden` over another site; CommandRejectedError `link-unknown`, `link-closed` */
  async askByLink(request: FastifyRequest, secret: string): Promise<void> {
    refuseForeignSite(request);
    const holder = await this.secrets.guard(request.ip, () => holderOf(this.app, secret));
    await this.limiter.countAskFor(holder);
    await askByLink(this.app, holder, request.id);
  }

  /**
   * Whether there is anything to send is found out after the answer: neither what it says nor how long it takes tells.
   * @throws ProblemError `too-many-requests`, `forbidden` over another site
   */
  async askByEmail(request: FastifyRequest, email: string): Promise<void> {
    refuseForeignSite(request);
    await this.callers.countCaller(request.ip);
    if (!(await this.limiter.maySendTo(email))) return;
    const asking = askByEmail(this.app, email, request.id).catch((error: unknown) => {
      this.logger.error(`asking for download links by e-mail: ${(error as Error).name}`);
    });
    this.underWay.add(asking);
    void asking.finally(() => this.underWay.delete(asking));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.underWay);
  }
}
