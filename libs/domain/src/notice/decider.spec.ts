import { describe, it } from '@jest/globals';
import { given } from '../testing/given.sample.js';
import { type NoticeCommand, noticeDecider } from './decider.js';
import type { NoticeEvent } from './events.js';

const about = (messageId: string) => ({ linkId: 'l', kind: 'sign-in-link', messageId });
const to = { to: 'aino@example.com' };
const later = { answer: '450', attempt: 1, nextTryAt: '2026-11-26T10:00:05.000Z' };
const command = (type: NoticeCommand['type'], messageId: string, rest: object) =>
  ({ type, notice: { ...about(messageId), ...rest } }) as unknown as NoticeCommand;
const handOver = (id: string) => command('RecordNoticeHandOver', id, to);
const bounce = (id: string) => command('RecordNoticeBounce', id, { ...to, answer: '550' });
const delay = (id: string, attempt = 1) => command('RecordNoticeDelay', id, { ...later, attempt });
const drop = (id: string) => command('RecordNoticeDrop', id, { reason: 'link-expired' });

function notices(...commands: NoticeCommand[]) {
  const { decide, evolve, initial } = noticeDecider;
  const history: NoticeEvent[] = [];
  for (const one of commands) {
    const decision = decide(one, history.reduce(evolve, initial));
    if ('accepted' in decision) history.push(...decision.accepted);
  }
  return given(noticeDecider, history);
}

describe('a notice', () => {
  it('is recorded as handed over, refused for good, put off, or dropped', () => {
    notices()
      .when(handOver('m'))
      .thenAccepted({ type: 'NoticeHandedOver', data: { ...about('m'), ...to } } as unknown as NoticeEvent);
    notices()
      .when(bounce('m'))
      .thenAccepted({ type: 'NoticeBounced', data: { ...about('m'), ...to, answer: '550' } } as unknown as NoticeEvent);
    notices()
      .when(delay('m'))
      .thenAccepted({ type: 'NoticeDelayed', data: { ...about('m'), ...later } } as unknown as NoticeEvent);
    notices()
      .when(drop('m'))
      .thenAccepted({
        type: 'NoticeDropped',
        data: { ...about('m'), reason: 'link-expired' },
      } as unknown as NoticeEvent);
  });

  it('ends once per Message-ID, however often the mail went out', () => {
    for (const end of [handOver('m'), bounce('m'), drop('m')])
      for (const again of [handOver('m'), bounce('m'), delay('m'), drop('m')]) notices(end).when(again).thenAccepted();
  });

  it('can be put off again and again, and still be handed over', () => {
    notices(delay('m')).when(delay('m', 2)).thenAccepted('NoticeDelayed');
    notices(delay('m'), delay('m', 2)).when(handOver('m')).thenAccepted('NoticeHandedOver');
  });

  it('says nothing about another one', () => {
    notices(handOver('m')).when(handOver('n')).thenAccepted('NoticeHandedOver');
  });
});
