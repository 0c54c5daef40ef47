import {
  archivedDocumentDecider,
  type Holder,
  holderKey,
  type Instant,
  noticesGoingOut,
  type PurgeNoticeGiven,
  streams,
} from '@attestory/domain';
import type { RetentionTask, RetentionView } from '@attestory/projections';
import type { Application } from '../application.js';
import { newIdOf, processIdentity } from '../command-identity.js';
import { purgeNotBefore } from '../retention/purge-digest.js';
import { CommandRejectedError } from '../transact.js';
import { nextTry } from './back-off.js';
import type { Patience } from './patience.js';
import { type Digest, type PutOff, sendDigest } from './send-digest.js';

/** In nearly an hour and a half: then those who were told are enough. */
const mostTries = 10;
type Told = PurgeNoticeGiven['data']['told'];

/**
 * Tells holders that copies of theirs go: one e-mail per holder and day for all that is due on it, which each copy's stream
 * then says. Who goes on after a crash finds the day's e-mail on record, and says the rest.
 */
export function purgeNoticeProcess(app: Application, patience: Patience) {
  const digests = new Digests(app, patience);
  return async ({ causedBy }: RetentionTask, { archivedDocumentId, holder }: RetentionView): Promise<void> => {
    const { day, dueUntil } = noticesGoingOut(app.clock.now());
    const noticeId = newIdOf(idOf(holder), `purge-notice/${day}`);
    const told = await digests.of({ noticeId, holder, dueUntil, causedBy });
    if (told) await record(app, archivedDocumentId, { noticeId, told }, causedBy);
  };
}

/** The digests of one day, each sent once, whoever of its copies asks first. */
class Digests {
  private day = '';
  /** Those that wait for a recipient whom the mail server puts off. Kept in memory, as all patience. */
  private readonly waiting = new Map<string, { readonly attempt: number; readonly until: Instant }>();
  private readonly sent = new Map<string, Promise<Told | null>>();

  constructor(
    private readonly app: Application,
    private readonly patience: Patience,
  ) {}

  async of(digest: Digest): Promise<Told | null> {
    if (this.day !== digest.dueUntil) for (const known of [this.sent, this.waiting]) known.clear();
    this.day = digest.dueUntil;
    const known = this.sent.get(digest.noticeId);
    if (known) return known;
    const before = this.waiting.get(digest.noticeId);
    if (before && before.until > this.app.clock.now()) return null;
    const sending = sendDigest(this.app, digest, this.putOff(digest, (before?.attempt ?? 0) + 1));
    this.sent.set(digest.noticeId, sending);
    const forget = () => this.sent.delete(digest.noticeId);
    sending.then((told) => told ?? forget(), forget);
    return sending;
  }

  private putOff({ noticeId }: Digest, attempt: number): PutOff {
    return {
      isLastTry: attempt >= mostTries,
      server: () => this.patience.putOff(),
      digest: () => {
        const later = { attempt, until: nextTry(this.app.clock.now(), attempt) };
        this.waiting.set(noticeId, later);
        return later;
      },
    };
  }
}

async function record(
  app: Application,
  id: string,
  { noticeId, told }: { readonly noticeId: string; readonly told: Told },
  causedBy: string,
): Promise<void> {
  const stream = streams.archivedDocument(id);
  const { state } = await app.transactor.load(stream, archivedDocumentDecider);
  const keepUntil = state.status === 'none' ? null : state.retention.keepUntil;
  if (keepUntil === null) return;
  try {
    await app.transactor.transact({
      stream,
      decider: archivedDocumentDecider,
      command: () => ({
        type: 'GivePurgeNotice' as const,
        keepUntil: keepUntil as Instant,
        notice: { noticeId, told, purgeNotBefore: purgeNotBefore(app.clock.now()) },
      }),
      identity: processIdentity('purge-notices', `${id}/${noticeId}/${causedBy}`, causedBy),
      content: { noticeId, told },
    });
  } catch (error) {
    // Held, or kept until another time, since a moment ago.
    if (!(error instanceof CommandRejectedError)) throw error;
  }
}

function idOf(holder: Holder): string {
  return newIdOf(holder.kind === 'person' ? holder.personId : holder.organizationId, holderKey(holder));
}
