import { describe, expect, it } from '@jest/globals';
import type { LoggerService } from '@nestjs/common';
import { failureLog } from './failure-log.js';

describe('The log of failures', () => {
  function setUp() {
    const lines: [unknown, unknown][] = [];
    let time = 0;
    const log = { error: (words: unknown, where: unknown) => lines.push([where, words]) };
    const tell = failureLog(log as unknown as LoggerService, () => time);
    return { lines, tell, later: (milliseconds: number) => (time += milliseconds) };
  }
  const away = () => new Error('away');

  it('tells each way to fail at once, by where it failed', () => {
    const { lines, tell } = setUp();
    tell('tree', away());
    tell('heads', away());
    tell('tree', new TypeError('gone'));
    expect(lines).toEqual([
      ['tree', 'Error: away'],
      ['heads', 'Error: away'],
      ['tree', 'TypeError: gone'],
    ]);
  });

  it('tells what goes on once a minute, and how often it was not told', () => {
    const { lines, tell, later } = setUp();
    for (let i = 0; i < 130; i++) {
      tell('tree', away());
      later(1_000);
    }
    const told = 'Error: away (and 59 times since it was last told)';
    expect(lines.map(([, words]) => words)).toEqual(['Error: away', told, told]);
  });

  it('tells of each of several that go on how often it was not told', () => {
    const { lines, tell, later } = setUp();
    for (let i = 0; i < 61; i++) {
      for (const where of ['tree', 'heads']) tell(where, away());
      later(1_000);
    }
    const told = 'Error: away (and 59 times since it was last told)';
    expect(lines.slice(2)).toEqual([
      ['tree', told],
      ['heads', told],
    ]);
  });

  it('tells what comes back after a while as it told it first', () => {
    const { lines, tell, later } = setUp();
    tell('tree', away());
    later(60_000);
    tell('heads', away());
    tell('tree', away());
    expect(lines.map(([, words]) => words)).toEqual(['Error: away', 'Error: away', 'Error: away']);
  });
});
