import {
  deliveryDecider,
  type InvitationEvent,
  type InvitationId,
  type InvitationSent,
  type Instant,
  invitationDecider,
  isFrozen,
  type LinkId,
  type Logged,
  organizationDecider,
  type SignatoryId,
  streams,
} from '@attestory/domain';
import { type DueTask, type DueWork, waitsForSeal } from '@attestory/projections';
import type { Application } from '../application.js';
import { newIdOf } from '../command-identity.js';
import { daysLater } from '../daytime.js';
import { type Mail, MailRefusedError, MailUnavailableError } from '../ports/mail-sender.port.js';
import { nextTry } from './back-off.js';
import { documentsAskedFor, mailedDocuments } from './mailed-documents.js';
import { record } from './record-delivery.js';

type MailTask = Extract<DueTask, { readonly kind: 'mail' }>;

interface MailContext {
  readonly work: DueWork;
  readonly task: MailTask;
  readonly events: readonly Logged<InvitationEvent>[];
  readonly sent: InvitationSent['data'];
  /** As it is now, extensions included. */
  readonly expiresAt: string;
  readonly recipient: { readonly name: string; readonly email: string };
}

/** Sends what signatories are told by e-mail, and records that it was handed over, delayed or refused. */
export function mailProcess(app: Application) {
  return async (task: MailTask, work: DueWork): Promise<void> => {
    if (waitsForSeal(work, task)) return;
    const context = await contextOf(app, task, work);
    if (!context) return;
    const mail = await compose(app, context);
    if (await wasMailed(app, work, mail)) return;
    await handOver(app, context, mail);
  };
}

/**
 * Whether the log says that it was handed over or refused already: another leader did it, or this one, and the view hasn't
 * seen it yet. Only a crash between handing over and recording lets a mail go out again, under the same Message-ID.
 */
async function wasMailed(app: Application, work: DueWork, { messageId }: Mail): Promise<boolean> {
  const { state } = await app.transactor.load(streams.delivery(work.id), deliveryDecider);
  return state.mailed.includes(messageId);
}

/** Whether an e-mail asks somebody to sign. */
function isRequest({ reason }: MailTask): boolean {
  return reason === 'invitation' || reason === 'reminder';
}

async function contextOf(app: Application, task: MailTask, work: DueWork): Promise<MailContext | null> {
  const { events, state } = await app.transactor.load(streams.invitation(work.id), invitationDecider);
  const sent = events.find((event) => event.type === 'InvitationSent')?.data as InvitationSent['data'] | undefined;
  const signatory = sent?.signatories.find((s) => s.signatoryId === task.signatoryId);
  if (!sent || !signatory) return null;
  if (isRequest(task) && state.status !== 'sent') return null;
  const corrected = events.findLast(
    (event) => event.type === 'SignatoryContactCorrected' && event.data.signatoryId === task.signatoryId,
  );
  const email = corrected?.type === 'SignatoryContactCorrected' ? corrected.data.email : signatory.email;
  // Erased while the mail was waiting: there is nobody to write to.
  if (email === null) return null;
  const expiresAt = isFrozen(state) ? state.expiresAt : sent.expiresAt;
  return { work, task, events, sent, expiresAt, recipient: { name: signatory.name ?? '', email } };
}

async function compose(app: Application, context: MailContext): Promise<Mail> {
  const { work, task, sent, expiresAt, recipient } = context;
  const organization = await app.transactor.load(streams.organization(sent.organizationId), organizationDecider);
  const base = {
    messageId: `${newIdOf(task.causedBy, `mail/${task.reason}/${task.signatoryId}`)}@${new URL(app.settings.baseUrl).hostname}`,
    to: recipient,
    language: sent.language,
    title: sent.title ?? '',
    organizationName: organization.state.status === 'registered' ? organization.state.name : '',
  };
  switch (task.reason) {
    case 'invitation':
    case 'reminder': {
      const link = await invitationLink(app, context);
      const documents = sent.documents.map((d) => d.fileName ?? '');
      return { ...base, kind: task.reason, message: sent.message, documents, link, expiresAt };
    }
    case 'completed':
      return { ...base, kind: 'completed', ...(await mailedDocuments(app, context)) };
    case 'download-link':
      return { ...base, kind: 'download-link', ...(await documentsAskedFor(app, context)) };
    case 'cancelled':
    case 'declined':
    case 'expired': {
      const cancelled = context.events.find((event) => event.type === 'InvitationCancelled');
      const reason = cancelled?.type === 'InvitationCancelled' ? cancelled.data.reason : null;
      const hadSigned = work.signedBy.includes(task.signatoryId);
      const delivered = hadSigned ? await mailedDocuments(app, context) : {};
      const onPaper = signedOnPaper(context.events, task.signatoryId);
      return { ...base, kind: task.reason, reason, hadSigned, ...(onPaper ? { onPaper } : {}), ...delivered };
    }
  }
}

function signedOnPaper(events: readonly InvitationEvent[], wanted: string): 'they' | 'perhaps' | undefined {
  const records = events.filter((event) => event.type === 'ManualSignatureRecorded');
  const signers = records.flatMap(({ data }) => data.signedBy.map(({ signatoryId }) => signatoryId));
  if (signers.includes(wanted as SignatoryId)) return 'they';
  return signers.includes(undefined) ? 'perhaps' : undefined;
}

/** One link per ask; reminders repeat it. */
async function invitationLink(app: Application, { work, task, expiresAt }: MailContext): Promise<string> {
  const ask = work.asks[task.signatoryId] ?? task.causedBy;
  const linkId = newIdOf(ask, `link/${task.signatoryId}`) as LinkId;
  const invitationId = work.id as InvitationId;
  const link = { invitationId, linkId, purpose: 'sign' as const, signatoryId: task.signatoryId as SignatoryId };
  const links = [{ ...link, expiresAt: expiresAt as Instant }];
  await record(app, work, `issue/${linkId}`, ask, { type: 'IssueLinks', links });
  return `${app.settings.baseUrl}/s#${app.links.secretOf('sign', { linkId, aboutId: work.id })}`;
}

async function handOver(app: Application, { work, task, sent, recipient }: MailContext, mail: Mail): Promise<void> {
  const { messageId } = mail;
  const about = { signatoryId: task.signatoryId as SignatoryId, reason: task.reason, messageId };
  try {
    await app.mail.send(mail);
  } catch (error) {
    if (error instanceof MailRefusedError) {
      const bounced = { ...about, to: recipient.email, answer: error.message };
      await record(app, work, `bounced/${messageId}`, task.causedBy, { type: 'RecordBounce', mail: bounced });
    } else if (error instanceof MailUnavailableError) {
      const attempt = task.attempt + 1;
      const delayed = { ...about, answer: error.message, attempt, nextTryAt: nextTry(app.clock.now(), attempt) };
      const name = `delayed/${messageId}/${attempt}`;
      await record(app, work, name, task.causedBy, { type: 'RecordDelay', mail: delayed });
    } else throw error;
    return;
  }
  const { reminders } = sent;
  const remindAt =
    task.reason === 'invitation' && reminders
      ? { remindAt: daysLater(app.clock.now(), reminders.afterDays, reminders.timeZone) }
      : {};
  const handed = { ...about, to: recipient.email, ...remindAt };
  await record(app, work, `handed/${messageId}`, task.causedBy, { type: 'RecordHandOver', mail: handed });
}
