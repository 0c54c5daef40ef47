import { accept, type Decider, type Decision } from '../decider.js';
import type { NoticeBounced, NoticeDelayed, NoticeDropped, NoticeEvent, NoticeHandedOver } from './events.js';

/** What the process records about the notices of an organization or of an e-mail link. */
export type NoticeCommand =
  | { readonly type: 'RecordNoticeHandOver'; readonly notice: NoticeHandedOver['data'] }
  | { readonly type: 'RecordNoticeBounce'; readonly notice: NoticeBounced['data'] }
  | { readonly type: 'RecordNoticeDelay'; readonly notice: NoticeDelayed['data'] }
  | { readonly type: 'RecordNoticeDrop'; readonly notice: NoticeDropped['data'] };

export interface NoticeState {
  /** Message-IDs that were handed over, refused for good, or dropped. */
  readonly ended: readonly string[];
}

function decide(command: NoticeCommand, state: NoticeState): Decision<NoticeEvent, never> {
  const { messageId } = command.notice;
  // One record per Message-ID, however often the mail went out.
  return state.ended.includes(messageId) ? accept<NoticeEvent>() : accept<NoticeEvent>(factOf(command));
}

function factOf(command: NoticeCommand): NoticeEvent {
  switch (command.type) {
    case 'RecordNoticeHandOver':
      return { type: 'NoticeHandedOver', data: command.notice };
    case 'RecordNoticeBounce':
      return { type: 'NoticeBounced', data: command.notice };
    case 'RecordNoticeDelay':
      return { type: 'NoticeDelayed', data: command.notice };
    case 'RecordNoticeDrop':
      return { type: 'NoticeDropped', data: command.notice };
  }
}

function evolve(state: NoticeState, event: NoticeEvent): NoticeState {
  return event.type === 'NoticeDelayed' ? state : { ended: [...state.ended, event.data.messageId] };
}

/** What became of e-mails that belong to no invitation to sign. */
export const noticeDecider: Decider<NoticeCommand, NoticeEvent, NoticeState, never> = {
  initial: { ended: [] },
  decide,
  evolve,
};
