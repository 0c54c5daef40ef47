import type { Logged, NoticeKind } from '@attestory/domain';
import { type Due, type DueView, dueEntries } from './due.js';
import { aggregateIdOf, type Projection } from './projection.js';

/** Notices of what will be deleted are due by the copies' own view. */
type LinkNotice = Exclude<NoticeKind, 'purge-notice'>;

/** An e-mail with a link that belongs to no invitation to sign. It stands until an event says what became of it. */
export interface NoticeTask extends Due {
  readonly kind: 'notice';
  readonly notice: LinkNotice;
  readonly linkId: string;
  readonly attempt: number;
}

/** The notices that are due for an organization, or for an e-mail link. */
export interface DueNotices extends DueView<NoticeTask> {
  /** By link. */
  readonly tasks: Readonly<Record<string, NoticeTask>>;
  /** By member, who was invited and has not joined, the link that works. */
  readonly invited: Readonly<Record<string, string>>;
}

export const dueNotices: Projection<DueNotices> = {
  name: 'due-notices',
  version: 1,
  categories: ['organization', 'email', 'notices'],
  fold: (view, event) => {
    const before = view ?? { id: aggregateIdOf(event.meta.stream), tasks: {}, invited: {} };
    const after = change(before, event);
    if (after === before) return view;
    return isEmpty(after.tasks) && isEmpty(after.invited) ? null : after;
  },
  entries: dueEntries,
};

function change(view: DueNotices, event: Logged): DueNotices {
  switch (event.type) {
    case 'EmailLinkRequested':
      return withTask(view, event.data.linkId, 'sign-in-link', event);
    case 'EmailLinkUsed':
      return isEmpty(view.tasks) ? view : { ...view, tasks: {} };
    case 'MemberInvited':
    case 'MemberInvitationRenewed': {
      const { memberId, linkId } = event.data;
      if (linkId === undefined) return view;
      const asked = withoutMember(view, memberId);
      const invited = { ...asked.invited, [memberId]: linkId };
      return withTask({ ...asked, invited }, linkId, 'member-invitation', event);
    }
    case 'MemberJoined':
    case 'MemberRemoved':
      return withoutMember(view, event.data.memberId);
    case 'NoticeHandedOver':
    case 'NoticeBounced':
    case 'NoticeDropped':
      return withoutTask(view, event.data.linkId);
    case 'NoticeDelayed': {
      const { linkId, attempt, nextTryAt } = event.data;
      const task = taskOf(view, linkId);
      return task ? withTasks(view, { [linkId]: { ...task, attempt, dueAt: nextTryAt } }) : view;
    }
    default:
      return view;
  }
}

function withTask(view: DueNotices, linkId: string, notice: LinkNotice, { meta }: Logged): DueNotices {
  const task = { kind: 'notice' as const, notice, linkId, attempt: 0, dueAt: meta.time, causedBy: meta.id };
  return withTasks(view, { [linkId]: task });
}

function withTasks(view: DueNotices, tasks: DueNotices['tasks']): DueNotices {
  return { ...view, tasks: { ...view.tasks, ...tasks } };
}

/** Whoever has joined or was removed, or whose link was replaced, gets no e-mail with it any more. */
function withoutMember(view: DueNotices, memberId: string): DueNotices {
  const { [memberId]: linkId, ...invited } = view.invited;
  return linkId === undefined ? view : { ...withoutTask(view, linkId), invited };
}

function withoutTask(view: DueNotices, linkId: string): DueNotices {
  if (!taskOf(view, linkId)) return view;
  const { [linkId]: _, ...tasks } = view.tasks;
  return { ...view, tasks };
}

function taskOf({ tasks }: DueNotices, linkId: string): NoticeTask | undefined {
  return Object.hasOwn(tasks, linkId) ? tasks[linkId] : undefined;
}

function isEmpty(entries: object): boolean {
  return Object.keys(entries).length === 0;
}
