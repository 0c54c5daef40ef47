import {
  type EmailLinkRequested,
  type Instant,
  type LinkId,
  type Logged,
  type NoticeCommand,
  noticeDecider,
  emailLinkDecider,
  streams,
} from '@attestory/domain';
import type { DueNotices, NoticeTask } from '@attestory/projections';
import type { Application } from '../application.js';
import { newIdOf, processIdentity } from '../command-identity.js';
import { openMemberInvitation } from '../commands/member-invitation.js';
import {
  type Mail,
  MailRefusedError,
  MailUnavailableError,
  type MemberInvitationMail,
  type SignInLinkMail,
} from '../ports/mail-sender.port.js';
import { nextTry } from './back-off.js';

/** A notice that can still be sent: its link works, or did until it expired. */
type Notice = SignInLinkMail | MemberInvitationMail;

/** Sends what people are told by e-mail outside invitations to sign, and records what became of it. */
export function noticeProcess(app: Application) {
  return async (task: NoticeTask, work: DueNotices): Promise<void> => {
    const notice = await compose(app, task, work);
    if (!notice || (await hasEnded(app, work, notice))) return;
    if (notice.expiresAt <= app.clock.now()) {
      const about = { ...aboutOf(task, notice), reason: 'link-expired' as const };
      await record(app, work, task, `dropped/${notice.messageId}`, { type: 'RecordNoticeDrop', notice: about });
    } else if (notice.to.email !== '') await handOver(app, work, task, notice);
  };
}

/**
 * Whether the log says already what became of it: another leader did it, or this one, and the view hasn't seen it yet. Only a
 * crash between handing over and recording lets it go out again, under the same Message-ID.
 */
async function hasEnded(app: Application, work: DueNotices, { messageId }: Mail): Promise<boolean> {
  const { state } = await app.transactor.load(streams.notices(work.id), noticeDecider);
  return state.ended.includes(messageId);
}

/** As the log has it now: null when the link was used, replaced or revoked meanwhile. */
function compose(app: Application, task: NoticeTask, work: DueNotices): Promise<Notice | null> {
  switch (task.notice) {
    case 'sign-in-link':
      return signInLink(app, task);
    case 'member-invitation':
      return memberInvitation(app, task, work);
  }
}

async function signInLink(app: Application, task: NoticeTask): Promise<SignInLinkMail | null> {
  const { linkId } = task;
  const { state, events } = await app.transactor.load(streams.emailLink(linkId), emailLinkDecider);
  if (state.status !== 'requested') return null;
  const { email, language } = (events[0] as Logged<EmailLinkRequested>).data;
  const link = `${app.settings.baseUrl}/r#${app.links.secretOf('sign-in', { linkId, aboutId: linkId })}`;
  return { ...baseOf(app, task, email), language, kind: 'sign-in-link', link, expiresAt: state.expiresAt };
}

async function memberInvitation(
  app: Application,
  task: NoticeTask,
  work: DueNotices,
): Promise<MemberInvitationMail | null> {
  const { linkId } = task;
  const open = await openMemberInvitation(app, work.id, linkId);
  if (!open) return null;
  const { organizationName, role, email, language, expiresAt } = open;
  const link = `${app.settings.baseUrl}/j#${app.links.secretOf('join', { linkId, aboutId: work.id })}`;
  return { ...baseOf(app, task, email), language, kind: 'member-invitation', organizationName, role, link, expiresAt };
}

/** One Message-ID per link and kind. */
function baseOf(app: Application, { linkId, notice }: NoticeTask, email: string | null) {
  const messageId = `${newIdOf(linkId, `notice/${notice}`)}@${new URL(app.settings.baseUrl).hostname}`;
  // Erased while the mail was waiting: there is nobody to write to.
  return { messageId, to: { name: '', email: email ?? '' } };
}

function aboutOf({ linkId, notice: kind }: NoticeTask, { messageId }: Mail) {
  return { linkId: linkId as LinkId, kind, messageId };
}

async function handOver(app: Application, work: DueNotices, task: NoticeTask, mail: Notice): Promise<void> {
  const { messageId, to } = mail;
  const about = aboutOf(task, mail);
  try {
    await app.mail.send(mail);
  } catch (error) {
    if (error instanceof MailRefusedError) {
      const notice = { ...about, to: to.email, answer: error.message };
      await record(app, work, task, `bounced/${messageId}`, { type: 'RecordNoticeBounce', notice });
    } else if (error instanceof MailUnavailableError) {
      const attempt = task.attempt + 1;
      const nextTryAt: Instant = nextTry(app.clock.now(), attempt);
      const notice = { ...about, answer: error.message, attempt, nextTryAt };
      await record(app, work, task, `delayed/${messageId}/${attempt}`, { type: 'RecordNoticeDelay', notice });
    } else throw error;
    return;
  }
  const notice = { ...about, to: to.email };
  await record(app, work, task, `handed/${messageId}`, { type: 'RecordNoticeHandOver', notice });
}

/** The same name again is the same fact. */
async function record(
  app: Application,
  work: DueNotices,
  task: NoticeTask,
  name: string,
  command: NoticeCommand,
): Promise<void> {
  await app.transactor.transact({
    stream: streams.notices(work.id),
    decider: noticeDecider,
    command,
    identity: processIdentity('notices', `${work.id}/${name}`, task.causedBy),
    content: { name },
  });
}
