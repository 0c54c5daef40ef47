import { beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreUnavailableError, WrongExpectedRevisionError } from '@attestory/event-store';
import { Registry } from 'prom-client';
import { AppendFigures } from './append-figures.js';

describe('figures of appends', () => {
  let collected: Registry;
  let figures: AppendFigures;
  beforeEach(() => {
    collected = new Registry();
    figures = new AppendFigures(collected);
  });

  const failing = (error: Error) => figures.time(() => Promise.reject(error)).catch((thrown: unknown) => thrown);

  it('time the appends that were stored, and give their results back', async () => {
    expect(await figures.time(async () => 'stored')).toBe('stored');
    await failing(new EventStoreUnavailableError('full', 'not-stored'));
    const text = await collected.metrics();
    expect(text).toContain('attestory_append_seconds_count 1');
    expect(text).toContain('attestory_append_seconds_bucket{le="10"} 1');
  });

  it.each([
    ['conflict', new WrongExpectedRevisionError('invitation-i', 1, 2)],
    ['unknown', new EventStoreUnavailableError('cut off', 'unknown')],
    ['not-stored', new EventStoreUnavailableError('full', 'not-stored')],
    ['not-stored', new RangeError('too large')],
  ])('count one that ended as %s, and throw what it threw', async (outcome, error) => {
    expect(await failing(error)).toBe(error);
    expect(await collected.metrics()).toContain(`attestory_append_failures_total{outcome="${outcome}"} 1`);
  });

  it('are there before the first failure, so that it is seen as an increase', async () => {
    const text = await collected.metrics();
    for (const outcome of ['conflict', 'unknown', 'not-stored'])
      expect(text).toContain(`attestory_append_failures_total{outcome="${outcome}"} 0`);
    for (const because of ['conflict', 'unknown'])
      expect(text).toContain(`attestory_command_retries_total{because="${because}"} 0`);
  });

  it('count commands that are decided again', async () => {
    figures.countRetry('conflict');
    expect(await collected.metrics()).toContain('attestory_command_retries_total{because="conflict"} 1');
  });
});
