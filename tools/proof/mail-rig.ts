import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiClient, eventually, type Credentials } from '../../test/support/api-client.ts';
import { AttestoryProcess } from '../../test/support/attestory-process.ts';
import { MailServer } from '../../test/support/mail-server.ts';
import { samplePdf } from '../../test/support/sample-pdf.ts';
import { CrashPoints } from './crash-points.ts';

const program = join(import.meta.dirname, 'crash-server.ts');
const minute = 60_000;
/** How long nothing may come of it, on a machine that does other things too. */
const patience = minute;
/** More than there are points to die at. */
const mostLives = 40;

interface Parts {
  readonly server: AttestoryProcess;
  readonly mail: MailServer;
  readonly credentials: Credentials;
  readonly pdf: Uint8Array;
  readonly recipients: number;
}

/** A service that crashes by order, whose clock can be put forward, and a mail server outside of it. */
export class MailRig {
  readonly server: AttestoryProcess;
  readonly mail: MailServer;
  readonly pdf: Uint8Array;
  /** How many there are each time. */
  readonly recipients: number;
  private readonly credentials: Credentials;
  private elapsed = 0;

  private constructor({ server, mail, credentials, pdf, recipients }: Parts) {
    [this.server, this.mail, this.credentials] = [server, mail, credentials];
    [this.pdf, this.recipients] = [pdf, recipients];
  }

  static async start(recipients = 1): Promise<MailRig> {
    const folder = mkdtempSync(join(tmpdir(), 'attestory-mails-'));
    writeFileSync(join(folder, 'clock'), '0');
    const mail = await MailServer.start();
    const settings = {
      PROOF_SMTP_URL: mail.url,
      ATTESTORY_EMAIL_LINKS_PER_HOUR: '1000000',
      ATTESTORY_REMIND_AFTER_DAYS: '0',
      LOG_LEVEL: 'fatal',
    };
    const server = await AttestoryProcess.start(settings, folder, program);
    const { credentials } = await ApiClient.register(server);
    await eventually(async () => mail.received.length > 0 || undefined, 'the invitation of the main user');
    return new MailRig({ server, mail, credentials, pdf: await samplePdf('Mail'), recipients });
  }

  get order(): CrashPoints {
    return new CrashPoints(this.server.dataFolder);
  }

  /** Tokens end as the clock goes on. */
  api(): Promise<ApiClient> {
    return ApiClient.authenticate(this.server.baseUrl, this.credentials);
  }

  get organizationId(): string {
    return this.credentials.organizationId;
  }

  forward(minutes: number): void {
    this.elapsed += minutes * minute;
    writeFileSync(join(this.server.dataFolder, 'clock'), String(this.elapsed));
  }

  /**
   * Starts the service again whenever it has died, until something is so; false: nothing goes on any more. It may be killed
   * again before it is ready.
   */
  async untilSo(isSo: () => boolean): Promise<boolean> {
    let crashed = performance.now();
    for (let lives = 0; !isSo(); ) {
      if (performance.now() - crashed > patience) return false;
      if (!(await this.server.ended(20))) continue;
      if (++lives > mostLives) return false;
      await this.server.restart().catch(() => {});
      crashed = performance.now();
    }
    return true;
  }

  async remove(): Promise<void> {
    await this.server.remove();
    await this.mail.close();
  }
}
