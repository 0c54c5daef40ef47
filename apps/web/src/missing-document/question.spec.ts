import { describe, expect, it } from '@jest/globals';
import { keepQuestion, keptQuestion, lacksPerson, nothingAsked, questionPath } from './question.js';

const queryOf = (path: string) => Object.fromEntries(new URL(path, 'http://here').searchParams);
const storageOf = (text: string | null) => {
  const texts = new Map<string, string>(text === null ? [] : [['attestory.missing-document', text]]);
  return {
    getItem: (name: string) => texts.get(name) ?? null,
    setItem: (name: string, value: string) => void texts.set(name, value),
  } as unknown as Storage;
};

describe('a question after a missing document', () => {
  it('has what was typed, and nothing that was not', () => {
    const path = questionPath({ ...nothingAsked, title: ' Vuokra & muut ', name: 'not asked of oneself' }, 'own');
    expect(path.split('?')[0]).toBe('/v1/me/missing-document');
    expect(queryOf(path)).toEqual({ title: 'Vuokra & muut' });
  });

  it('is asked by an organization about a person, and not about a sender', () => {
    const path = questionPath(
      { ...nothingAsked, sender: 'Acme', name: 'Aino', email: 'aino@example.com' },
      'organization',
    );
    expect(path.split('?')[0]).toBe('/v1/support/missing-document');
    expect(queryOf(path)).toEqual({ name: 'Aino', email: 'aino@example.com' });
  });

  it('lacks the person where an organization names nobody', () => {
    const titled = { ...nothingAsked, title: 'Lease', name: ' ' };
    expect([lacksPerson(titled, 'organization'), lacksPerson(titled, 'own')]).toEqual([true, false]);
    for (const said of [{ name: 'Aino' }, { email: 'aino@example.com' }])
      expect(lacksPerson({ ...titled, ...said }, 'organization')).toBe(false);
  });

  it('takes days whole, where whoever asks is', () => {
    const { from, to } = queryOf(questionPath({ ...nothingAsked, from: '2026-02-28', to: '2026-02-28' }, 'own'));
    expect([from, to]).toEqual([new Date(2026, 1, 28).toISOString(), new Date(2026, 2, 1).toISOString()]);
    expect(queryOf(questionPath({ ...nothingAsked, from: 'yesterday' }, 'own'))).toEqual({});
  });

  it('is kept in the tab, and not lost by what somebody else has put there', () => {
    const storage = storageOf(null);
    keepQuestion({ ...nothingAsked, title: 'Lease' }, storage);
    expect(keptQuestion(storage).title).toBe('Lease');
    expect(keptQuestion(storageOf('{'))).toEqual(nothingAsked);
    expect(keptQuestion(storageOf(null))).toEqual(nothingAsked);
  });
});
