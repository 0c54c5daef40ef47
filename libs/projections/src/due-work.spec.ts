import { describe, expect, it } from '@jest/globals';
import { dueBy } from './due.js';
import { dueWork } from './due-work.projection.js';
import {
  askedAnew,
  at,
  bounced,
  cancelled,
  completed,
  corrected,
  declined,
  delayed,
  expired,
  extended,
  linkClosed,
  linked,
  log,
  mailed,
  refused,
  reminded,
  sealed,
  sealingFailed,
  sentTo,
  timeStamped,
  timeStampFailed,
  unstamped,
  unstampedInTwo,
  timeStampedOnly,
  validationDataFailed,
  validated,
  unvalidated,
  signed,
  viewOf,
  workEnded,
} from './testing.sample.js';

const view = (...events: Parameters<typeof log>) => viewOf(dueWork, log(...events));
const archivedFor = (causedBy: string) => ({ type: 'CopiesArchived' as const, data: { archived: [] }, causedBy });
const listed = (...events: Parameters<typeof log>) =>
  dueWork.entries(view(...events) as never).map(({ member }) => member);
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
    expect(tasks(...all)).toEqual(['archive', 'close-links', 'mail/completed/a', 'mail/completed/b', 'seal']);
    const done = [
      archivedFor('event-7'),
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
    const told = tasks(
      sent,
      linked('a'),
      mailed('a'),
      signed('a'),
      linked('b', 'event-3'),
      mailed('b', 'invitation', 'event-3'),
      cancelled,
    );
    expect(told).toEqual(['archive', 'close-links', 'mail/cancelled/a', 'mail/cancelled/b', 'seal']);
    expect(tasks(sentTo(['a']), cancelled)).toEqual([]);
  });

  it('leaves nothing standing after the expiry but seals, open links, and to tell those who had signed', () => {
    expect(tasks(sentTo(['a', 'b']), linked('a'), signed('a'), expired)).toEqual([
      'archive',
      'close-links',
      'mail/expired/a',
      'seal',
    ]);
  });

  it('closes a link, too, that was issued while the invitation closed', () => {
    expect(tasks(sentTo(['a']), cancelled, linked('a'))).toEqual(['close-links']);
    expect(tasks(sentTo(['a']), cancelled, linked('a'), linkClosed('a'))).toEqual([]);
  });

  it('closes links in one order: they were issued in another, and a stored view does not tell', () => {
    const closing = view(sentTo(['a', 'b', 'c']), linked('b'), linked('c'), linked('a'), cancelled)?.tasks[
      'close-links'
    ];
    expect(closing).toMatchObject({ linkIds: ['l-a', 'l-b', 'l-c'] });
  });

  it('is found by its kind, in the order of time', () => {
    const entries = dueWork.entries(view(sentTo(['a', 'b'])) as never);
    expect(entries).toContainEqual({ index: 'due', member: 'expire', sort: `${at(10_000)}/i` });
    expect(entries.filter(({ member }) => member === 'mail')).toHaveLength(2);
  });

  it('is not found while it waits for the seal, whoever signed being told with the sealed documents', () => {
    const mailsOf = (...events: Parameters<typeof log>) =>
      dueWork.entries(view(...events) as never).filter(({ member }) => member === 'mail').length;
    const all = [sentTo(['a', 'b']), mailed('a'), mailed('b'), signed('a'), signed('b'), completed];
    expect(tasks(...all)).toEqual(expect.arrayContaining(['mail/completed/a', 'mail/completed/b', 'seal']));
    expect(mailsOf(...all)).toBe(0);
    expect(mailsOf(...all, sealed('d1', 'a', 'b'))).toBe(2);
    // Whoever hasn't signed gets no documents, and needn't wait for them.
    expect(mailsOf(sentTo(['a', 'b']), mailed('a'), mailed('b'), signed('a'), cancelled)).toBe(1);
  });

  it('comes before any time when it is due at once, also under a clock that has been put back', () => {
    const entries = dueWork.entries(view(sentTo(['a'])) as never);
    const [mail] = entries.filter(({ member }) => member === 'mail');
    expect(String(mail?.sort) < dueBy('1999-01-01T00:00:00.000Z')).toBe(true);
    const retried = dueWork.entries(view(sentTo(['a']), signed('a'), sealingFailed(1, 1)) as never);
    const [seal] = retried.filter(({ member }) => member === 'seal');
    expect(String(seal?.sort) < dueBy('1999-01-01T00:00:00.000Z')).toBe(false);
  });

  it('lies below the bound of its own moment, and above that of any earlier one', () => {
    const [{ sort } = { sort: '' }] = dueWork
      .entries(view(sentTo(['a'])) as never)
      .filter(({ member }) => member === 'expire');
    expect(sort < dueBy(at(10_000))).toBe(true);
    expect(sort < dueBy(at(9_999))).toBe(false);
  });

  it('is validation data for the newest sealed PDF that has a time stamp, also one that came later', () => {
    const start = [sentTo(['a', 'b']), signed('a')] as const;
    const waiting = view(...start, unvalidated('d1', 'x', 'a'));
    expect(waiting?.tasks['validation-data/d1']).toMatchObject({ kind: 'validation-data', sha256: 'x', attempt: 0 });
    const failed = view(...start, unvalidated('d1', 'x', 'a'), validationDataFailed('d1', 'x', 2));
    expect(failed?.tasks['validation-data/d1']).toMatchObject({ attempt: 2, dueAt: at(500) });
    expect(view(...start, unvalidated('d1', 'x', 'a'), timeStampFailed('d1', 'x'))).toEqual(waiting);
    const later = tasks(...start, unstamped('d1', 'x', 'a'), timeStampedOnly('d1', 'x'));
    expect(later).toContain('validation-data/d1');
    expect(later).not.toContain('time-stamp/d1');
    expect(tasks(...start, unvalidated('d1', 'x', 'a'), cancelled)).toContain('validation-data/d1');
    const done = [validated('d1', 'x'), sealed('d1', 'a')];
    for (const event of done)
      expect(tasks(...start, unvalidated('d1', 'x', 'a'), event)).not.toContain('validation-data/d1');
  });

  it('is a time stamp for the newest sealed PDF that waits for one, also of a closed invitation', () => {
    const sent = sentTo(['a', 'b']);
    const waits = view(sent, signed('a'), unstamped('d1', 'x', 'a'))?.tasks['time-stamp/d1'];
    expect(waits).toMatchObject({ kind: 'time-stamp', sha256: 'x', attempt: 0, causedBy: 'event-2' });
    expect(
      view(sent, signed('a'), unstamped('d1', 'x', 'a'), timeStampFailed('d1', 'x', 4))?.tasks['time-stamp/d1'],
    ).toMatchObject({ attempt: 4, dueAt: at(500) });
    expect(
      view(sent, signed('a'), unstamped('d1', 'x', 'a'), timeStampFailed('d1', 'w'))?.tasks['time-stamp/d1'],
    ).toEqual(waits);
    expect(tasks(sent, mailed('a'), mailed('b'), signed('a'), unstamped('d1', 'x', 'a'), cancelled)).toContain(
      'time-stamp/d1',
    );
    expect(tasks(sent, signed('a'), unstamped('d1', 'x', 'a'), timeStamped('d1', 'x'))).not.toContain('time-stamp/d1');
    expect(tasks(sent, signed('a'), unstamped('d1', 'x', 'a'), signed('b'), sealed('d1', 'a', 'b'))).not.toContain(
      'time-stamp/d1',
    );
  });

  it('is a time stamp of its own for a signature page that is a file of its own', () => {
    const both = [sentTo(['a', 'b']), signed('a'), unstampedInTwo('d1', 'x', 'p', 'a')] as const;
    const stamps = (...more: Parameters<typeof log>) => tasks(...both, ...more).filter((key) => key.startsWith('time'));
    const page = 'time-stamp/d1/signature-page';
    expect(stamps()).toEqual(['time-stamp/d1', page]);
    expect(stamps(timeStamped('d1', 'x'))).toEqual([page]);
    expect(stamps(timeStamped('d1', 'p', 'signature-page'))).toEqual(['time-stamp/d1']);
    expect(stamps(signed('b'), sealed('d1', 'a', 'b'))).toEqual([]);
    const failed = view(...both, timeStampFailed('d1', 'p', 4, 'signature-page'))?.tasks;
    expect(failed?.[page]).toMatchObject({ part: 'signature-page', sha256: 'p', attempt: 4 });
    expect(failed?.['time-stamp/d1']).toMatchObject({ sha256: 'x', attempt: 0 });
  });

  it('is nothing for a document whose files are gone, nor do e-mails wait for its seal', () => {
    const closed = [sentTo(['a']), signed('a'), completed] as const;
    const waits = (...more: Parameters<typeof log>) => listed(...closed, ...more).filter((kind) => kind === 'mail');
    expect([tasks(...closed).includes('seal'), waits()]).toEqual([true, []]);
    expect(tasks(...closed, workEnded('d1'))).not.toContain('seal');
    expect(waits(workEnded('d1'))).toEqual(['mail']);
    for (const made of [unstampedInTwo('d1', 'x', 'p', 'a'), unvalidated('d1', 'x', 'a')]) {
      const left = tasks(...closed, made, workEnded('d1'));
      expect(left.filter((key) => /time-stamp|validation-data|seal/.test(key))).toEqual([]);
      expect(tasks(...closed, made, workEnded('d2'))).toEqual(tasks(...closed, made));
    }
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
    expect(tasks(...told)).toEqual(['archive']);
  });
});

