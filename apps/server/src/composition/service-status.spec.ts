import { describe, expect, it } from '@jest/globals';
import type { Application } from '@attestory/application';
import { serviceStatus } from './service-status.js';

const about = { actor: 'operator', time: '2026-11-26T08:00:00.000Z' };
const hash = 'a'.repeat(64);
const event = (position: string, metadata = `{"about":${JSON.stringify(about)},"hash":"${hash}"}`) => ({
  position,
  metadata,
});

/** An application whose log holds these, a minute and a half after the time that they name. */
function applicationOver(events: readonly { readonly position: string; readonly metadata: string }[]) {
  const store = {
    head: async () => events.at(-1)?.position ?? null,
    lastEvent: async () => null,
    async *readAll({ after = '' }: { after?: string }) {
      for (const one of events) if (one.position > after) yield [one];
    },
  };
  const nothing = { find: async () => ({ items: [], nextCursor: null }) };
  const views = {
    due: nothing,
    notices: nothing,
    people: nothing,
    imports: nothing,
    bulkSendings: nothing,
    retention: nothing,
    rules: nothing,
  };
  return { store, views, clock: { now: () => '2026-11-26T08:01:30.000Z' } } as unknown as Application;
}

const statusOf = async (app: Application, seen: string | null) => {
  const progress = { name: 'inbox', seen: async () => seen };
  return (await serviceStatus(app, [progress], new Map())).views.inbox;
};

describe('the lag of a view', () => {
  it('is the age of the oldest event that it has not seen', async () => {
    const app = applicationOver([event('1'), event('2'), event('3')]);
    expect(await statusOf(app, '1')).toEqual({ caughtUp: false, lag: 90 });
    expect(await statusOf(app, null)).toEqual({ caughtUp: false, lag: 90 });
  });

  it('is none when it has seen them all, or there are none', async () => {
    expect(await statusOf(applicationOver([event('1')]), '1')).toEqual({ caughtUp: true, lag: 0 });
    expect(await statusOf(applicationOver([]), null)).toEqual({ caughtUp: true, lag: 0 });
  });

  it('is not a number when that event is damaged, since nobody can tell its age', async () => {
    const status = await statusOf(applicationOver([event('1'), event('2', '{}')]), '1');
    expect(status).toEqual({ caughtUp: false, lag: Number.NaN });
  });
});
