import {
  archivedDocumentDecider,
  type KnownArchivedDocument,
  type RetentionChanged,
  sameRetention,
  streams,
} from '@attestory/domain';
import type { Application } from '../application.js';
import { processIdentity } from '../command-identity.js';
import { CommandRejectedError } from '../transact.js';
import { retentionInForce } from './retention-in-force.js';

/** What led to looking at a copy's retention again. */
export interface Cause {
  readonly because: RetentionChanged['data']['because'];
  /** The event that led to it. */
  readonly causedBy: string | null;
}

/**
 * Brings a copy to the rule in force now. To be called after each append that rested on a rule that was read before: two
 * streams have no revision in common, so the rule may have been set in between. What is being purged stays as it is.
 * @returns the copy as it is then; null: there is none
 */
export async function correctRetention(
  app: Pick<Application, 'transactor'>,
  archivedDocumentId: string,
  { because, causedBy }: Cause,
): Promise<KnownArchivedDocument | null> {
  const stream = streams.archivedDocument(archivedDocumentId);
  const { state, revision } = await app.transactor.load(stream, archivedDocumentDecider);
  if (state.status === 'none') return null;
  const retention = await retentionInForce(app, state);
  if (state.status !== 'kept' || sameRetention(retention, state.retention)) return state;
  const name = `${archivedDocumentId}/${revision}/${retention.rule}/${retention.policyVersion}`;
  try {
    const after = await app.transactor.transact({
      stream,
      decider: archivedDocumentDecider,
      command: { type: 'ChangeRetention', folderId: state.folderId, retention, because },
      identity: processIdentity('retention', name, causedBy),
      content: { retention, because },
    });
    return after.state as KnownArchivedDocument;
  } catch (error) {
    // It is being purged since a moment ago.
    if (error instanceof CommandRejectedError) return state;
    throw error;
  }
}
