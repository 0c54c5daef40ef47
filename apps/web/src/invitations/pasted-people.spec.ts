import { describe, expect, it } from '@jest/globals';
import { readPeople } from './pasted-people.js';

const aino = { name: 'Aino Virtanen', email: 'aino@example.com' };
const bo = { name: 'Bo', email: 'bo@example.com' };

describe('a pasted list of people', () => {
  it.each([
    ['Aino Virtanen <aino@example.com>'],
    ['"Aino Virtanen" <aino@example.com>;'],
    ['Aino Virtanen; aino@example.com'],
    ['aino@example.com, Aino Virtanen'],
    ['Aino Virtanen\taino@example.com'],
    ['"Aino Virtanen","aino@example.com"'],
    ['Aino Virtanen aino@example.com'],
    ['aino@example.com Aino Virtanen'],
    ['  Aino Virtanen\u202E <\u200Eaino@example.com>  '],
  ])('is read as people write it: %j', (line) => {
    expect(readPeople(line)).toEqual({ people: [aino], faults: [] });
  });

  it('may be several on a line, as programs for e-mail have them, and may have a heading and empty lines', () => {
    const text = 'Name;E-mail\r\n\r\nAino Virtanen <aino@example.com>; Bo <bo@example.com>\n';
    expect(readPeople(text)).toEqual({ people: [aino, bo], faults: [] });
  });

  it('keeps names with separators, quotation marks and signs of any script', () => {
    const names = ['Virtanen, Aino', 'Aino "Nino" V', '<b>Aino</b>', 'אינו', '👩🏽‍🚀'];
    const text = ['"Virtanen, Aino",a@example.com', '"Aino ""Nino"" V";b@example.com'];
    const rest = ['<b>Aino</b>;c@example.com', 'אינו;d@example.com', '👩🏽‍🚀;e@example.com'];
    expect(readPeople([...text, ...rest].join('\n')).people.map(({ name }) => name)).toEqual(names);
  });

  it('says for each line what is wrong with it', () => {
    const lines = [
      'Aino Virtanen',
      'Bo; bo@nowhere',
      'carla@example.com',
      'a@example.com, b@example.com',
      'Bo; bo@example.com',
    ];
    const { people, faults } = readPeople(lines.join('\n'), [bo]);
    expect(people).toEqual([]);
    expect(faults.map(({ line, fault }) => [line, fault])).toEqual([
      [1, 'noAddress'],
      [2, 'badAddress'],
      [3, 'noName'],
      [4, 'noName'],
      [5, 'twice'],
    ]);
  });

  it('takes two people with one address for two, and a repeat for the same', () => {
    const text = 'Bo; home@example.com\nBo; HOME@example.com\nCarla; home@example.com';
    expect(readPeople(text)).toMatchObject({ people: [{ name: 'Bo' }, { name: 'Carla' }], faults: [{ line: 2 }] });
  });
});
