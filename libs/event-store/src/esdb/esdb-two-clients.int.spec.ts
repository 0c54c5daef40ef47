import { describe, expect, it } from '@jest/globals';
import { startChild } from '../sqlite/fixtures/child.js';

describe('A connection that is lost', () => {
  it('costs neither the process nor the appends over another one', async () => {
    const child = startChild('../../../../../test/esdb-server/two-servers.ts');
    await child.ended;
    expect(child.lines()).toEqual(['revision 0', '2000 unavailable']);
    expect(child.process.exitCode).toBe(0);
  }, 60_000);
});
