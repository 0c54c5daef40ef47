import { describe, expect, it } from '@jest/globals';
import { fileNameOf } from './download.js';

describe('the name of a file that is downloaded', () => {
  it.each([
    [`attachment; filename="lease.pdf"; filename*=UTF-8''Vuokrasopimus%20%C3%A4%C3%B6.pdf`, 'Vuokrasopimus äö.pdf'],
    ['attachment; filename="a \\"quoted\\" name.pdf"', 'a "quoted" name.pdf'],
    ['attachment; filename=documents.zip', 'documents.zip'],
    [`attachment; filename*=UTF-8''%E0%A4%A`, null],
    ['attachment', null],
    [null, null],
  ])('is what the answer says: %s', (disposition, name) => {
    expect(fileNameOf(disposition)).toBe(name);
  });
});
