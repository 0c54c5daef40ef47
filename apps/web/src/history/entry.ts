/** One fact of a history, as the log has it (`GET …/history`). */
export interface HistoryEntry {
  readonly eventId: string;
  readonly type: string;
  readonly at: string;
  /** Kind and id (`signatory:…`, `process:…`), never a name. */
  readonly actor: string;
  readonly stream: string;
  readonly revision: number;
  readonly hash: string;
  readonly data: unknown;
}

export interface History {
  readonly id: string;
  readonly items: readonly HistoryEntry[];
}

/** A member of an entry's data, whatever it is: what the log has grown by since is shown as far as it is understood. */
export function memberOf(data: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined,
    data,
  );
}

export function textIn(data: unknown, ...path: readonly string[]): string | undefined {
  const value = memberOf(data, ...path);
  return typeof value === 'string' ? value : undefined;
}

/** What most come to look for; the rest is how it came about. */
const mainTypes: ReadonlySet<string> = new Set([
  'InvitationSent',
  'InvitationOpened',
  'SignatoryAuthenticated',
  'DocumentSigned',
  'SignatoryDeclined',
  'SignatoryContactCorrected',
  'InvitationCompleted',
  'InvitationCancelled',
  'InvitationExpired',
  'InvitationDeclined',
  'DocumentSealed',
]);

export const isMain = ({ type }: HistoryEntry): boolean => mainTypes.has(type);

/** One entry a line, as programs read it. */
export function asLines(items: readonly HistoryEntry[]): string {
  return items.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}
