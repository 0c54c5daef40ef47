import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Instant, isArtificial, parseIdentityNumber } from '@attestory/domain';
import { describe, expect, it } from '@jest/globals';
import { testPeople } from './test-people.js';

const of = (country: string) => testPeople.filter((person) => person.country === country);
const numbers = (country: string) => of(country).flatMap(({ number }) => number ?? []);
const sum = (digits: string, weights: readonly number[]) =>
  weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);

describe('Test people', () => {
  it('are several per country, each with a name of its own in the form', () => {
    for (const country of ['FI', 'SE', 'NO', 'DK', 'NL']) expect(of(country).length).toBeGreaterThan(2);
    expect(new Set(testPeople.map(({ id }) => id)).size).toBe(testPeople.length);
    expect(new Set(testPeople.map(({ label }) => label)).size).toBe(testPeople.length);
  });

  it('have numbers as the domain writes them, which tell that they are artificial where numbers can', () => {
    for (const { country, number } of testPeople) {
      if (number === undefined) continue;
      const read = parseIdentityNumber(country, number, '2026-11-26T00:00:00.000Z' as Instant);
      expect(read).toEqual({ number: { country, value: number } });
      expect(isArtificial({ country, value: number })).toBe(country === 'FI' || country === 'NO');
    }
  });

  it('of Finland have individual numbers from 900 on, and the right check sign', () => {
    for (const number of numbers('FI')) {
      const [, day, individual, sign] = /^(\d{6})[-A-FU-Y](9\d\d)(\w)$/.exec(number) ?? [];
      expect('0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(`${day}${individual}`) % 31]).toBe(sign);
    }
  });

  it('of Sweden have numbers of the tax agency’s test list, and the right check digit', () => {
    for (const number of numbers('SE')) {
      expect(number).toMatch(/^(19|20)\d{6}23[89]\d$/);
      const doubled = [...number.slice(2)].map((digit, i) => Number(digit) * (i % 2 === 0 ? 2 : 1));
      expect(doubled.reduce((total, value) => total + (value > 9 ? value - 9 : value), 0) % 10).toBe(0);
    }
  });

  it('of Norway have synthetic numbers, months from 81 on, and the right check digits', () => {
    for (const number of numbers('NO')) {
      expect(number).toMatch(/^\d\d(8[1-9]|9[0-2])\d{7}$/);
      expect(sum(number, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11).toBe(0);
      expect(sum(number, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11).toBe(0);
    }
  });

  it('of Denmark have serial numbers from 9990 on, without modulus 11', () => {
    for (const number of numbers('DK')) {
      expect(number).toMatch(/^\d{6}999\d$/);
      expect(sum(number, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11).not.toBe(0);
    }
  });

  it('of the Netherlands have no number, as iDIN gives none', () => {
    expect(numbers('NL')).toEqual([]);
    for (const person of of('NL')) expect(person).not.toHaveProperty('givenName');
  });

  it('are listed in the how-to, with their numbers', () => {
    const howTo = readFileSync(join(import.meta.dirname, '../../../../docs/how-to/sandbox-broker.md'), 'utf8');
    const listed = [...howTo.matchAll(/^\| `([a-z]{2}-[\w-]+)` \| [^|]+ \| ([^|]+) \|/gm)].map(([, id, number]) => [
      id,
      number,
    ]);
    const words = { NL: 'iDIN gives none' } as Readonly<Record<string, string>>;
    expect(listed).toEqual(testPeople.map(({ id, number, country }) => [id, number ?? words[country] ?? 'none']));
  });
});
