import { describe, expect, it } from '@jest/globals';
import { preferredLanguage, titleOf } from './problem-titles.js';

describe('the language of a problem', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['*', 'en'],
    ['fi', 'fi'],
    ['fi-FI,fi;q=0.9,en;q=0.8', 'fi'],
    ['de, da;q=0.5, en;q=0.4', 'da'],
    ['no', 'nb'],
    ['nn-NO', 'nb'],
    ['sv-FI', 'sv'],
    ['en;q=0.1, nl', 'nl'],
    ['de-AT, ja', 'en'],
    ['xx;q=;;,,fi;q=nonsense', 'en'],
    ['constructor', 'en'],
    ['fi;q=0, sv;q=0.1', 'sv'],
    ['fi;q=0', 'en'],
    ['sv;q=0.5, fi;q=0.5', 'sv'],
    ['DA-dk', 'da'],
    ['en-US, fi;q=0.9', 'en'],
    ['nb-NO;q=0.3, nl-BE;q=0.4', 'nl'],
    ['fi_FI', 'en'],
    [`${'x-'.repeat(2_000)}, fi;q=0.1`, 'fi'],
  ])('asked for by %p is %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });

  it('has a title of its own for each', () => {
    expect(titleOf('already-signed', 'en')).toBe('Already signed');
    expect(titleOf('already-signed', 'fi')).toBe('Jo allekirjoitettu');
  });
});
