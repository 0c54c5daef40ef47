import { describe, expect, it } from '@jest/globals';
import type { DueTask, DueWork } from '@attestory/projections';
import type { Application } from '../application.js';
import { countStates, taskStates } from './task-states.query.js';

const now = '2026-11-26T12:00:00.000Z';
const at = (time: string) => `2026-11-26T${time}.000Z`;

function work(id: string, ...tasks: readonly object[]): DueWork {
  const named = tasks.map((task, i) => [String(i), { causedBy: 'e', ...task } as DueTask]);
  return { id, signedBy: [], tasks: Object.fromEntries(named) } as unknown as DueWork;
}

const mail = (dueAt: string, attempt = 0) => ({ kind: 'mail', reason: 'invitation', signatoryId: 's', attempt, dueAt });

describe('the states of tasks', () => {
  it('tell what is due, what has waited for over a minute, and for how long', () => {
    const works = [work('a', mail(at('11:59:50'))), work('b', mail(at('11:50:00')), mail(at('11:59:00')))];
    expect(countStates('mail', works, now)).toEqual({ due: 3, overdue: 1, failing: 0, oldestDueSeconds: 600 });
  });

  it('tell what has failed and is tried again later as failing, and as due only when its time has come', () => {
    const works = [work('a', mail(at('12:05:00'), 3)), work('b', mail(at('11:59:59'), 1))];
    expect(countStates('mail', works, now)).toEqual({ due: 1, overdue: 0, failing: 2, oldestDueSeconds: 1 });
  });

  it('leave out tasks of other kinds, those of later, and e-mails that wait for a seal', () => {
    const waiting = { ...mail(at('11:00:00')), reason: 'completed', signatoryId: 'aino' };
    const sealing = { ...work('a', waiting), signedBy: ['aino'] };
    const seal = { kind: 'seal', signatures: 1, attempt: 2, dueAt: at('13:00:00'), causedBy: 'e' } as DueTask;
    const works = [
      { ...sealing, tasks: { ...sealing.tasks, seal } },
      work('b', { kind: 'expire', dueAt: at('13:00:00') }),
    ];
    expect(countStates('mail', works, now)).toEqual({ due: 0, overdue: 0, failing: 0, oldestDueSeconds: 0 });
    expect(countStates('expire', works, now)).toMatchObject({ due: 0 });
    expect(countStates('seal', works, now)).toMatchObject({ due: 0, failing: 1 });
  });

  it('count what is due at once also under a clock that was put back', () => {
    const works = [work('a', mail(at('12:30:00')))];
    expect(countStates('mail', works, now)).toMatchObject({ due: 1, oldestDueSeconds: 0 });
  });

  it('are read page by page, each piece of work once, and no further than is worth counting', async () => {
    const asked: { member: string; cursor?: string }[] = [];
    const find = async (query: { member: string; cursor?: string }) => {
      asked.push(query);
      const page = Number(query.cursor ?? 0);
      if (query.member !== 'mail') return { items: [], nextCursor: null };
      // Listed once for each of its entries: with two e-mails due it comes twice.
      const items = Array.from({ length: 200 }, (_, i) => work(`${page}-${i >> 1}`, mail(at('11:00:00'))));
      return { items, nextCursor: String(page + 1) };
    };
    const views = {
      due: { find },
      notices: { find },
      people: { find },
      imports: { find },
      bulkSendings: { find },
      retention: { find },
      rules: { find },
    };
    const app = { clock: { now: () => now }, views } as unknown as Application;
    expect((await taskStates(app)).mail).toMatchObject({ due: 1_000, overdue: 1_000 });
    expect(asked.filter(({ member }) => member === 'mail')).toHaveLength(10);
  });
});
