import { describe, expect, it } from '@jest/globals';
import { Tally } from './tally.js';

describe('what is told of an import', () => {
  it('keeps names of files on their line, and from giving the terminal orders', () => {
    const refusals = [
      {
        file: 'a\u001b[2J\nImported 9.pdf',
        outcome: 'refused' as const,
        code: 'description-wrong',
        reason: 'a\u001b.json:1: no',
      },
    ];
    const counts = { imported: 0, alreadyThere: 0, refused: 1, ignored: 0 };
    const told = Tally.told({ dryRun: false, ...counts, refusals });
    expect(told.split('\n')).toEqual([
      'Imported 0, 0 there already, 1 refused.',
      '  a\ufffd[2J\ufffdImported 9.pdf: description-wrong: a\ufffd.json:1: no',
    ]);
  });
});
