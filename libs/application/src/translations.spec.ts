import { describe, expect, it } from '@jest/globals';
import type { Language } from '@attestory/domain';
import { type Catalog, readableClock, readableDay, translator } from './translations.js';

const catalog: Catalog = {
  plain: 'Text',
  deep: { value: 'Hello {{name}}' },
  files_one: '{{count}} file',
  files_other: '{{count}} files',
};
const all = { en: catalog, fi: catalog, sv: catalog, nb: catalog, da: catalog, nl: catalog };

describe('translating', () => {
  it('puts values in as they are, and reads nothing into them', () => {
    const t = translator(all, 'en');
    expect(t('plain')).toBe('Text');
    for (const name of ['<b>Aino & Bo</b>', '$t(plain)', '{{other}}', '{{- name}}', 'a.b:c', '']) {
      expect(t('deep.value', { name })).toBe(`Hello ${name}`);
    }
  });

  it.each<Language>(['en', 'fi', 'sv', 'nb', 'da', 'nl'])('counts as %s does', (language) => {
    const t = translator(all, language);
    expect([0, 1, 2].map((count) => t('files', { count }))).toEqual(['0 files', '1 file', '2 files']);
  });

  it('refuses a key that there is not', () => {
    expect(() => translator(all, 'nl')('deep.missing')).toThrow(new RangeError('no text for deep.missing in nl'));
  });

  it('writes days as the language does', () => {
    const day = (language: Language) => readableDay('2026-11-24T23:30:00.000Z', language);
    expect(day('en')).toBe('24 November 2026');
    expect(day('fi')).toBe('24. marraskuuta 2026');
    expect(day('sv')).toBe('24 november 2026');
    expect(day('nb')).toBe('24. november 2026');
    expect(day('da')).toBe('24. november 2026');
    expect(day('nl')).toBe('24 november 2026');
    expect(readableDay('2026-11-24T23:30:00.000Z', 'en', 'Europe/Helsinki')).toBe('25 November 2026');
  });

  it('writes times of day as the language does', () => {
    const clocks = (language: Language) => [
      readableClock('2026-11-24T09:05:07.000Z', language),
      readableClock('2026-11-24T23:30:00.000Z', language, 'medium'),
    ];
    for (const language of ['en', 'sv', 'nb', 'nl'] as const) expect(clocks(language)).toEqual(['09:05', '23:30:00']);
    expect(clocks('fi')).toEqual(['9.05', '23.30.00']);
    expect(clocks('da')).toEqual(['09.05', '23.30.00']);
  });
});
