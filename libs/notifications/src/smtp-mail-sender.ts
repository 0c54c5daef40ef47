import { type Mail, MailRefusedError, type MailSender, MailUnavailableError } from '@attestory/application';
import { createTransport } from 'nodemailer';
import { mailMessage } from './mail-message.js';

/** How to reach a mail server. */
export interface SmtpSettings {
  /** `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465`. */
  readonly url: string;
  /** The sender's address, as `Name <address>` or alone. */
  readonly from: string;
  /**
   * Whether a connection that can't be encrypted is refused, since mails carry links that are secrets. By default so, but for a
   * server on this machine.
   */
  readonly requireTls?: boolean;
  /** How long to wait for the connection, the greeting and each answer, in milliseconds. Default 30 s. */
  readonly timeoutMs?: number;
}

/** The properties with which nodemailer describes a failure. */
interface SmtpFailure extends Error {
  readonly code?: string;
  /** Of the connection: `ECONNREFUSED`, `CERT_HAS_EXPIRED`; `code` says only that it is about the connection. */
  readonly originalCode?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
  readonly permanent?: boolean;
}

/** Answers to these are about the message; answers to the others (greeting, AUTH) are about us and the server, and may change. */
const ABOUT_THE_MESSAGE = ['MAIL FROM', 'RCPT TO', 'DATA'];

/**
 * Sends over SMTP. A few connections are kept open and shared by waiting mails.
 * @throws TypeError when the URL is not one of SMTP
 */
export function createSmtpMailSender(settings: SmtpSettings): MailSender {
  // A message is handed over once; whether to do it again is decided, and recorded, by the caller.
  const options = { ...connection(settings), maxConnections: 4, maxRequeues: 0 };
  const transport = createTransport({ ...options, pool: true });
  return {
    async send(mail: Mail): Promise<void> {
      const message = mailMessage(mail, settings.from);
      try {
        await transport.sendMail(message);
      } catch (error) {
        throw asPortError(error as SmtpFailure);
      }
    },
    async close(): Promise<void> {
      transport.close();
    },
  };
}

/**
 * Connects and signs in as for sending, and sends nothing.
 * @throws MailUnavailableError with the reason
 */
export async function checkSmtp(settings: SmtpSettings): Promise<void> {
  const transport = createTransport(connection(settings));
  try {
    await transport.verify();
  } catch (error) {
    throw asPortError(error as SmtpFailure);
  } finally {
    transport.close();
  }
}

function connection({ url, requireTls, timeoutMs = 30_000 }: SmtpSettings) {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'smtp:' && protocol !== 'smtps:') throw new TypeError('a mail server has an smtp: or smtps: URL');
  return {
    url,
    requireTLS: requireTls ?? !['localhost', '127.0.0.1', '[::1]'].includes(hostname),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
  };
}

function asPortError(failure: SmtpFailure): Error {
  if (failure.responseCode !== undefined) {
    const answer = `the mail server answered ${answerOf(failure)}`;
    const aboutTheMessage = ABOUT_THE_MESSAGE.includes(failure.command ?? '');
    if (failure.permanent && aboutTheMessage) return new MailRefusedError(answer);
    return new MailUnavailableError(answer, { isAboutRecipient: failure.command === 'RCPT TO' });
  }
  if (failure.code === 'EENVELOPE') return new MailRefusedError('the e-mail address is not valid');
  if (failure.code === undefined) return failure;
  const why = failure.originalCode ?? failure.code;
  return new MailUnavailableError(`the mail server can't be reached (${why})`, { cause: failure });
}

/** Code, enhanced code (RFC 3463) and command only: the rest of an answer often repeats the recipient's address. */
function answerOf({ response = '', responseCode, command }: SmtpFailure): string {
  const [enhanced] = /\b[245]\.\d{1,3}\.\d{1,3}\b/u.exec(response) ?? [];
  return [responseCode, enhanced, command && `(${command})`].filter((part) => part !== undefined).join(' ');
}
