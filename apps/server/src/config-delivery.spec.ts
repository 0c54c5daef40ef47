import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { shippedPolicies, shippedPolicySet } from '@attestory/domain';
import { loadConfig } from './config.js';
import { parsePolicyFile } from './config-delivery.js';

const folder = mkdtempSync(join(tmpdir(), 'attestory-policy-'));
afterAll(() => rmSync(folder, { recursive: true }));

const shipped = JSON.stringify(shippedPolicySet, null, 1);
const parse = (text: string) => parsePolicyFile('/etc/a/policy.json', text);
const lineOf = (text: string, what: string) => text.slice(0, text.indexOf(what)).split('\n').length;

describe('A file with a delivery policy', () => {
  it('may have comments and commas at the end', () => {
    expect(parse(`\ufeff// ours\n${shipped.replace(/\n\}$/, ',\n}')}`)).toEqual({ policies: shippedPolicies });
  });

  it.each([
    ['unknown names', '"otherOrganization"', '"guest"', /:(\d+): versions\[0\]\.rows\[0\]\.roles\[1\] must be one of/],
    [
      'a day that there isn’t',
      '"2025-04-25",\n   "rows"',
      '"2025-04-31",\n   "rows"',
      /versions\[1\]\.from must be a day/,
    ],
    ['a gap before the first version', '"from": null', '"from": "2020-01-01"', /versions\[0\]\.from must be null.*gap/],
    [
      'two versions of one name',
      '"before-2025-04-25"',
      '"2025-04-25"',
      /versions\[1\]\.version is the name of another/,
    ],
    ['a member that means nothing', '"timeZone"', '"zone": 1,\n "timeZone"', /: zone is nothing that can be set/],
    ['a member twice', '"timeZone"', '"timeZone": "UTC",\n "timeZone"', /: timeZone is set twice/],
  ])('is refused with the line for %s', (_, what, instead, sentence) => {
    const text = shipped.replace(what, instead);
    const { faults } = parse(text) as { readonly faults: readonly string[] };
    expect(faults[0]).toMatch(sentence);
    expect(faults[0]).toMatch(/^\/etc\/a\/policy\.json:\d+: /);
  });

  it('is refused with the line where the fault is', () => {
    const gap = shipped.replace('"single-factor"', '"strong"');
    const { faults } = parse(gap) as { readonly faults: readonly string[] };
    const [first] = faults;
    expect(first).toContain(`policy.json:${lineOf(gap, '"rows"')}: versions[0].rows must have a row for role self`);
    expect(first).toContain('(a gap)');
    const overlaps = faults.find((fault) => fault.includes('(an overlap)'));
    expect(overlaps).toMatch(/rows\[1\] is for role self with assurance strong, as strong is already/);
  });

  it.each([
    ['', 1],
    ['{\n"timeZone": \n', 3],
  ])('is refused when it is %j', (text, line) => {
    const [first] = (parse(text) as { readonly faults: readonly string[] }).faults;
    expect(first).toContain(`:${line}: this is no JSON`);
  });

  it('is refused when it is no object', () => {
    expect(parse('[]')).toEqual({ faults: ['/etc/a/policy.json:1: the file must be an object, {…}.'] });
  });

  it('is what the service goes by; without one it is the shipped policy', () => {
    expect(loadConfig({}).settings.deliveryPolicies).toBe(shippedPolicies);
    const file = join(folder, 'policy.json');
    writeFileSync(file, shipped.replaceAll('2025-04-25', '2026-01-01'));
    const { versions } = loadConfig({ ATTESTORY_DELIVERY_POLICY: file }).settings.deliveryPolicies;
    expect(versions.map(({ validFrom }) => validFrom)).toEqual([null, '2025-12-31T22:00:00.000Z']);
    writeFileSync(file, '{\n"timeZone": "UTC"\n}');
    expect(() => loadConfig({ ATTESTORY_DELIVERY_POLICY: file })).toThrow(`${file}:1: the file lacks versions.`);
    expect(() => loadConfig({ ATTESTORY_DELIVERY_POLICY: `${file}.none` })).toThrow('ENOENT');
  });
});
