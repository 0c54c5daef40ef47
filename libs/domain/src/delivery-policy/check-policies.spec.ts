import { describe, expect, it } from '@jest/globals';
import { checkDeliveryPolicies } from './check-policies.js';
import { shippedPolicies, shippedPolicySet } from './shipped-policies.js';

const row = (name: string, roles: unknown, assurances: unknown, ways: unknown = []) => ({
  row: name,
  roles,
  assurances,
  ways,
});
const everyRole = ['self', 'otherOrganization', 'representative'];
const anyhow = ['none', 'single-factor', 'strong'];
const whole = [row('all', everyRole, anyhow)];
const first = { version: 'first', from: null, rows: whole };
const second = { version: 'second', from: '2030-01-01', rows: whole };
const set = (...versions: unknown[]) => ({ timeZone: 'Europe/Helsinki', versions });
const faults = (given: unknown) => {
  const result = checkDeliveryPolicies(given);
  return 'faults' in result ? result.faults.map(({ pointer, fault }) => `${pointer}: ${fault}`) : 'none';
};
const rows = (...given: unknown[]) => faults(set({ ...first, rows: given }));

describe('a delivery policy that was written', () => {
  it('is the shipped one, or one like it', () => {
    expect(checkDeliveryPolicies(JSON.parse(JSON.stringify(shippedPolicySet)))).toEqual({ policies: shippedPolicies });
    expect(faults(set(first, second))).toBe('none');
  });

  it('begins with a version that has always held, and each later one later: else there would be a gap or an overlap', () => {
    expect(faults(set(second))).toEqual([
      '/versions/0/from: must be null: what was signed before 2030-01-01 would have no policy (a gap)',
    ]);
    expect(faults(set(first, { ...second, from: null }))).toEqual([
      '/versions/1/from: must be a day: only the first version may have held always (an overlap)',
    ]);
    for (const from of ['2030-01-01', '2029-12-31'])
      expect(faults(set(first, second, { ...second, version: 'third', from }))).toEqual([
        '/versions/2/from: must be later than the day with which the version before it begins (an overlap)',
      ]);
  });

  it('has one row for each role and assurance', () => {
    expect(rows(row('most', everyRole, ['none', 'strong']), row('rest', ['self'], ['single-factor']))).toEqual([
      '/versions/0/rows: must have a row for role otherOrganization with assurance single-factor (a gap)',
      '/versions/0/rows: must have a row for role representative with assurance single-factor (a gap)',
    ]);
    expect(rows(...whole, row('more', ['self'], ['strong']))).toEqual([
      '/versions/0/rows/1: is for role self with assurance strong, as all is already (an overlap)',
    ]);
  });

  it('begins on days that there are', () => {
    for (const from of ['2025-02-29', '2025-04-31', '25.4.2025', '2025-04-25T00:00:00Z', 7])
      expect(faults(set(first, { ...second, from }))).toEqual([
        '/versions/1/from: must be a day like 2025-04-25, or null for the first version',
      ]);
    expect(faults(set(first, { ...second, from: '2028-02-29' }))).toBe('none');
  });

  it.each([
    [{ ...set(first), timeZone: 'Europe/Helsinky' }, '/timeZone: must be an IANA name like Europe/Helsinki'],
    [{ ...set(first), timeZone: '+02:00' }, '/timeZone: must be an IANA name like Europe/Helsinki'],
    [{ ...set(first), 'a/b': 1 }, '/a~1b: is nothing that can be set; there are: timeZone, versions'],
    [[], ': must be an object, {…}'],
    [null, ': must be an object, {…}'],
    [{ versions: [first] }, ': lacks timeZone'],
    [set(), '/versions: must be a list with at least one entry, […]'],
    [set('first'), '/versions/0: must be an object, {…}'],
    [
      set({ ...first, version: 'The first' }),
      '/versions/0/version: must be a short name in small letters, digits, dots and hyphens',
    ],
    [set(first, { ...second, version: 'first' }), '/versions/1/version: is the name of another version already'],
  ])('has nothing else in it: %j', (given, fault) => {
    expect(faults(given)).toEqual([fault]);
  });

  it.each([
    [row('all', ['self', 'guest'], anyhow), '/roles/1: must be one of: self, otherOrganization, representative'],
    [row('all', everyRole, ['sure']), '/assurances/0: must be one of: none, single-factor, strong'],
    [row('all', ['self', ...everyRole], anyhow), '/roles: names something twice'],
    [row('all', [], anyhow), '/roles: must be a list with at least one entry, […]'],
    [row('all', everyRole, anyhow, {}), '/ways: must be a list, […]'],
    [
      row('all', everyRole, anyhow, [{ way: 'post' }]),
      '/ways/0/way: must be one of: download-link, personal-account, organization-archive',
    ],
    [
      row('all', everyRole, anyhow, [{ way: 'download-link', when: 'asked' }]),
      '/ways/0/when: must be one of: sendDownloadLink, saveToPersonalAccount, copyToLightSignatories',
    ],
    [
      row('all', everyRole, anyhow, [{ way: 'download-link', unless: 'x' }]),
      '/ways/0/unless: is nothing that can be set; there are: way, when',
    ],
    [
      row('all', everyRole, anyhow, [{ way: 'download-link' }, { way: 'download-link', when: 'sendDownloadLink' }]),
      '/ways/1: names download-link twice',
    ],
    [
      row('all', everyRole, anyhow, [{ way: 'organization-archive' }]),
      '/ways/0: needs an organization, which only the role representative has',
    ],
  ])('has rows of known names only: %j', (given, fault) => {
    expect(rows(given)).toEqual([`/versions/0/rows/0${fault}`]);
  });

  it('has no two rows of one name', () => {
    expect(rows(row('all', everyRole, ['none', 'strong']), row('all', everyRole, ['single-factor']))).toEqual([
      '/versions/0/rows/1/row: is the name of another row already',
    ]);
  });

  it('is refused without any value of it in what is said', () => {
    const secret = 'hunter2-hunter2';
    expect(
      JSON.stringify(faults({ timeZone: secret, versions: [{ version: [secret], from: secret, rows: secret }] })),
    ).not.toContain(secret);
  });
});
