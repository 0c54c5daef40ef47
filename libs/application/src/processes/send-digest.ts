import { type Holder, type Instant, type LinkId, type NoticeCommand, noticeDecider, streams } from '@attestory/domain';
import type { Application } from '../application.js';
import { newIdOf, processIdentity } from '../command-identity.js';
import { readOrganization } from '../commands/organization/organization-transaction.js';
import { MailRefusedError, MailUnavailableError, type PurgeNoticeMail } from '../ports/mail-sender.port.js';
import { noticeRecipients } from '../retention/notice-recipients.js';
import { purgeDigest } from '../retention/purge-digest.js';

/** One day's e-mail to a holder. */
export interface Digest {
  readonly noticeId: string;
  readonly holder: Holder;
  /** It tells of all whose notice was due until then. */
  readonly dueUntil: string;
  readonly causedBy: string;
}

interface Later {
  readonly attempt: number;
  readonly until: Instant;
}

/** How a digest is tried again. */
export interface PutOff {
  /** Everything waits: the mail server is away. */
  server(): Later;
  /** This digest waits: the mail server puts one of its recipients off. */
  digest(): Later;
  /** Whether it has waited long enough for somebody whom it can do without. */
  readonly isLastTry: boolean;
}

/**
 * Sends a digest to all who can be told, and records what became of each. Whoever is put off holds nobody else up.
 * @returns null: later
 */
export async function sendDigest(
  app: Application,
  digest: Digest,
  putOff: PutOff,
): Promise<'mailed' | 'bounced' | 'nobody' | null> {
  const recipients = await noticeRecipients(app, digest.holder);
  if (recipients.length === 0) return 'nobody';
  const composed = once(() => contentOf(app, digest));
  let [mailed, waits] = [false, false];
  for (const { personId, language, ...to } of recipients) {
    const about = aboutOf(app, digest, personId);
    const end =
      (await endOf(app, digest, about.messageId)) ??
      (await handOver(app, digest, about, { ...(await composed()), messageId: about.messageId, to, language }, putOff));
    if (end === 'away') return null;
    mailed ||= end === 'mailed';
    waits ||= end === 'later';
  }
  if (waits && !(mailed && putOff.isLastTry)) return null;
  return mailed ? 'mailed' : 'bounced';
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

type Content = Omit<PurgeNoticeMail, 'messageId' | 'to' | 'language'>;
type About = ReturnType<typeof aboutOf>;

/** One Message-ID per holder, day and recipient: the same when it is sent again. */
function aboutOf({ settings }: Application, { noticeId }: Digest, personId: string) {
  const linkId = newIdOf(noticeId, personId) as LinkId;
  return { linkId, kind: 'purge-notice' as const, messageId: `${linkId}@${new URL(settings.baseUrl).hostname}` };
}

async function contentOf(app: Application, { holder, dueUntil }: Digest): Promise<Content> {
  const { count, first } = await purgeDigest(app, holder, dueUntil);
  const named = holder.kind === 'person' ? null : await readOrganization(app, holder.organizationId);
  return {
    kind: 'purge-notice',
    holder: holder.kind,
    ...(named ? { organizationName: named.organization.name } : {}),
    ...{ count, documents: first, link: `${app.settings.baseUrl}/` },
  };
}

/** What became of it, as the log says; null: it did not go out yet. */
async function endOf(app: Application, { holder }: Digest, messageId: string): Promise<'mailed' | 'bounced' | null> {
  const { events } = await app.transactor.load(streams.notices(aboutHolder(holder)), noticeDecider);
  const end = events.find(({ type, data }) => type !== 'NoticeDelayed' && data.messageId === messageId);
  return end ? (end.type === 'NoticeHandedOver' ? 'mailed' : 'bounced') : null;
}

async function handOver(
  app: Application,
  digest: Digest,
  about: About,
  mail: PurgeNoticeMail,
  putOff: PutOff,
): Promise<'mailed' | 'bounced' | 'later' | 'away'> {
  const to = mail.to.email;
  const { messageId } = about;
  try {
    await app.mail.send(mail);
  } catch (error) {
    if (error instanceof MailRefusedError) {
      const notice = { ...about, to, answer: error.message };
      await record(app, digest, `bounced/${messageId}`, { type: 'RecordNoticeBounce', notice });
      return 'bounced';
    }
    if (!(error instanceof MailUnavailableError)) throw error;
    const { isAboutRecipient } = error;
    const { attempt, until: nextTryAt } = isAboutRecipient ? putOff.digest() : putOff.server();
    const notice = { ...about, answer: error.message, attempt, nextTryAt };
    await record(app, digest, `delayed/${messageId}/${nextTryAt}`, { type: 'RecordNoticeDelay', notice });
    return isAboutRecipient ? 'later' : 'away';
  }
  await record(app, digest, `handed/${messageId}`, { type: 'RecordNoticeHandOver', notice: { ...about, to } });
  return 'mailed';
}

/** The same name again is the same fact. */
async function record(app: Application, { holder, causedBy }: Digest, name: string, command: NoticeCommand) {
  const about = aboutHolder(holder);
  await app.transactor.transact({
    stream: streams.notices(about),
    decider: noticeDecider,
    command,
    identity: processIdentity('notices', `${about}/${name}`, causedBy),
    content: { name },
  });
}

/** Of which stream of notices. */
function aboutHolder(holder: Holder): string {
  return holder.kind === 'organization' ? holder.organizationId : `person-${holder.personId}`;
}
