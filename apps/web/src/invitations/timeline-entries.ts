/** An entry of the signature history. */
export interface HistoryEntry {
  readonly eventId: string;
  readonly type: string;
  readonly at: string;
  readonly data: { readonly signatoryId?: string; readonly reason?: string };
}

/** What the short form tells of; everything stands in the full history. */
const told = [
  ...['InvitationDrafted', 'InvitationSent', 'InvitationOpened', 'SignatoryAuthenticated', 'AuthenticationFailed'],
  ...['DocumentSigned', 'SignatoryDeclined', 'SignatoryReminded', 'SignatoryContactCorrected', 'EmailBounced'],
  ...['InvitationExtended', 'InvitationCancelled', 'InvitationExpired', 'InvitationDeclined', 'InvitationCompleted'],
  ...['ManualSignatureRecorded', 'DocumentSealed'],
] as const;
export type Told =
  | 'InvitationDrafted'
  | 'InvitationSent'
  | 'InvitationOpened'
  | 'SignatoryAuthenticated'
  | 'AuthenticationFailed'
  | 'DocumentSigned'
  | 'SignatoryDeclined'
  | 'SignatoryReminded'
  | 'SignatoryContactCorrected'
  | 'EmailBounced'
  | 'InvitationExtended'
  | 'InvitationCancelled'
  | 'InvitationExpired'
  | 'InvitationDeclined'
  | 'InvitationCompleted'
  | 'ManualSignatureRecorded'
  | 'DocumentSealed';

export interface TimelineEntry {
  readonly id: string;
  readonly type: Told;
  readonly at: string;
  readonly signatoryId: string | null;
}

/** The newest first. What happens to each document at once is told once, and so are repeats of the same. */
export function timelineOf(history: readonly HistoryEntry[]): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  for (const { eventId, type, at, data } of history) {
    if (!isTold(type)) continue;
    const entry = { id: eventId, type, at, signatoryId: data.signatoryId ?? null };
    const before = entries.at(-1);
    if (before && before.type === entry.type && before.signatoryId === entry.signatoryId) entries.pop();
    entries.push(entry);
  }
  return entries.reverse();
}

const isTold = (type: string): type is Told => (told as readonly string[]).includes(type);
