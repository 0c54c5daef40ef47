import { describe, expect, it } from '@jest/globals';
import { checkImport } from '@attestory/domain';
import { readWrittenJson } from './written-json.js';

const around = { now: '2026-11-26T10:00:00.000Z', organizationId: 'o' } as never;
const read = (text: string) => readWrittenJson('lease.json', text, (given) => checkImport(given, around));
const lease = JSON.stringify(
  {
    title: 'Lease',
    sha256: 'a'.repeat(64),
    closedAt: '2024-05-31T11:00:00Z',
    signatories: [
      { name: 'A', signedAt: '2024-05-31T11:00:00Z', role: { kind: 'self' }, method: 'light', assurance: 'none' },
    ],
  },
  null,
  1,
);
const faults = (text: string) => {
  const result = read(text);
  return 'faults' in result ? result.faults : 'none';
};

describe('a file that somebody has written', () => {
  it('is read, with a byte order mark too', () => {
    for (const text of [lease, `\ufeff${lease}`]) expect(read(text)).toMatchObject({ description: { title: 'Lease' } });
  });

  it('is refused with the line of each thing that is wrong', () => {
    expect(faults(lease.replace('"Lease"', '7').replace('"none"', '"strong"'))).toEqual([
      'lease.json:2: title must be a plain text of 1 to 200 characters.',
      'lease.json:13: signatories[0].assurance must be none: a signature by hand proves nobody’s identity.',
    ]);
    expect(faults(lease.replace('"kind": "self"', '"kind": "self",\n"color": "red"'))).toEqual([
      expect.stringMatching(/^lease\.json:11: signatories\[0\]\.role\.color is nothing that can be set/),
    ]);
    expect(faults('{\n}')).toHaveLength(4);
  });

  it.each([
    ['', 'lease.json:1: this is no JSON (ValueExpected).'],
    [lease.replace('"title"', '// ours\n"title"'), 'lease.json:2: this is no JSON (InvalidCommentToken).'],
    [lease.replace(/\n\}$/, ',\n}'), 'lease.json:16: this is no JSON (PropertyNameExpected).'],
    [`${lease}\n{}`, 'lease.json:17: this is no JSON (EndOfFileExpected).'],
    ['['.repeat(200_000), 'lease.json:1: this is no JSON (it is nested too deep).'],
    ['[7]', 'lease.json:1: the file must be an object, {…}.'],
  ])('is refused when it is none that was asked for', (text, fault) => {
    expect(faults(text)).toEqual([fault]);
  });

  it('is refused when a member is set twice', () => {
    const twice = lease.replace('"method"', '"name": "B",\n"method"');
    expect(faults(twice)).toEqual(['lease.json:12: name is set twice; keep one of them.']);
  });

  it('takes no member for the prototype of what it stands in', () => {
    expect(faults(lease.replace('"title"', '"__proto__": {"origin": "x"},\n"title"'))).toEqual([
      expect.stringMatching(/^lease\.json:2: __proto__ is nothing that can be set/),
    ]);
  });
});
