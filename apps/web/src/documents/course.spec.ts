import { describe, expect, it } from '@jest/globals';
import { courseOf } from './course.js';
import { keptBecause, sizeText } from './kept-document.js';

const copy = {
  sentAt: '2026-01-01T10:00:00.000Z',
  closedAt: '2026-01-03T10:00:00.000Z',
  retention: { rule: 'personal/self', keepUntil: '2027-01-03T22:00:00.000Z' },
  signatories: [
    { name: 'Onni', signedAt: '2026-01-03T10:00:00.000Z' },
    { name: null, signedAt: '2026-01-02T10:00:00.000Z' },
    { name: 'Vera', signedAt: null },
  ],
  mine: [{ signatoryId: 's1', signedAt: '2026-01-03T10:00:00.000Z', role: 'self' }],
};

describe('what became of a document', () => {
  it('is told oldest first, with one’s own signature as one’s own, and what ended it after what led to it', () => {
    expect(courseOf(copy).map(({ what, name }) => [what, name])).toEqual([
      ['sent', null],
      ['signed', null],
      ['signedYou', 'Onni'],
      ['closed', null],
      ['keptUntil', null],
    ]);
  });

  it('has no beginning where it was imported, and no end where it is kept for good', () => {
    const { sentAt: _, ...imported } = copy;
    const steps = courseOf({ ...imported, retention: { rule: 'organization/keep', keepUntil: null }, mine: [] });
    expect(steps.map(({ what }) => what)).toEqual(['signed', 'signed', 'closed']);
  });
});

describe('what is said of a copy', () => {
  it.each([
    ['personal/self', 'why.personal.self'],
    ['personal/otherOrganization', 'why.personal.otherOrganization'],
    ['personal/representative', 'why.personal.representative'],
    ['organization/keep', 'why.keep'],
    ['organization/root', 'why.root'],
    ['organization/0f3c0f3c-0000-5000-8000-000000000000', 'why.folder'],
  ])('names the rule by which it is kept: %s', (rule, key) => {
    expect(keptBecause(rule)).toBe(key);
  });

  it('gives its size as people say it', () => {
    expect([900, 1_234, 45_678, 12_345_678].map((bytes) => sizeText(bytes, 'en-GB'))).toEqual([
      '900 byte',
      '1.2 kB',
      '46 kB',
      '12 MB',
    ]);
  });
});