describe('what is due for archives', () => {
  const closed = [sentTo(['a', 'b']), signed('a'), sealed('d1', 'a'), cancelled, mailed('a', 'cancelled')];

  it('is to archive what has closed with a signature, until the copies of that closing are there', () => {
    expect(tasks(...closed)).toEqual(['archive']);
    expect(tasks(...closed, archivedFor('event-1'))).toEqual(['archive']);
    expect(tasks(...closed, archivedFor('event-3'))).toEqual([]);
    expect(tasks(sentTo(['a']), expired)).toEqual([]);
  });

  it('is due at once, whatever the clock says', () => {
    const [entry] = dueWork.entries(view(...closed) as never);
    expect(entry).toMatchObject({ index: 'due', member: 'archive' });
    expect(String(entry?.sort) < dueBy('1999-01-01T00:00:00.000Z')).toBe(true);
  });

  it('is to archive once more when something is signed on paper later, and to archive that alone where nobody signed', () => {
    const onPaper = { type: 'ManualSignatureRecorded' as const, data: { scan: {}, signedBy: [] } };
    expect(tasks(...closed, archivedFor('event-3'), onPaper)).toEqual(['archive']);
    expect(tasks(...closed, onPaper, archivedFor('event-3'))).toEqual(['archive']);
    expect(tasks(...closed, onPaper, archivedFor('event-5'))).toEqual([]);
    expect(tasks(sentTo(['a']), onPaper)).not.toContain('archive');
    expect(tasks(sentTo(['a']), onPaper, expired)).toEqual(['archive']);
  });
});

