import { beforeEach, describe, expect, it } from '@jest/globals';
import { EmailLinkLimiter } from './email-link-limiter.js';

describe('The limits of links to sign in', () => {
  let limiter: EmailLinkLimiter;
  beforeEach(() => {
    limiter = new EmailLinkLimiter({ lookup: (member) => `hash of ${member}` }, 3);
  });
  const asks = async (address: string, times: number) => {
    const answers: boolean[] = [];
    for (let i = 0; i < times; i++) answers.push(await limiter.maySendTo(address));
    return answers;
  };

  it('let five an hour go to one address, however it is written', async () => {
    expect(await asks('Aino@example.com', 3)).toEqual([true, true, true]);
    expect(await asks('aino@EXAMPLE.com', 3)).toEqual([true, true, false]);
    expect(await asks('onni@example.com', 1)).toEqual([true]);
  });

  it('refuse whoever asks for too many, and say when they can again', async () => {
    for (let i = 0; i < 3; i++) await limiter.countCaller('192.0.2.1');
    await expect(limiter.countCaller('192.0.2.1')).rejects.toMatchObject({
      code: 'too-many-requests',
      members: { availableAt: expect.stringMatching(/Z$/) },
    });
    await limiter.countCaller('192.0.2.2');
  });
});
