import { describe, expect, it } from '@jest/globals';
import { addressOf, filterOf, isNarrowed, isNarrowedFurther, queryOf } from './filter.js';

describe('the filter of a list of documents', () => {
  it('is in the address of its page, and comes back from it', () => {
    const filter = filterOf({ q: ' lease vir ', status: 'completed', from: '2026-01-31', folder: 'none' });
    const address = addressOf('/app/archive', filter);
    expect(address).toBe('/app/archive?q=lease+vir&status=completed&from=2026-01-31&folder=none');
    expect(filterOf(Object.fromEntries(new URLSearchParams(address.split('?')[1])))).toEqual(filter);
    expect([isNarrowed(filter), isNarrowedFurther(filter)]).toEqual([true, true]);
  });

  it('narrows nothing where nothing is given', () => {
    const filter = filterOf({});
    expect([isNarrowed(filter), isNarrowedFurther(filter)]).toEqual([false, false]);
    expect(addressOf('/app/documents', filter)).toBe('/app/documents');
    expect(queryOf('/v1/me/documents', filter)).toBe('/v1/me/documents?limit=20');
  });

  it('takes the last day whole, where whoever looks is', () => {
    const asked = new URL(queryOf('http://x/', filterOf({ from: '2026-03-28', to: '2026-03-29' }))).searchParams;
    expect(new Date(asked.get('from') as string)).toEqual(new Date(2026, 2, 28));
    expect(new Date(asked.get('to') as string)).toEqual(new Date(2026, 2, 30));
  });

  it('leaves out days that are none', () => {
    expect(filterOf({ from: 'yesterday', to: '2026-13-45' })).toMatchObject({ from: '', to: '' });
  });

  it('leaves out states and kinds that there are none of, and asks for no more words than can be looked for', () => {
    const filter = filterOf({ status: 'nonsense', kind: 'signed', q: `a\u0000b ${'word '.repeat(20)}` });
    expect(filter).toMatchObject({ status: '', kind: 'signed' });
    const asked = new URL(queryOf('http://x/', filter)).searchParams.get('q');
    expect(asked).toBe('a b word word word word word word word word');
    expect(queryOf('/v1/archive', filterOf({ q: '?! …' }))).toBe('/v1/archive?limit=20');
  });
});