describe('what is due when somebody declines', () => {
  it('is to tell the others who were asked or had signed, and to close the links', () => {
    const asked = [sentTo(['a', 'b', 'c', 'd']), mailed('a'), mailed('b'), linked('b'), mailed('c'), signed('c')];
    const told = ['archive', 'close-links', 'mail/declined/a', 'mail/declined/c', 'seal'];
    expect(tasks(...asked, refused('b'), declined('b'))).toEqual(told);
    expect(tasks(sentTo(['a', 'b']), mailed('a'), declined('a'), mailed('b'))).toEqual(['mail/declined/b']);
  });
});

describe('what is due when the time to sign moves', () => {
  it('is the expiry at its new time', () => {
    expect(view(sentTo(['a']), extended(at(9_000)))?.tasks.expire).toMatchObject({ kind: 'expire', dueAt: at(9_000) });
    expect(tasks(sentTo(['a']), cancelled, extended(at(9_000)))).toEqual([]);
  });
});

describe('reminders', () => {
  const sent = sentTo(['a', 'b']);
  const asked = mailed('a', 'invitation', 'event-0', at(3_000));
  const remindAt = (...events: Parameters<typeof log>) => view(sent, ...events)?.tasks['remind/a']?.dueAt;

  it('come when the schedule says, from the invitation e-mail on, and from each reminder on', () => {
    expect(remindAt()).toBeUndefined();
    expect(remindAt(asked)).toBe(at(3_000));
    expect(remindAt(asked, reminded('a'))).toBe(at(7_000));
    expect(remindAt(mailed('a'))).toBeUndefined();
  });

  it('are e-mails of their own, where the invitation has gone out', () => {
    expect(tasks(sent, mailed('a'), reminded('a'), reminded('b'))).toEqual([
      'expire',
      'mail/invitation/b',
      'mail/reminder/a',
      'remind/a',
      'remind/b',
    ]);
    expect(tasks(sentTo(['a']), mailed('a'), reminded('a'), mailed('a', 'reminder', 'event-2'))).toEqual([
      'expire',
      'remind/a',
    ]);
  });

  it('end when the person has signed, or the invitation has closed', () => {
    expect(tasks(sent, asked, reminded('a'), signed('a'))).toEqual(['expire', 'mail/invitation/b', 'seal']);
    expect(tasks(sent, asked, reminded('a'), expired)).toEqual([]);
    expect(tasks(sent, asked, expired, reminded('a'))).not.toContain('remind/a');
  });
});

