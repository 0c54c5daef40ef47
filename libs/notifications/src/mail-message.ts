import { type Mail, MailRefusedError } from '@attestory/application';
import type { SendMailOptions } from 'nodemailer';
import { composeMail } from './compose-mail.js';
import { shortened, singleLine } from './safe-text.js';

/** One address and nothing that would make a mail program read two, or a header. */
const ADDRESS = /^[^\s<>()[\]\\,;:"@\p{Cc}\p{Cf}]{1,64}@[^\s<>()[\]\\,;:"@\p{Cc}\p{Cf}]{1,255}$/u;
const MESSAGE_ID = /^[!-~]+$/u;

/**
 * The message as nodemailer takes it, the same for a mail server and for the demo's catcher.
 * @throws MailRefusedError when the recipient's address is none
 */
export function mailMessage(mail: Mail, from: string): SendMailOptions {
  if (!ADDRESS.test(mail.to.email)) throw new MailRefusedError('the e-mail address is not valid');
  if (!MESSAGE_ID.test(mail.messageId) || /[<>]/u.test(mail.messageId)) {
    throw new TypeError('a Message-ID has no spaces and no angle brackets');
  }
  const { subject, text, html } = composeMail(mail);
  return {
    from,
    to: { name: shortened(singleLine(mail.to.name), 80), address: mail.to.email },
    messageId: `<${mail.messageId}>`,
    subject,
    text,
    html,
    headers: { 'Auto-Submitted': 'auto-generated' },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
