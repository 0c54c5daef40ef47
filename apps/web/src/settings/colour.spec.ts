import { describe, expect, it } from '@jest/globals';
import { colourOf, contrastWithWhite } from './colour.js';

describe('A colour', () => {
  it('is read as people type it', () => {
    expect(colourOf(' 1D6F68 ')).toBe('#1d6f68');
    expect(colourOf('#1d6f68')).toBe('#1d6f68');
    for (const typed of ['', 'teal', '#12345', '#12345g']) expect(colourOf(typed)).toBeNull();
  });

  it('bears white text as far as WCAG computes it', () => {
    expect(contrastWithWhite('#ffffff')).toBe(1);
    expect(contrastWithWhite('#000000')).toBe(21);
    expect(contrastWithWhite('#767676')).toBe(4.54);
    expect(contrastWithWhite('#777777')).toBe(4.47);
  });
});