describe('a corrected contact', () => {
  it('is asked at the new address, and the link to the old one is closed', () => {
    const asked = [sentTo(['a', 'b']), linked('a'), mailed('a'), linked('b'), mailed('b'), corrected('a')];
    expect(view(...asked)?.tasks['close-links']).toMatchObject({ reason: 'replaced', linkIds: ['l-a'] });
    expect(tasks(...asked)).toEqual(['close-links', 'expire', 'mail/invitation/a']);
    const done = [linkClosed('a'), linked('a', 'event-5', 'new'), mailed('a', 'invitation', 'event-5')];
    expect(tasks(...asked, ...done)).toEqual(['expire']);
  });

  it('is asked anew whatever a late word about the old e-mail says', () => {
    for (const late of [mailed('a'), bounced('a'), delayed('a')])
      expect(view(sentTo(['a']), corrected('a'), late)?.tasks['mail/invitation/a']).toMatchObject({
        attempt: 0,
        causedBy: 'event-1',
      });
    expect(view(sentTo(['a']), corrected('a'), linked('a'))?.tasks['close-links']).toMatchObject({ linkIds: ['l-a'] });
  });

  it('waits for its turn where that has not come', () => {
    expect(tasks(sentTo(['a', 'b'], 'sequential'), corrected('b'))).toEqual(['expire', 'mail/invitation/a']);
  });

  it('is no longer reminded at the old address', () => {
    expect(tasks(sentTo(['a']), mailed('a'), reminded('a'), corrected('a'))).toEqual(['expire', 'mail/invitation/a']);
  });
});

describe('new download links', () => {
  const closed = [sentTo(['a', 'b']), signed('a'), sealed('d1', 'a'), cancelled];

  it('are due when they are asked for, until the e-mail with them is out', () => {
    const asked = [...closed, mailed('a', 'cancelled'), askedAnew('a')];
    expect(view(...asked)?.tasks['mail/download-link/a']).toMatchObject({
      reason: 'download-link',
      causedBy: 'event-5',
    });
    expect(tasks(...asked, mailed('a', 'download-link', 'event-5'))).not.toContain('mail/download-link/a');
  });

  it('asked for again meanwhile are due again: the e-mail for the earlier ask is not the last', () => {
    const again = [...closed, askedAnew('a'), askedAnew('a'), mailed('a', 'download-link', 'event-4')];
    expect(view(...again)?.tasks['mail/download-link/a']).toMatchObject({ causedBy: 'event-5' });
  });
});
