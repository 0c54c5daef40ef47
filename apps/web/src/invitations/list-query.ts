import { wordsFor } from '../ui/plain-words.js';
import { dayAfter, startOfDay } from './days.js';
import type { InvitationState } from './invitation.js';

/** What a list shows, as its address says it. */
export interface ListQuery {
  readonly status: InvitationState | '';
  readonly q: string;
  /** A folder's id, `none`, or everything. */
  readonly folder: string;
  /** Days, both inclusive. */
  readonly from: string;
  readonly to: string;
}

export const statuses: readonly InvitationState[] = [
  ...(['draft', 'sent', 'completed', 'cancelled', 'declined', 'expired', 'discarded'] as const),
];
const members = ['status', 'q', 'folder', 'from', 'to'] as const;

export function queryOf(address: Readonly<Record<string, string>>): ListQuery {
  const [status = '', q = '', folder = '', from = '', to = ''] = members.map((member) => address[member]);
  return { status: statuses.find((one) => one === status) ?? '', q, folder, from, to };
}

export function addressOfList(query: ListQuery): string {
  const parts = new URLSearchParams();
  for (const member of members) if (query[member] !== '') parts.set(member, query[member]);
  return parts.size === 0 ? '/app/invitations' : `/app/invitations?${parts}`;
}

/** Where the API has what a list shows. */
export function pathOf({ status, q, folder, from, to }: ListQuery, cursor?: string): string {
  const wanted: Readonly<Record<string, string | null | undefined>> = {
    ...{ limit: '20', status, folder, cursor },
    q: wordsFor(q),
    from: startOfDay(from),
    to: to === '' ? null : dayAfter(to),
  };
  const parts = new URLSearchParams();
  for (const [member, value] of Object.entries(wanted)) if (value) parts.set(member, value);
  return `/v1/invitations?${parts}`;
}

export const isFiltered = (query: ListQuery): boolean => members.some((member) => query[member] !== '');
