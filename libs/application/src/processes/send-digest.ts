import { type Holder, type Instant, type LinkId, type NoticeCommand, noticeDecider, streams } from '@attestory/domain';
import type { Application } from '../application.js';
import { newIdOf, processIdentity } from '../command-identity.js';
import { readOrganization } from '../commands/organization/organization-transaction.js';
import { MailRefusedError, MailUnavailableError, type PurgeNoticeMail } from '../ports/mail-sender.port.js';
import { noticeRecipients, type Recipient } from '../retention/notice-recipients.js';
import { purgeDigest } from '../retention/purge-digest.js';

/** One day's e-mail to a holder. */
export interface Digest {
  readonly noticeId: string;
  readonly holder: Holder;
  /** It tells of all whose notice was due until then. */
  readonly dueUntil: string;
  readonly causedBy: string;
}

type PutOff = () => { readonly attempt: number; readonly until: Instant };

/** Sends a digest to all who can be told, and records what became of each. @returns null: the mail server is away, later */
export async function sendDigest(
  app: Application,
  digest: Digest,
  putOff: PutOff,
): Promise<'mailed' | 'bounced' | 'nobody' | null> {
  const recipients = await noticeRecipients(app, digest.holder);
  if (recipients.length === 0) return 'nobody';
  let content: Promise<DigestContent> | undefined;
  let mailed = false;
  for (const recipient of recipients) {
    const about = aboutOf(app, digest, recipient);
    const before = await endOf(app, digest, about.messageId);
    content ??= before ? undefined : contentOf(app, digest);
    const end = before ?? (await handOver(app, digest, about, { ...mailTo(recipient, about), ...(await content as DigestContent) }, putOff));
    if (end === null) return null;
    mailed ||= end === 'mailed';
  }
  return mailed ? 'mailed' : 'bounced';
}
