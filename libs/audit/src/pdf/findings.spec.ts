import { describe, expect, it } from '@jest/globals';
import { findingOf, sentence } from './findings.js';

describe('what is found against a signature', () => {
  it('is a sentence that can be told in another language', () => {
    expect(sentence('other-bytes')).toMatch(/^It is not over these bytes/);
    expect(findingOf(sentence('other-bytes'))).toEqual({ code: 'other-bytes', values: {} });
  });

  it('keeps its values, whatever they are', () => {
    const told = sentence('object-replaced', { number: 4, type: ' (Page)' });
    expect(told).toBe('Object 4 (Page) was replaced');
    expect(findingOf(told)?.code).toBe('object-replaced');
    expect(findingOf(sentence('entry-changed', { key: '$&', place: 'page 2' }))).toEqual({
      code: 'entry-changed',
      values: { key: '$&', place: 'page 2' },
    });
  });

  it('may be of the time stamp in it', () => {
    const inner = sentence('stamp-none');
    expect(findingOf(sentence('time-stamp', { fault: inner }))).toEqual({
      code: 'time-stamp',
      values: { fault: inner },
    });
  });

  it('is nothing where somebody else wrote it', () => {
    expect(findingOf('Everything is fine')).toBeUndefined();
  });
});
