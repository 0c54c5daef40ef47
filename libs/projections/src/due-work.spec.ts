import { describe, expect, it } from '@jest/globals';
import { dueWork } from './due-work.projection.js';
import {
  at,
  bounced,
  cancelled,
  completed,
  delayed,
  expired,
  linkClosed,
  linked,
  log,
  mailed,
  sealed,
  sealingFailed,
  sentTo,
  signed,
  viewOf,
} from './testing.sample.js';

const view = (...events: Parameters<typeof log>) => viewOf(dueWork, log(...events));
const tasks = (...events: Parameters<typeof log>) => Object.keys(view(...events)?.tasks ?? {}).sort();

describe('what is due', () => {
  it('are the invitations at once, and the expiry at its time', () => {
    expect(tasks(sentTo(['a', 'b']))).toEqual(['expire', 'mail/invitation/a', 'mail/invitation/b']);
    expect(view(sentTo(['a']))?.tasks.expire).toMatchObject({ kind: 'expire', dueAt: at(10_000), causedBy: 'event-0' });
  });

  it('is in sequential order one invitation after another', () => {
    const sent = sentTo(['a', 'b'], 'sequential');
    expect(tasks(sent)).toEqual(['expire', 'mail/invitation/a']);
    expect(tasks(sent, mailed('a'), signed('a'))).toEqual(['expire', 'mail/invitation/b', 'seal']);
  });

  it('ends with the fact that it was done: handed over, or refused for good', () => {
    expect(tasks(sentTo(['a', 'b']), mailed('a'), bounced('b'))).toEqual(['expire']);
  });

  it('comes again later after a failure, and says how often it was tried', () => {
    const mail = view(sentTo(['a']), delayed('a'))?.tasks['mail/invitation/a'];
    expect(mail).toMatchObject({ dueAt: at(500), attempt: 2 });
    const seal = view(sentTo(['a', 'b']), signed('a'), sealingFailed(1, 3))?.tasks.seal;
    expect(seal).toMatchObject({ dueAt: at(500), attempt: 3, signatures: 1 });
    expect(view(sentTo(['a', 'b']), signed('a'), signed('b'), sealingFailed(1))?.tasks.seal?.dueAt).toBe(at(2));
  });

  it('is a seal for the newest set of signatures, until all documents have it', () => {
    const sent = sentTo(['a', 'b', 'c'], 'parallel', ['d1', 'd2']);
    expect(view(sent, signed('a'))?.tasks.seal).toMatchObject({ signatures: 1 });
    expect(view(sent, signed('a'), sealed('d1', 'a'))?.tasks.seal).toBeDefined();
    expect(view(sent, signed('a'), sealed('d1', 'a'), sealed('d2', 'a'))?.tasks.seal).toBeUndefined();
    expect(view(sent, signed('a'), signed('b'), sealed('d1', 'a'), sealed('d2', 'a'))?.tasks.seal).toMatchObject({
      signatures: 2,
    });
  });

  it('is to tell everybody when all have signed, and to close the links', () => {
    const all = [
      sentTo(['a', 'b']),
      linked('a'),
      linked('b'),
      mailed('a'),
      mailed('b'),
      signed('a'),
      signed('b'),
      completed,
    ];
    expect(tasks(...all)).toEqual(['close-links', 'mail/completed/a', 'mail/completed/b', 'seal']);
    const done = [
      sealed('d1', 'a', 'b'),
      linkClosed('a'),
      linkClosed('b'),
      mailed('a', 'completed'),
      mailed('b', 'completed'),
    ];
    expect(tasks(...all, ...done)).toEqual([]);
  });

  it('is to tell those who were asked of a cancellation, and nobody else', () => {
    const sent = sentTo(['a', 'b', 'c'], 'sequential');
    const told = tasks(sent, linked('a'), mailed('a'), signed('a'), linked('b'), mailed('b'), cancelled);
    expect(told).toEqual(['close-links', 'mail/cancelled/a', 'mail/cancelled/b', 'seal']);
    expect(tasks(sentTo(['a']), cancelled)).toEqual([]);
  });

  it('leaves nothing standing after the expiry but seals and open links', () => {
    expect(tasks(sentTo(['a', 'b']), linked('a'), signed('a'), expired)).toEqual(['close-links', 'seal']);
  });

  it('closes a link, too, that was issued while the invitation closed', () => {
    expect(tasks(sentTo(['a']), cancelled, linked('a'))).toEqual(['close-links']);
    expect(tasks(sentTo(['a']), cancelled, linked('a'), linkClosed('a'))).toEqual([]);
  });

  it('is found by its kind, in the order of time', () => {
    const entries = dueWork.entries(view(sentTo(['a', 'b'])) as never);
    expect(entries).toContainEqual({ index: 'due', member: 'expire', sort: `${at(10_000)}/i` });
    expect(entries.filter(({ member }) => member === 'mail')).toHaveLength(2);
  });

  it('is no invitation any more to whoever has signed, nor what a late failure speaks of', () => {
    expect(tasks(sentTo(['a', 'b']), delayed('b'), signed('b'))).toEqual(['expire', 'mail/invitation/a', 'seal']);
    expect(tasks(sentTo(['a']), mailed('a'), delayed('a'))).toEqual(['expire']);
    expect(tasks(sentTo(['a', 'b']), mailed('b'), signed('a'), sealed('d1', 'a'), sealingFailed(1))).toEqual([
      'expire',
    ]);
  });

  it('is to tell of a cancellation whoever was asked just then, but nobody whom no e-mail reaches', () => {
    expect(tasks(sentTo(['a', 'b']), cancelled, mailed('b'))).toEqual(['mail/cancelled/b']);
    expect(tasks(sentTo(['a', 'b']), cancelled, mailed('b'), mailed('b', 'cancelled'))).toEqual([]);
    expect(tasks(sentTo(['a']), bounced('a'), cancelled)).toEqual([]);
    expect(tasks(sentTo(['a']), expired, mailed('a'))).toEqual([]);
  });

  it('is one e-mail of a cancellation, however late it is known who was asked', () => {
    const told = [sentTo(['a', 'b']), signed('a'), sealed('d1', 'a'), cancelled, mailed('a', 'cancelled'), mailed('a')];
    expect(tasks(...told)).toEqual([]);
  });
});
