import { describe, expect, it } from '@jest/globals';
import { addressOf, asked, filtersOf } from './filters.js';

const none = { stream: '', type: '', from: '' };

describe('What events are narrowed to', () => {
  it('stands in the address of the page, and comes back from it', () => {
    const filters = { stream: 'organization-1', type: 'MemberInvited, MemberJoined', from: '2026-11-26T08:00' };
    const query = Object.fromEntries(new URL(addressOf(filters), 'http://localhost').searchParams);
    expect(filtersOf(query)).toEqual(filters);
    expect(addressOf(none)).toBe('/app/audit');
  });

  it('is asked as the service takes it: types without spaces, times in UTC with milliseconds', () => {
    const from = '2026-11-26T08:00';
    expect(asked({ stream: ' a ', type: 'A, B', from })).toEqual({
      ...{ stream: 'a', type: 'A,B' },
      from: new Date(from).toISOString(),
    });
    expect(asked({ ...none, from: 'yesterday' }).from).toBe('');
  });
});
