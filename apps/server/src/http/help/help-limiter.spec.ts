import { describe, expect, it } from '@jest/globals';
import { HelpLimiter } from './help-limiter.js';

describe('How often help is asked for', () => {
  it('has a limit for each address, beyond what people type', async () => {
    const limiter = new HelpLimiter();
    for (let n = 0; n < 600; n++) await limiter.count('192.0.2.1');
    await expect(limiter.count('192.0.2.1')).rejects.toMatchObject({ code: 'too-many-requests' });
    await expect(limiter.count('192.0.2.2')).resolves.toBeUndefined();
  });
});
