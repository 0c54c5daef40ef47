import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What a mail server does with e-mails to an address: takes them, refuses them for good, or puts them off. */
export type Treatment = 'accept' | 'bounce' | 'delay';

/** An e-mail as it came over SMTP. */
export interface ReceivedMail {
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  /** Where its own links lead, in their order. */
  readonly links: readonly string[];
}

const answers = {
  bounce: { responseCode: 550, message: '5.1.1 nobody has that address' },
  delay: { responseCode: 451, message: '4.2.2 the mailbox is busy' },
};

/** A mail server on this machine, outside of the service: what it accepted is what arrives. */
export class MailServer {
  /** All that it accepted, each time. */
  readonly received: ReceivedMail[] = [];
  /** Each time that it turned an e-mail away. */
  readonly turnedAway: { readonly to: string; readonly treatment: Treatment }[] = [];
  private readonly treatments = new Map<string, Treatment>();
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onRcptTo: ({ address }, _session, done) => done(this.refusal(address)),
      onData: (stream, { envelope }, done) => {
        let raw = '';
        stream.setEncoding('utf8').on('data', (part: string) => {
          raw += part;
        });
        stream.on('end', () => {
          for (const { address } of envelope.rcptTo) this.received.push(read(raw, address));
          done();
        });
      },
    });
    // A sender that was killed breaks its connection off.
    this.server.on('error', () => {});
  }

  static async start(): Promise<MailServer> {
    const started = new MailServer();
    started.server.listen(0, '127.0.0.1');
    await once(started.server.server, 'listening');
    return started;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  treat(address: string, treatment: Treatment): void {
    this.treatments.set(address, treatment);
  }

  to(address: string): readonly ReceivedMail[] {
    return this.received.filter(({ to }) => to === address);
  }

  close(): Promise<void> {
    return new Promise((done) => this.server.close(done));
  }

  private refusal(address: string): Error | null {
    const treatment = this.treatments.get(address) ?? 'accept';
    if (treatment === 'accept') return null;
    this.turnedAway.push({ to: address, treatment });
    const { message, ...answer } = answers[treatment];
    return Object.assign(new Error(message), answer);
  }
}

function read(raw: string, to: string): ReceivedMail {
  const [head = ''] = raw.split('\r\n\r\n');
  const header = (name: string) => new RegExp(`^${name}: (.*)\\r?$`, 'imu').exec(head)?.[1] ?? '';
  const links = [...decoded(raw).matchAll(/ href="([^"]*)"/gu)].map(([, url = '']) => url);
  return { messageId: header('Message-ID').replace(/^<|>$/gu, ''), to, subject: header('Subject'), links };
}

/** Quoted-printable, whose bytes beyond ASCII no link holds; in attributes the composer escapes characters by number. */
function decoded(raw: string): string {
  return raw
    .replace(/=\r?\n/gu, '')
    .replace(/=([0-9A-F]{2})/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/gu, (_, code: string) => String.fromCharCode(Number(code)));
}
