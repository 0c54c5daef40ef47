import { describe, expect, it } from '@jest/globals';
import { earlyRefusal, mostBytes } from './uploads.js';

describe('a file that is dropped', () => {
  const pdf = { name: 'lease.pdf', size: mostBytes, type: 'application/pdf' };

  it('goes up to the size that the service takes, and no further: that is said before anything is sent', () => {
    expect(mostBytes).toBe(100_000_000);
    expect(earlyRefusal(pdf)).toBeNull();
    expect(earlyRefusal({ ...pdf, size: mostBytes + 1 })).toMatchObject({ code: 'document-too-large' });
  });

  it('is refused at once where there is nothing in it, or it is no PDF', () => {
    expect(earlyRefusal({ ...pdf, size: 0 })).toMatchObject({ code: 'document-empty' });
    expect(earlyRefusal({ ...pdf, name: 'lease.docx', type: '' })).toMatchObject({ code: 'not-a-pdf' });
    expect(earlyRefusal({ ...pdf, name: 'LEASE.PDF', type: '' })).toBeNull();
  });
});
