import { describe, expect, it, jest } from '@jest/globals';
import { structuredLog } from './log.js';

/** The lines that a log wrote meanwhile, on standard output and standard error. */
function linesOf(work: () => void): Record<string, unknown>[] {
  const written: string[] = [];
  const spies = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0),
  );
  try {
    work();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return written
    .join('')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('The log', () => {
  it('is one JSON object a line: when, how grave, by whom and what', () => {
    const log = structuredLog('info');
    const [request, failure] = linesOf(() => {
      log.log({ method: 'GET', route: '/v1/invitations', status: 200, ms: 3, id: 'r1' }, 'http');
      log.error('MailUnavailableError: the mail server answered 421\nsecond line', 'mail');
    });
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const asked = { method: 'GET', route: '/v1/invitations', status: 200, ms: 3, id: 'r1' };
    expect(request).toEqual({ time, level: 'info', context: 'http', ...asked });
    const message = 'MailUnavailableError: the mail server answered 421\nsecond line';
    expect(failure).toEqual({ time, level: 'error', context: 'mail', message });
  });

  it.each([
    ['error', ['error']],
    ['warn', ['error', 'warn']],
    ['info', ['error', 'warn', 'info']],
    ['silent', []],
  ])('at level %s tells %j', (level, told) => {
    const log = structuredLog(level);
    const lines = linesOf(() => {
      log.error('a', 'x');
      log.warn('b', 'x');
      log.log('c', 'x');
      log.debug?.('d', 'x');
    });
    expect(lines.map((line) => line.level)).toEqual(told);
  });

  it('tells of the framework’s own start at level debug only', () => {
    const starting = (level: string) => linesOf(() => structuredLog(level).log('Starting', 'NestFactory'));
    expect(starting('info')).toEqual([]);
    expect(starting('debug')).toHaveLength(1);
  });
});
