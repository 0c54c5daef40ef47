import type { PersonalCopy } from './kept-document.js';

/** One of the things that became of a document, as far as everybody who signed it is told. */
export interface Step {
  readonly what: 'sent' | 'signed' | 'signedYou' | 'closed' | 'keptUntil';
  /** Who; null: their name was erased. */
  readonly name: string | null;
  readonly at: string;
}

const order = ['sent', 'signed', 'signedYou', 'closed', 'keptUntil'] as const;

/** What became of a document, oldest first. */
export function courseOf(
  copy: Pick<PersonalCopy, 'sentAt' | 'closedAt' | 'signatories' | 'mine' | 'retention'>,
): Step[] {
  const own = new Set(copy.mine.map(({ signedAt }) => signedAt));
  const signed = copy.signatories.flatMap(({ name, signedAt }): Step[] =>
    signedAt === null ? [] : [{ what: own.has(signedAt) ? 'signedYou' : 'signed', name, at: signedAt }],
  );
  const step = (what: Step['what'], at: string | null | undefined): Step[] => (at ? [{ what, name: null, at }] : []);
  const steps = [
    ...step('sent', copy.sentAt),
    ...signed,
    ...step('closed', copy.closedAt),
    ...step('keptUntil', copy.retention.keepUntil),
  ];
  return steps.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || order.indexOf(a.what) - order.indexOf(b.what));
}
